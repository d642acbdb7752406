import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

const SAMPLE = ["Europe/London", "America/New_York", "Asia/Tokyo", "Australia/Sydney"];
const COMMON =
  "Africa/Cairo Africa/Johannesburg Africa/Lagos Africa/Nairobi America/Bogota America/Chicago America/Denver America/Los_Angeles America/Mexico_City America/New_York America/Sao_Paulo America/Toronto Asia/Bangkok Asia/Dubai Asia/Hong_Kong Asia/Jakarta Asia/Kolkata Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Tokyo Australia/Sydney Europe/Athens Europe/Berlin Europe/Istanbul Europe/Lisbon Europe/London Europe/Madrid Europe/Paris Europe/Stockholm Europe/Warsaw Pacific/Auckland Pacific/Honolulu".split(
    " ",
  );
const HOUR = 3_600_000;

const currentTime = () => Date.now();
const cityOf = (zone: string) => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
const timeIn = (zone: string, moment: number) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(moment);
const dayIn = (zone: string, moment: number) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "long", day: "numeric", month: "short" }).format(moment);

/** Hours and minutes of a zone as one number, from the parts Intl gives. */
function clockIn(zone: string, moment: number): number {
  const [hours = 0, minutes = 0] = timeIn(zone, moment).split(":").map(Number);
  return (hours % 24) + minutes / 60;
}

/** How far a zone is ahead of UTC, in hours; zones differ by quarters. */
function offsetOf(zone: string, moment: number): number {
  const difference = Math.round((clockIn(zone, moment) - clockIn("UTC", moment)) * 4) / 4;
  const isOtherDay = dayIn(zone, moment) !== dayIn("UTC", moment);
  if (!isOtherDay) return difference;
  return difference < 0 ? difference + 24 : difference - 24;
}

function readZones(stored: unknown): string[] | undefined {
  return Array.isArray(stored) ? stored.map(String).filter((zone) => COMMON.includes(zone)) : undefined;
}

function Dial(props: { hours: number }) {
  const isNight = () => props.hours < 6.5 || props.hours >= 19;
  return (
    <svg viewBox="0 0 100 100" class="size-20 shrink-0" aria-hidden="true">
      <circle
        cx="50"
        cy="50"
        r="47"
        stroke-width="2"
        class={isNight() ? "fill-base-content/15 stroke-base-content/30" : "fill-warning/25 stroke-warning"}
      />
      <g class="stroke-base-content" stroke-linecap="round">
        <For each={Array.from({ length: 12 }, (_tick, index) => index * 30)}>
          {(angle) => (
            <line
              x1="50"
              y1="9"
              x2="50"
              y2={angle % 90 === 0 ? 16 : 12}
              stroke-width="2"
              opacity="0.6"
              transform={`rotate(${angle} 50 50)`}
            />
          )}
        </For>
        <line x1="50" y1="50" x2="50" y2="27" stroke-width="5" transform={`rotate(${props.hours * 30} 50 50)`} />
        <line x1="50" y1="50" x2="50" y2="16" stroke-width="3" transform={`rotate(${(props.hours % 1) * 360} 50 50)`} />
      </g>
      <circle cx="50" cy="50" r="4" class="fill-primary" />
    </svg>
  );
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
  const [zones, setZones] = createKept<string[]>(props, "zones", SAMPLE, readZones);
  const [now, setNow] = createSignal(currentTime());
  const [shift, setShift] = createSignal(0);
  const timer = setInterval(() => setNow(currentTime()), 1000);
  onCleanup(() => clearInterval(timer));

  const home = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** Changes once a minute, so that the cards rest in between. */
  const minute = createMemo(() => Math.floor(now() / 60_000) * 60_000 + shift() * HOUR);
  const others = createMemo(() => COMMON.filter((zone) => !zones().includes(zone)));
  const difference = (zone: string) => {
    const hours = offsetOf(zone, minute()) - offsetOf(home, minute());
    return hours === 0 ? "same time as here" : `${Math.abs(hours)} h ${hours > 0 ? "ahead" : "behind"}`;
  };

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 class="text-sm text-base-content/70">Here, {cityOf(home)}</h1>
          <p class="text-5xl font-semibold tracking-tight tabular-nums">{timeIn(home, minute())}</p>
        </div>
        <select
          class="select w-48"
          aria-label="Add a city"
          value=""
          onChange={(event) => {
            if (event.currentTarget.value) setZones([...zones(), event.currentTarget.value]);
            event.currentTarget.value = "";
          }}
        >
          <option value="">Add a city…</option>
          <For each={others()}>{(zone) => <option value={zone}>{cityOf(zone)}</option>}</For>
        </select>
      </header>

      <div class="grid gap-2 rounded-box border border-base-content/10 bg-base-200 p-4">
        <p class="flex items-center justify-between gap-3 text-sm">
          <span>What time will it be?</span>
          <span class="text-base-content/70 tabular-nums">
            {shift() === 0 ? "now" : `${shift() > 0 ? "in" : ""} ${Math.abs(shift())} h ${shift() < 0 ? "ago" : ""}`}
          </span>
        </p>
        <div class="flex items-center gap-3">
          <input
            type="range"
            min="-12"
            max="12"
            step="0.5"
            class="range range-primary range-sm w-full"
            aria-label="Hours from now"
            value={shift()}
            onInput={(event) => setShift(Number(event.currentTarget.value))}
          />
          <button class="btn btn-sm" disabled={shift() === 0} onClick={() => setShift(0)}>
            Now
          </button>
        </div>
      </div>

      <ul class="grid gap-3 sm:grid-cols-2">
        <For
          each={zones()}
          fallback={<li class="p-6 text-center text-sm text-base-content/70 sm:col-span-2">Add a city above.</li>}
        >
          {(zone) => (
            <li class="flex items-center gap-4 rounded-box border border-base-content/10 bg-base-100 p-4">
              <Dial hours={clockIn(zone, minute())} />
              <div class="min-w-0 flex-1">
                <h2 class="truncate font-medium">{cityOf(zone)}</h2>
                <p class="text-3xl font-semibold tracking-tight tabular-nums">{timeIn(zone, minute())}</p>
                <p class="text-xs text-base-content/70">
                  {dayIn(zone, minute())} · {difference(zone)}
                </p>
              </div>
              <button
                class="btn btn-circle btn-ghost btn-xs self-start"
                aria-label={`Remove ${cityOf(zone)}`}
                onClick={() => setZones(zones().filter((other) => other !== zone))}
              >
                ✕
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={zones() === SAMPLE}>
        <p class="text-xs text-base-content/70">Four sample cities. Remove them and add your own.</p>
      </Show>
    </main>
  );
}
