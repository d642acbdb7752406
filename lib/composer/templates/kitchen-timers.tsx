import { createSignal, For, Index, onCleanup, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

/** While it runs a timer has an end; while it rests it has seconds left. */
type Timer = { name: string; total: number; left: number; endsAt: number | null };

const SAMPLE: Timer[] = [
  { name: "Tea", total: 180, left: 180, endsAt: null },
  { name: "Pasta", total: 540, left: 540, endsAt: null },
];
const PRESETS = [1, 3, 5, 10, 15, 30];
const LONGEST = 24 * 3600;

const currentTime = () => Date.now();

const two = (value: number) => String(value).padStart(2, "0");
const clock = (seconds: number) => {
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readTimer(value: unknown): Timer[] {
  const { name, total, left, endsAt } = record(value);
  const length = Math.round(Number(total));
  if (typeof name !== "string" || !(length > 0 && length <= LONGEST)) return [];
  const rest = Math.min(length, Math.max(0, Math.round(Number(left)) || 0));
  return [{ name, total: length, left: rest, endsAt: typeof endsAt === "number" ? endsAt : null }];
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
  const [timers, setTimers] = createKept<Timer[]>(props, "timers", SAMPLE, (stored) =>
    Array.isArray(stored) ? stored.flatMap(readTimer) : undefined,
  );
  const [now, setNow] = createSignal(currentTime());
  const [name, setName] = createSignal("");
  const [minutes, setMinutes] = createSignal(5);
  const [message, setMessage] = createSignal("");

  const leftOf = (timer: Timer) => (timer.endsAt === null ? timer.left : Math.max(0, Math.ceil((timer.endsAt - now()) / 1000)));
  const update = (index: number, change: Partial<Timer>) =>
    setTimers(timers().map((timer, at) => (at === index ? { ...timer, ...change } : timer)));

  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const total = Math.round(Math.min(LONGEST, Math.max(1, minutes() * 60)));
    setTimers([...timers(), { name: name().trim() || `${minutes()} min`, total, left: total, endsAt: null }]);
    setName("");
  };
  const toggle = (index: number, timer: Timer) => {
    const left = leftOf(timer) || timer.total;
    setNow(currentTime());
    update(index, timer.endsAt === null ? { left, endsAt: currentTime() + left * 1000 } : { left, endsAt: null });
  };
  const tick = setInterval(() => {
    setNow(currentTime());
    const over = timers().filter((timer) => timer.endsAt !== null && leftOf(timer) === 0);
    if (over.length === 0) return;
    setMessage(`Time is up: ${over.map((timer) => timer.name).join(", ")}`);
    setTimers(timers().map((timer) => (over.includes(timer) ? { ...timer, left: 0, endsAt: null } : timer)));
  }, 250);
  onCleanup(() => clearInterval(tick));

  return (
    <main class="mx-auto grid w-full max-w-3xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h1 class="text-xl font-semibold tracking-tight">Timers</h1>
          <p class="text-sm text-base-content/70">Run as many as you like, side by side.</p>
        </div>
        <Show when={timers() === SAMPLE}>
          <span class="badge badge-soft badge-sm">Sample timers</span>
        </Show>
      </header>

      <form class="grid gap-3 rounded-box border border-base-content/10 bg-base-200 p-4" onSubmit={add}>
        <div class="flex flex-wrap gap-2" role="group" aria-label="Usual lengths">
          <For each={PRESETS}>
            {(preset) => (
              <button
                type="button"
                class="btn btn-sm tabular-nums"
                classList={{ "bg-base-content text-base-100": minutes() === preset }}
                aria-pressed={minutes() === preset}
                onClick={() => setMinutes(preset)}
              >
                {preset} min
              </button>
            )}
          </For>
        </div>
        <div class="flex flex-wrap gap-2">
          <input
            class="input min-w-52 flex-1"
            aria-label="Name"
            placeholder="Name, for example Rice"
            value={name()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <label class="input w-32">
            <input
              type="number"
              min="0.25"
              max="1440"
              step="0.25"
              class="tabular-nums"
              aria-label="Minutes"
              value={minutes()}
              onInput={(event) => setMinutes(Number(event.currentTarget.value) || 0)}
            />
            <span class="text-base-content/70">min</span>
          </label>
          <button class="btn btn-primary" type="submit" disabled={minutes() <= 0}>
            Add timer
          </button>
        </div>
      </form>

      <p class="sr-only" role="status">
        {message()}
      </p>
      <ul class="grid gap-3 sm:grid-cols-2">
        <Index
          each={timers()}
          fallback={<li class="p-6 text-center text-sm text-base-content/70 sm:col-span-2">No timer yet.</li>}
        >
          {(timer, index) => {
            const left = () => leftOf(timer());
            return (
              <li class="grid gap-3 rounded-box border border-base-content/10 bg-base-100 p-4">
                <div class="flex items-center justify-between gap-2">
                  <h2 class="truncate font-medium">{timer().name}</h2>
                  <button
                    class="btn btn-circle btn-ghost btn-xs"
                    aria-label={`Delete ${timer().name}`}
                    onClick={() => setTimers(timers().filter((_timer, at) => at !== index))}
                  >
                    ✕
                  </button>
                </div>
                <div class="flex items-end justify-between gap-2">
                  <p class="text-4xl font-semibold tabular-nums" role="timer">
                    {clock(left())}
                  </p>
                  <Show
                    when={left() === 0}
                    fallback={<span class="text-sm text-base-content/70">of {clock(timer().total)}</span>}
                  >
                    <span class="badge badge-warning">Time is up</span>
                  </Show>
                </div>
                <progress class="progress progress-primary h-1.5" aria-label="Time left" value={left()} max={timer().total} />
                <div class="flex flex-wrap gap-2">
                  <button class="btn btn-primary btn-sm min-w-20" onClick={() => toggle(index, timer())}>
                    {timer().endsAt === null ? (left() === 0 ? "Again" : "Start") : "Pause"}
                  </button>
                  <button
                    class="btn btn-sm"
                    onClick={() => {
                      const end = timer().endsAt;
                      const longer = { total: Math.min(LONGEST, timer().total + 60), left: left() + 60 };
                      update(index, end === null ? longer : { ...longer, endsAt: end + 60_000 });
                    }}
                  >
                    + 1 min
                  </button>
                  <button class="btn btn-ghost btn-sm" onClick={() => update(index, { left: timer().total, endsAt: null })}>
                    Reset
                  </button>
                </div>
              </li>
            );
          }}
        </Index>
      </ul>
    </main>
  );
}
