import { createMemo, createSignal, Index, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Counter = { name: string; value: number; step: number };

const START: Counter[] = [{ name: "Counter", value: 0, step: 1 }];
const whole = (value: number) => new Intl.NumberFormat("en").format(value);

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readCounter(value: unknown): Counter[] {
  const { name, value: count, step } = record(value);
  return typeof name === "string" ? [{ name, value: Number(count) || 0, step: Math.max(1, Math.round(Number(step)) || 1) }] : [];
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
  const [counters, setCounters] = createKept<Counter[]>(props, "counters", START, (stored) =>
    Array.isArray(stored) && stored.length > 0 ? stored.flatMap(readCounter) : undefined,
  );
  const [editing, setEditing] = createSignal<number | null>(null);
  const total = createMemo(() => counters().reduce((sum, counter) => sum + counter.value, 0));

  const update = (index: number, change: Partial<Counter>) =>
    setCounters(counters().map((counter, at) => (at === index ? { ...counter, ...change } : counter)));
  const add = () => setCounters([...counters(), { name: `Counter ${counters().length + 1}`, value: 0, step: 1 }]);
  const press = (event: KeyboardEvent, index: number) => {
    const counter = counters()[index];
    const direction = event.key === "ArrowUp" || event.key === "+" ? 1 : event.key === "ArrowDown" || event.key === "-" ? -1 : 0;
    if (!counter || direction === 0 || editing() === index || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    update(index, { value: counter.value + direction * counter.step });
  };

  return (
    <main
      class="mx-auto grid w-full gap-4 text-base-content sm:p-2"
      classList={{ "max-w-md": counters().length === 1, "max-w-4xl": counters().length > 1 }}
    >
      <header class="flex items-center justify-between gap-3">
        <div>
          <h1 class="text-xl font-semibold tracking-tight">{counters().length === 1 ? "Counter" : "Counters"}</h1>
          <Show when={counters().length > 1}>
            <p class="text-sm text-base-content/70 tabular-nums">{whole(total())} in all</p>
          </Show>
        </div>
        <button class="btn btn-sm" onClick={add}>
          Add a counter
        </button>
      </header>
      <ul class="grid gap-3" classList={{ "sm:grid-cols-2": counters().length > 1 }}>
        <Index each={counters()}>
          {(counter, index) => (
            <li
              class="grid gap-5 rounded-box border border-base-content/10 bg-base-200 p-5 text-center"
              onKeyDown={(event) => press(event, index)}
            >
              <div class="flex items-center justify-between gap-2">
                <h2 class="truncate font-medium">{counter().name}</h2>
                <button
                  class="btn btn-ghost btn-xs"
                  aria-expanded={editing() === index}
                  onClick={() => setEditing(editing() === index ? null : index)}
                >
                  {editing() === index ? "Done" : "Edit"}
                </button>
              </div>
              <div class="flex items-center justify-between gap-4">
                <button
                  class="btn btn-circle btn-lg text-2xl"
                  aria-label={`${counter().name}: ${counter().step} fewer`}
                  onClick={() => update(index, { value: counter().value - counter().step })}
                >
                  −
                </button>
                <output class="min-w-0 flex-1 text-6xl font-semibold tracking-tight break-all tabular-nums" aria-live="polite">
                  {whole(counter().value)}
                </output>
                <button
                  class="btn btn-circle btn-primary btn-lg text-2xl"
                  aria-label={`${counter().name}: ${counter().step} more`}
                  onClick={() => update(index, { value: counter().value + counter().step })}
                >
                  +
                </button>
              </div>
              <Show
                when={editing() === index}
                fallback={
                  <button
                    class="btn btn-ghost btn-sm justify-self-center"
                    disabled={counter().value === 0}
                    onClick={() => update(index, { value: 0 })}
                  >
                    Reset
                  </button>
                }
              >
                <div class="grid grid-cols-[1fr_5rem] gap-2 text-left text-xs">
                  <label class="grid gap-1">
                    Name
                    <input
                      class="input input-sm w-full"
                      value={counter().name}
                      onInput={(event) => update(index, { name: event.currentTarget.value })}
                    />
                  </label>
                  <label class="grid gap-1">
                    Step
                    <input
                      type="number"
                      min="1"
                      class="input input-sm w-full tabular-nums"
                      value={counter().step}
                      onChange={(event) =>
                        update(index, { step: Math.max(1, Math.round(Number(event.currentTarget.value)) || 1) })
                      }
                    />
                  </label>
                  <button
                    class="btn btn-sm col-span-2"
                    disabled={counters().length === 1}
                    onClick={() => {
                      setEditing(null);
                      setCounters(counters().filter((_counter, at) => at !== index));
                    }}
                  >
                    Delete this counter
                  </button>
                </div>
              </Show>
            </li>
          )}
        </Index>
      </ul>
      <p class="hidden text-center text-xs text-base-content/70 sm:block">
        With a counter focused, <kbd class="kbd kbd-sm">↑</kbd> and <kbd class="kbd kbd-sm">↓</kbd> count too.
      </p>
    </main>
  );
}
