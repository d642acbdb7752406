import { createMemo, createSignal, For, onCleanup, onMount } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Phase = "focus" | "short" | "long";
type Settings = { focus: number; short: number; long: number; finished: number };
/** While it runs a phase has an end; while it rests it has seconds spent. */
type Clock = { phase: Phase; endsAt: number | null; spent: number };

const START: Settings = { focus: 25, short: 5, long: 15, finished: 0 };
const RESTING: Clock = { phase: "focus", endsAt: null, spent: 0 };
const NAMES: Record<Phase, string> = { focus: "Focus", short: "Short break", long: "Long break" };
const PHASES: Phase[] = ["focus", "short", "long"];
const ROUNDS = 4;
const CIRCUMFERENCE = 2 * Math.PI * 88;

const currentTime = () => Date.now();

const clock = (seconds: number) =>
  `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** Minutes within reason, or the usual ones. */
const minutes = (value: unknown, usual: number) => Math.min(180, Math.max(1, Math.round(Number(value)) || usual));

function readSettings(stored: unknown): Settings | undefined {
  const fields = record(stored);
  if (fields.focus === undefined) return undefined;
  return {
    focus: minutes(fields.focus, START.focus),
    short: minutes(fields.short, START.short),
    long: minutes(fields.long, START.long),
    finished: Math.max(0, Math.round(Number(fields.finished)) || 0),
  };
}

function readClock(stored: unknown): Clock | undefined {
  const { phase, endsAt, spent } = record(stored);
  const known = PHASES.find((name) => name === phase);
  return known && { phase: known, endsAt: typeof endsAt === "number" ? endsAt : null, spent: Math.max(0, Number(spent) || 0) };
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
  const [settings, setSettings] = createKept<Settings>(props, "pomodoro", START, readSettings);
  const [run, setRun] = createKept<Clock>(props, "clock", RESTING, readClock);
  const phase = () => run().phase;
  const endsAt = () => run().endsAt;
  const spent = () => run().spent;
  const [now, setNow] = createSignal(currentTime());
  const [message, setMessage] = createSignal("");

  const total = () => settings()[phase()] * 60;
  const left = createMemo(() => {
    const end = endsAt();
    return end === null ? Math.max(0, total() - spent()) : Math.max(0, Math.ceil((end - now()) / 1000));
  });

  const enter = (next: Phase) => setRun({ ...RESTING, phase: next });
  const toggle = () => {
    setNow(currentTime());
    if (endsAt() === null) setRun({ ...run(), endsAt: currentTime() + left() * 1000 });
    else setRun({ ...run(), endsAt: null, spent: Math.max(0, total() - left()) });
  };
  const finish = () => {
    const finished = settings().finished + (phase() === "focus" ? 1 : 0);
    const next: Phase = phase() !== "focus" ? "focus" : finished % ROUNDS === 0 ? "long" : "short";
    setMessage(`${NAMES[phase()]} is over. Next: ${NAMES[next].toLowerCase()}.`);
    setSettings({ ...settings(), finished });
    enter(next);
  };
  const timer = setInterval(() => {
    setNow(currentTime());
    if (endsAt() !== null && left() === 0) finish();
  }, 250);
  onCleanup(() => clearInterval(timer));

  return (
    <main class="mx-auto grid w-full max-w-md justify-items-center gap-6 text-base-content sm:p-4">
      <h1 class="sr-only">Pomodoro timer</h1>
      <div class="join" role="group" aria-label="Phase">
        <For each={PHASES}>
          {(name) => (
            <button
              class="btn join-item btn-sm"
              classList={{ "bg-base-content text-base-100": phase() === name }}
              aria-pressed={phase() === name}
              onClick={() => enter(name)}
            >
              {NAMES[name]}
            </button>
          )}
        </For>
      </div>

      <div class="relative grid size-64 place-items-center">
        <svg viewBox="0 0 200 200" class="absolute inset-0 -rotate-90" aria-hidden="true">
          <circle cx="100" cy="100" r="88" fill="none" stroke-width="8" class="stroke-base-content/10" />
          <circle
            cx="100"
            cy="100"
            r="88"
            fill="none"
            stroke-width="8"
            stroke-linecap="round"
            class={phase() === "focus" ? "stroke-primary" : "stroke-success"}
            stroke-dasharray={String(CIRCUMFERENCE)}
            stroke-dashoffset={String(CIRCUMFERENCE * (1 - left() / Math.max(1, total())))}
          />
        </svg>
        <div class="text-center">
          <p class="text-6xl font-semibold tracking-tight tabular-nums" role="timer" aria-label={`${clock(left())} left`}>
            {clock(left())}
          </p>
          <p class="mt-1 text-sm text-base-content/70">{NAMES[phase()]}</p>
        </div>
      </div>

      <div class="flex gap-2">
        <button class="btn btn-primary min-w-32" onClick={toggle}>
          {endsAt() !== null ? "Pause" : spent() > 0 ? "Go on" : "Start"}
        </button>
        <button class="btn" onClick={() => enter(phase())}>
          Reset
        </button>
        <button class="btn btn-ghost" onClick={finish}>
          Skip
        </button>
      </div>

      <div class="grid justify-items-center gap-2">
        <div class="flex gap-2" aria-hidden="true">
          <For each={Array.from({ length: ROUNDS }, (_item, index) => index)}>
            {(index) => (
              <span
                class="size-2.5 rounded-full"
                classList={{
                  "bg-primary": index < settings().finished % ROUNDS,
                  "bg-base-content/20": index >= settings().finished % ROUNDS,
                }}
              />
            )}
          </For>
        </div>
        <p class="text-sm text-base-content/70 tabular-nums" aria-live="polite">
          {message() || `${settings().finished} focus ${settings().finished === 1 ? "round" : "rounds"} finished`}
        </p>
      </div>

      <details class="w-full rounded-box border border-base-content/10 bg-base-100">
        <summary class="cursor-pointer px-4 py-3 text-sm font-medium">Lengths in minutes</summary>
        <div class="grid grid-cols-3 gap-3 px-4 pb-4">
          <For each={PHASES}>
            {(name) => (
              <label class="grid gap-1 text-xs text-base-content/70">
                {NAMES[name]}
                <input
                  type="number"
                  min="1"
                  max="180"
                  class="input input-sm w-full tabular-nums"
                  value={settings()[name]}
                  onChange={(event) => setSettings({ ...settings(), [name]: minutes(event.currentTarget.value, START[name]) })}
                />
              </label>
            )}
          </For>
          <button class="btn btn-ghost btn-sm col-span-3" onClick={() => setSettings(START)}>
            Back to 25 / 5 / 15 and zero rounds
          </button>
        </div>
      </details>
    </main>
  );
}
