import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type System = "metric" | "imperial";
type Body = { height: number; weight: number; age: number; sex: "female" | "male"; activity: number; system: System };

const START: Body = { height: 172, weight: 70, age: 35, sex: "female", activity: 1, system: "metric" };
const BANDS = [
  { name: "Underweight", from: 15, to: 18.5, color: "bg-info" },
  { name: "Healthy", from: 18.5, to: 25, color: "bg-success" },
  { name: "Overweight", from: 25, to: 30, color: "bg-warning" },
  { name: "Obese", from: 30, to: 40, color: "bg-error" },
];
const ACTIVITIES = [
  { name: "Mostly sitting", factor: 1.2 },
  { name: "Some exercise", factor: 1.375 },
  { name: "Exercise most days", factor: 1.55 },
  { name: "Hard work or training", factor: 1.725 },
];
const POUNDS = 2.20462;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const whole = (value: number) => new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(value);

function readBody(stored: unknown): Body | undefined {
  if (typeof stored !== "object" || stored === null) return undefined;
  const { height, weight, age, sex, activity, system } = stored as Record<string, unknown>;
  return {
    height: clamp(Number(height) || START.height, 120, 220),
    weight: clamp(Number(weight) || START.weight, 35, 200),
    age: clamp(Number(age) || START.age, 18, 95),
    sex: sex === "male" ? "male" : "female",
    activity: clamp(Math.round(Number(activity)) || 0, 0, ACTIVITIES.length - 1),
    system: system === "imperial" ? "imperial" : "metric",
  };
}

function Slider(props: {
  label: string;
  text: string;
  min: number;
  max: number;
  value: number;
  onInput: (value: number) => void;
}) {
  return (
    <label class="grid gap-2 text-sm">
      <span class="flex items-baseline justify-between gap-3">
        <span class="font-medium">{props.label}</span>
        <span class="text-lg font-semibold tabular-nums">{props.text}</span>
      </span>
      <input
        type="range"
        class="range range-primary range-sm w-full"
        min={props.min}
        max={props.max}
        aria-valuetext={props.text}
        value={props.value}
        onInput={(event) => props.onInput(Number(event.currentTarget.value))}
      />
    </label>
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
  const [body, setBody] = createKept<Body>(props, "body", START, readBody);
  const system = () => body().system;
  const set = (change: Partial<Body>) => setBody({ ...body(), ...change });

  const bmi = createMemo(() => body().weight / (body().height / 100) ** 2);
  const band = createMemo(() => BANDS.find((item) => bmi() < item.to) ?? BANDS.at(-1));
  const marker = createMemo(() => (clamp(bmi(), 15, 40) - 15) / 25);
  const massText = (kilograms: number) =>
    system() === "metric" ? `${Math.round(kilograms)} kg` : `${Math.round(kilograms * POUNDS)} lb`;
  const heightText = () => {
    if (system() === "metric") return `${body().height} cm`;
    const inches = Math.round(body().height / 2.54);
    return `${Math.floor(inches / 12)} ft ${inches % 12} in`;
  };
  /** What the body uses at rest in a day, after Mifflin and St Jeor. */
  const resting = createMemo(
    () => 10 * body().weight + 6.25 * body().height - 5 * body().age + (body().sex === "male" ? 5 : -161),
  );
  const daily = () => resting() * (ACTIVITIES[body().activity]?.factor ?? 1);

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-3">
        <h1 class="mr-auto text-xl font-semibold tracking-tight">Body mass index</h1>
        <Show when={body() === START}>
          <span class="badge badge-soft badge-sm">Sample figures</span>
        </Show>
        <div class="join" role="group" aria-label="Units">
          <For each={["metric", "imperial"] as System[]}>
            {(name) => (
              <button
                class="btn join-item btn-sm capitalize"
                classList={{ "bg-base-content text-base-100": system() === name }}
                aria-pressed={system() === name}
                onClick={() => set({ system: name })}
              >
                {name}
              </button>
            )}
          </For>
        </div>
      </header>
      <div class="grid gap-4 md:grid-cols-2">
        <section class="grid content-start gap-6 rounded-box border border-base-content/10 bg-base-100 p-5">
          <Slider
            label="Height"
            text={heightText()}
            min={120}
            max={220}
            value={body().height}
            onInput={(height) => set({ height })}
          />
          <Slider
            label="Weight"
            text={massText(body().weight)}
            min={35}
            max={200}
            value={body().weight}
            onInput={(weight) => set({ weight })}
          />
          <Slider label="Age" text={`${body().age} years`} min={18} max={95} value={body().age} onInput={(age) => set({ age })} />
          <div class="grid grid-cols-2 gap-3">
            <label class="grid gap-1 text-sm font-medium">
              Sex
              <select
                class="select w-full"
                value={body().sex}
                onChange={(event) => set({ sex: event.currentTarget.value === "male" ? "male" : "female" })}
              >
                <option value="female">Female</option>
                <option value="male">Male</option>
              </select>
            </label>
            <label class="grid gap-1 text-sm font-medium">
              Activity
              <select
                class="select w-full"
                value={body().activity}
                onChange={(event) => set({ activity: Number(event.currentTarget.value) })}
              >
                <For each={ACTIVITIES}>{(activity, index) => <option value={index()}>{activity.name}</option>}</For>
              </select>
            </label>
          </div>
        </section>

        <section class="grid content-between gap-6 rounded-box border border-base-content/10 bg-base-200 p-5">
          <div aria-live="polite">
            <p class="flex items-baseline gap-3">
              <span class="text-6xl font-semibold tracking-tight tabular-nums">{bmi().toFixed(1)}</span>
              <span class="text-lg">{band()?.name}</span>
            </p>
            <p class="mt-1 text-sm text-base-content/70">
              Healthy for your height: {massText(18.5 * (body().height / 100) ** 2)} to{" "}
              {massText(24.9 * (body().height / 100) ** 2)}
            </p>
          </div>
          <div class="grid gap-2" aria-hidden="true">
            <div class="relative flex h-3 gap-0.5">
              <For each={BANDS}>
                {(item) => (
                  <span
                    class={`first:rounded-l-full last:rounded-r-full ${item.color}`}
                    style={{ width: `${((item.to - item.from) / 25) * 100}%` }}
                  />
                )}
              </For>
              <span
                class="absolute -top-1.5 size-6 -translate-x-1/2 rounded-full border-4 border-base-content bg-base-100"
                style={{ left: `${marker() * 100}%` }}
              />
            </div>
            <div class="flex text-xs text-base-content/70">
              <For each={BANDS}>
                {(item) => <span style={{ width: `${((item.to - item.from) / 25) * 100}%` }}>{item.from}</span>}
              </For>
            </div>
          </div>
          <dl class="grid grid-cols-2 gap-3 tabular-nums">
            <div>
              <dt class="text-sm text-base-content/70">At rest</dt>
              <dd class="text-xl font-semibold">{whole(resting())} kcal</dd>
            </div>
            <div>
              <dt class="text-sm text-base-content/70">In a day</dt>
              <dd class="text-xl font-semibold">{whole(daily())} kcal</dd>
            </div>
          </dl>

          <p class="text-xs text-base-content/70">
            An estimate for adults. It cannot tell muscle from fat and is no medical advice.
          </p>
        </section>
      </div>
    </main>
  );
}
