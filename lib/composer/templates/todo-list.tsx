import { createMemo, createSignal, For, Index, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Priority = "high" | "normal" | "low";
type Task = { text: string; priority: Priority; done: boolean };
type Filter = "all" | "open" | "done";

const SAMPLE: Task[] = [
  { text: "Send the revised proposal to Mira", priority: "high", done: false },
  { text: "Book a room for Thursday's workshop", priority: "normal", done: false },
  { text: "Renew the library card", priority: "low", done: false },
  { text: "Water the plants", priority: "normal", done: true },
];
const FILTERS: Filter[] = ["all", "open", "done"];
const PRIORITIES: Priority[] = ["high", "normal", "low"];
const DOTS: Record<Priority, string> = { high: "status-error", normal: "status-primary", low: "status-neutral" };

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

/** A task from a plain text or a record; anything else is left out. */
function readTask(value: unknown): Task[] {
  const fields = record(value);
  const text = typeof value === "string" ? value : (fields.text ?? fields.title ?? fields.task ?? fields.name);
  if (typeof text !== "string" || text.trim() === "") return [];
  const priority = PRIORITIES.find((known) => known === String(fields.priority).toLowerCase()) ?? "normal";
  return [{ text: text.trim(), priority, done: fields.done === true || fields.completed === true }];
}

/** A value that survives reloads. It starts from the data, and again whenever other data arrives. */
function createKept<T>(props: Props, key: string, start: () => T, read: (stored: unknown) => T | undefined) {
  const origin = createMemo(() =>
    [...JSON.stringify(props.data ?? null)].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, 7),
  );
  const [kept, setKept] = createSignal<{ origin: unknown; value: T } | null>(null);
  let saving: ReturnType<typeof setTimeout> | undefined;
  onMount(async () => {
    const stored = record(await props.spark?.state?.get(key)?.catch(() => null));
    const known = read(stored.value);
    if (known !== undefined && !kept()) setKept({ origin: stored.origin, value: known });
  });
  const mine = createMemo(() => (kept()?.origin === origin() ? kept() : null));
  const value = createMemo(() => mine()?.value ?? start());
  const change = (next: T) => {
    const entry = { origin: origin(), value: next };
    setKept(entry);
    clearTimeout(saving);
    saving = setTimeout(() => void props.spark?.state?.set(key, entry)?.catch(() => undefined), 250);
  };
  return { value, change, isKept: () => mine() !== null };
}

export default function App(props: Props) {
  const given = createMemo(() => rowsOf(props.data).flatMap(readTask));
  const tasks = createKept<Task[]>(
    props,
    "tasks",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? stored.flatMap(readTask) : undefined),
  );
  const [filter, setFilter] = createSignal<Filter>("all");
  const [text, setText] = createSignal("");
  const [priority, setPriority] = createSignal<Priority>("normal");

  const isSample = () => !tasks.isKept() && given().length === 0;
  const doneCount = createMemo(() => tasks.value().filter((task) => task.done).length);
  const shown = createMemo(() =>
    tasks
      .value()
      .map((task, index) => ({ ...task, index }))
      .filter((task) => filter() === "all" || task.done === (filter() === "done"))
      .sort((a, b) => Number(a.done) - Number(b.done) || PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority)),
  );

  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (text().trim() === "") return;
    tasks.change([...tasks.value(), { text: text().trim(), priority: priority(), done: false }]);
    setText("");
  };
  const update = (index: number, change: Partial<Task>) =>
    tasks.change(tasks.value().map((task, at) => (at === index ? { ...task, ...change } : task)));
  const remove = (index: number) => tasks.change(tasks.value().filter((_task, at) => at !== index));

  return (
    <main class="mx-auto grid w-full max-w-xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h1 class="text-xl font-semibold tracking-tight">To do</h1>
          <p class="text-sm text-base-content/70 tabular-nums" aria-live="polite">
            {doneCount()} of {tasks.value().length} done
          </p>
        </div>
        <Show when={isSample()}>
          <span class="badge badge-soft badge-sm">Sample tasks</span>
        </Show>
      </header>
      <progress
        class="progress progress-primary h-1.5"
        aria-label="Tasks done"
        value={doneCount()}
        max={Math.max(tasks.value().length, 1)}
      />

      <form class="flex flex-wrap gap-2" onSubmit={add}>
        <input
          class="input min-w-40 flex-1"
          aria-label="New task"
          required
          placeholder="What needs doing?"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <select
          class="select w-28"
          aria-label="Priority"
          value={priority()}
          onChange={(event) => setPriority(PRIORITIES.find((known) => known === event.currentTarget.value) ?? "normal")}
        >
          <For each={PRIORITIES}>{(level) => <option value={level}>{level[0]?.toUpperCase() + level.slice(1)}</option>}</For>
        </select>
        <button class="btn btn-primary" type="submit">
          Add
        </button>
      </form>

      <section class="rounded-box border border-base-content/10 bg-base-100">
        <div class="flex items-center justify-between gap-2 border-b border-base-content/10 p-2">
          <div class="join" role="group" aria-label="Show tasks">
            <For each={FILTERS}>
              {(name) => (
                <button
                  class="btn join-item btn-sm capitalize"
                  classList={{ "bg-base-content text-base-100": filter() === name, "btn-ghost": filter() !== name }}
                  aria-pressed={filter() === name}
                  onClick={() => setFilter(name)}
                >
                  {name}
                </button>
              )}
            </For>
          </div>
          <button
            class="btn btn-ghost btn-sm"
            disabled={doneCount() === 0}
            onClick={() => tasks.change(tasks.value().filter((task) => !task.done))}
          >
            Clear done
          </button>
        </div>
        <ul class="divide-y divide-base-content/10">
          <Index
            each={shown()}
            fallback={<li class="p-6 text-center text-sm text-base-content/70">Nothing here. Enjoy the quiet.</li>}
          >
            {(task) => (
              <li class="group flex items-center gap-3 px-3 py-2">
                <label class="flex min-w-0 flex-1 cursor-pointer items-center gap-3 py-1">
                  <input
                    type="checkbox"
                    class="checkbox checkbox-primary checkbox-sm"
                    checked={task().done}
                    onChange={(event) => update(task().index, { done: event.currentTarget.checked })}
                  />
                  <span class="min-w-0 break-words" classList={{ "text-base-content/70 line-through": task().done }}>
                    {task().text}
                  </span>
                </label>
                <button
                  class="btn btn-ghost btn-xs gap-1.5 font-normal capitalize"
                  aria-label={`Priority ${task().priority}, change`}
                  onClick={() =>
                    update(task().index, { priority: PRIORITIES[(PRIORITIES.indexOf(task().priority) + 1) % 3] ?? "normal" })
                  }
                >
                  <span class={`status ${DOTS[task().priority]}`} aria-hidden="true" />
                  {task().priority}
                </button>
                <button
                  class="btn btn-circle btn-ghost btn-xs"
                  aria-label={`Delete ${task().text}`}
                  onClick={() => remove(task().index)}
                >
                  ✕
                </button>
              </li>
            )}
          </Index>
        </ul>
      </section>
    </main>
  );
}
