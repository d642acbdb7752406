import { createMemo, createSignal, For, onMount } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Palette = { base: string; scheme: string };

const SCHEMES: Record<string, number[]> = {
  Analogous: [-40, -20, 0, 20, 40],
  Complementary: [0, 0, 180, 180, 200],
  Triadic: [0, 0, 120, 240, 240],
  Split: [0, 0, 150, 210, 210],
  Monochrome: [0, 0, 0, 0, 0],
};
/** Lightness steps that keep five swatches apart even when they share a hue. */
const LIGHTNESS = [-18, 14, 0, 8, -10];
const RAMP = [95, 88, 78, 68, 58, 48, 38, 28, 18];

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

function toHsl(hex: string): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = channels(hex);
  const high = Math.max(red, green, blue);
  const range = high - Math.min(red, green, blue);
  const lightness = high - range / 2;
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1));
  const hue =
    range === 0
      ? 0
      : high === red
        ? (green - blue) / range
        : high === green
          ? 2 + (blue - red) / range
          : 4 + (red - green) / range;
  return [(hue * 60 + 360) % 360, saturation * 100, lightness * 100];
}

function toHex(hue: number, saturation: number, lightness: number): string {
  const reach = (saturation / 100) * Math.min(lightness / 100, 1 - lightness / 100);
  const part = (offset: number) => {
    const place = (offset + hue / 30) % 12;
    const value = lightness / 100 - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(0)}${part(8)}${part(4)}`;
}

/** WCAG contrast of two colours, 1 to 21. */
function contrast(first: string, second: string): number {
  const luminance = (hex: string) => {
    const [red = 0, green = 0, blue = 0] = channels(hex).map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}
const inkOn = (hex: string) => (contrast(hex, "#ffffff") >= contrast(hex, "#000000") ? "#ffffff" : "#000000");

const randomColour = () => toHex(Math.random() * 360, 40 + Math.random() * 40, 35 + Math.random() * 25);

function readPalette(stored: unknown): Palette | undefined {
  const { base, scheme } = (stored ?? {}) as Record<string, unknown>;
  return typeof base === "string" && /^#[0-9a-f]{6}$/i.test(base) && String(scheme) in SCHEMES
    ? { base, scheme: String(scheme) }
    : undefined;
}

/** A signal that survives reloads: it starts with a value and takes over what was kept. */
function createKept<T>(props: Props, key: string, start: T, read: (stored: unknown) => T | undefined) {
  const [value, setValue] = createSignal<T>(start);
  let changed = false;
  let saving: ReturnType<typeof setTimeout> | undefined;
  onMount(async () => {
    const known = read(await props.spark?.state?.get(key)?.catch(() => null));
    if (known !== undefined && !changed) setValue(() => known);
  });
  const change = (next: T) => {
    changed = true;
    setValue(() => next);
    clearTimeout(saving);
    saving = setTimeout(() => void props.spark?.state?.set(key, next)?.catch(() => undefined), 250);
  };
  return [value, change] as const;
}

export default function App(props: Props) {
  const [palette, setPalette] = createKept<Palette>(props, "palette", { base: "#2f6f8f", scheme: "Analogous" }, readPalette);
  const [message, setMessage] = createSignal("");

  const swatches = createMemo(() => {
    const [hue, saturation, lightness] = toHsl(palette().base);
    return (SCHEMES[palette().scheme] ?? []).map((turn, index) =>
      toHex(
        (hue + turn + 360) % 360,
        clamp(saturation - Math.abs(turn) / 12, 0, 100),
        clamp(lightness + (LIGHTNESS[index] ?? 0), 8, 94),
      ),
    );
  });
  const ramp = createMemo(() => {
    const [hue, saturation] = toHsl(palette().base);
    return RAMP.map((lightness) => toHex(hue, saturation, lightness));
  });
  const surprise = () => {
    const base = randomColour();
    setPalette({ ...palette(), base });
    setMessage(`A new palette around ${base}`);
  };

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 class="mr-auto text-xl font-semibold tracking-tight">Colour palette</h1>
        <label class="flex items-center gap-2 text-sm">
          <input
            type="color"
            class="h-10 w-12 cursor-pointer rounded-field border border-base-content/20 bg-transparent p-1"
            value={palette().base}
            onInput={(event) => setPalette({ ...palette(), base: event.currentTarget.value })}
          />
          <span class="font-mono">{palette().base}</span>
        </label>
        <button class="btn btn-primary" onClick={surprise}>
          Surprise me
        </button>
      </header>
      <div class="flex flex-wrap gap-1" role="group" aria-label="Harmony">
        <For each={Object.keys(SCHEMES)}>
          {(name) => (
            <button
              class="btn btn-sm"
              classList={{ "bg-base-content text-base-100": palette().scheme === name, "btn-ghost": palette().scheme !== name }}
              aria-pressed={palette().scheme === name}
              onClick={() => setPalette({ ...palette(), scheme: name })}
            >
              {name}
            </button>
          )}
        </For>
      </div>
      <p class="sr-only" role="status">
        {message()}
      </p>

      <ul class="grid overflow-hidden rounded-box border border-base-content/10 sm:grid-cols-5">
        <For each={swatches()}>
          {(hex) => (
            <li class="grid content-end gap-1 p-4 sm:min-h-56" style={{ "background-color": hex, color: inkOn(hex) }}>
              <input
                class="w-full min-w-0 bg-transparent font-mono text-lg"
                readonly
                aria-label="Hex value"
                value={hex}
                onFocus={(event) => event.currentTarget.select()}
              />
              <span class="text-xs">
                {inkOn(hex) === "#ffffff" ? "White" : "Black"} text, {contrast(hex, inkOn(hex)).toFixed(1)} : 1
              </span>
            </li>
          )}
        </For>
      </ul>

      <section class="grid gap-2">
        <h2 class="text-sm font-medium">Shades of {palette().base}</h2>
        <ul class="grid grid-cols-3 gap-2 sm:grid-cols-9">
          <For each={ramp()}>
            {(hex) => (
              <li
                class="rounded-field border border-base-content/10 px-2 pt-8 pb-2 text-center font-mono text-xs"
                style={{ "background-color": hex, color: inkOn(hex) }}
              >
                {hex}
              </li>
            )}
          </For>
        </ul>
      </section>

      <section
        class="grid gap-4 rounded-box border border-base-content/10 p-5 sm:grid-cols-2"
        style={{ "background-color": ramp()[0], color: ramp()[8] }}
        aria-label="The palette in use"
      >
        <div>
          <h2 class="text-2xl font-semibold tracking-tight">In use</h2>
          <p class="mt-1 text-sm">A heading, a paragraph and two buttons, in nothing but these colours.</p>
        </div>
        <div class="flex flex-wrap items-center gap-2 sm:justify-end" aria-hidden="true">
          <For each={[swatches()[2], swatches()[4]]}>
            {(hex, index) => (
              <span
                class="rounded-field px-4 py-2 text-sm font-medium"
                style={{ "background-color": hex, color: inkOn(hex ?? "#000000") }}
              >
                {index() === 0 ? "Main action" : "Second action"}
              </span>
            )}
          </For>
        </div>
      </section>
    </main>
  );
}
