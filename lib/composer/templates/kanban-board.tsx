import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Card = { title: string; detail: string; column: string };

const COLUMNS = ["To do", "In progress", "Done"];
const SAMPLE: Card[] = [
  { title: "Write the welcome mail", detail: "Tom", column: "To do" },
  { title: "Collect quotes for the printer", detail: "Aisha", column: "To do" },
  { title: "Plan the autumn survey", detail: "Mira", column: "To do" },
  { title: "Redraw the floor plan", detail: "Jonas", column: "In progress" },
  { title: "Check the translations", detail: "Mira", column: "In progress" },
  { title: "Order new chairs", detail: "Aisha", column: "Done" },
];

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

function readCard(value: unknown): Card[] {
  const fields = record(value);
  const title = fields.title ?? fields.name ?? fields.task ?? fields.text;
  const column = fields.column ?? fields.status ?? fields.stage ?? fields.state ?? COLUMNS[0];
  const detail = fields.detail ?? fields.assignee ?? fields.owner ?? fields.due ?? "";
  return typeof title === "string" ? [{ title, detail: String(detail), column: String(column) }] : [];
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
  const given = createMemo(() => rowsOf(props.data).flatMap(readCard));
  const cards = createKept<Card[]>(
    props,
    "cards",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? stored.flatMap(readCard) : undefined),
  );
  /** The usual three, or the data's own in the order they appear. */
  const columns = createMemo(() => {
    const own = [...new Set(given().map((card) => card.column))];
    return own.every((name) => COLUMNS.includes(name)) ? COLUMNS : own;
  });
  const [dragged, setDragged] = createSignal<Card | null>(null);
  const [over, setOver] = createSignal<string | null>(null);
  const [adding, setAdding] = createSignal<string | null>(null);
  const [title, setTitle] = createSignal("");
  const [message, setMessage] = createSignal("");
  const handles = new Map<Card, HTMLElement>();

  const inColumn = (name: string) => cards.value().filter((card) => card.column === name);
  const move = (card: Card, column: string | undefined) => {
    if (column === undefined || card.column === column) return;
    const moved = { ...card, column };
    cards.change([...cards.value().filter((other) => other !== card), moved]);
    setMessage(`${card.title} is now in ${column}`);
    handles.get(moved)?.focus();
  };
  const step = (event: KeyboardEvent, card: Card) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const offset = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (offset === 0) return;
    event.preventDefault();
    move(card, columns()[columns().indexOf(card.column) + offset]);
  };
  const add = (event: SubmitEvent, column: string) => {
    event.preventDefault();
    if (title().trim() !== "") cards.change([...cards.value(), { title: title().trim(), detail: "", column }]);
    setTitle("");
  };

  return (
    <main class="mx-auto grid w-full max-w-6xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h1 class="text-xl font-semibold tracking-tight">Board</h1>
          <p class="text-sm text-base-content/70">Drag a card, or focus it and press ← or →.</p>
        </div>
        <Show when={!cards.isKept() && given().length === 0}>
          <span class="badge badge-soft badge-sm">Sample cards</span>
        </Show>
      </header>
      <p class="sr-only" role="status">
        {message()}
      </p>
      <div class="grid items-start gap-4 sm:auto-cols-[minmax(14rem,1fr)] sm:grid-flow-col sm:overflow-x-auto sm:pb-2">
        <For each={columns()}>
          {(column) => (
            <section
              class="grid content-start gap-2 rounded-box border bg-base-200 p-3 transition-colors"
              classList={{ "border-primary": over() === column, "border-base-content/10": over() !== column }}
              aria-label={column}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(column);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                event.preventDefault();
                const card = dragged();
                if (card) move(card, column);
                setOver(null);
              }}
            >
              <h2 class="flex items-center justify-between px-1 text-sm font-medium">
                {column}
                <span class="badge badge-sm tabular-nums">{inColumn(column).length}</span>
              </h2>
              <ul class="grid min-h-8 gap-2">
                <For each={inColumn(column)}>
                  {(card) => (
                    <li
                      ref={(element) => {
                        handles.set(card, element);
                      }}
                      class="group grid cursor-grab grid-cols-[1fr_auto] items-start gap-1 rounded-field border border-base-content/10 bg-base-100 p-3 shadow-xs focus-visible:outline-2 focus-visible:outline-primary active:cursor-grabbing"
                      classList={{ "opacity-50": dragged() === card }}
                      draggable={true}
                      tabindex="0"
                      onKeyDown={(event) => step(event, card)}
                      onDragStart={(event) => {
                        setDragged(card);
                        event.dataTransfer?.setData("text/plain", card.title);
                      }}
                      onDragEnd={() => setDragged(null)}
                    >
                      <span class="min-w-0">
                        <span class="block text-sm break-words">{card.title}</span>
                        <Show when={card.detail}>
                          <span class="mt-1 block text-xs text-base-content/70">{card.detail}</span>
                        </Show>
                      </span>
                      <span class="flex">
                        <button
                          class="btn btn-square btn-ghost btn-xs"
                          aria-label={`Move ${card.title} back`}
                          disabled={column === columns()[0]}
                          onClick={() => move(card, columns()[columns().indexOf(column) - 1])}
                        >
                          ←
                        </button>
                        <button
                          class="btn btn-square btn-ghost btn-xs"
                          aria-label={`Move ${card.title} on`}
                          disabled={column === columns().at(-1)}
                          onClick={() => move(card, columns()[columns().indexOf(column) + 1])}
                        >
                          →
                        </button>
                        <button
                          class="btn btn-square btn-ghost btn-xs"
                          aria-label={`Delete ${card.title}`}
                          onClick={() => cards.change(cards.value().filter((other) => other !== card))}
                        >
                          ✕
                        </button>
                      </span>
                    </li>
                  )}
                </For>
              </ul>
              <Show
                when={adding() === column}
                fallback={
                  <button class="btn btn-ghost btn-sm justify-start font-normal" onClick={() => setAdding(column)}>
                    + Add a card
                  </button>
                }
              >
                <form class="flex gap-2" onSubmit={(event) => add(event, column)}>
                  <input
                    class="input input-sm min-w-0 flex-1"
                    aria-label={`New card in ${column}`}
                    placeholder="Title"
                    ref={(element) => queueMicrotask(() => element.focus())}
                    value={title()}
                    onInput={(event) => setTitle(event.currentTarget.value)}
                    onKeyDown={(event) => event.key === "Escape" && setAdding(null)}
                  />
                  <button class="btn btn-primary btn-sm" type="submit">
                    Add
                  </button>
                </form>
              </Show>
            </section>
          )}
        </For>
      </div>
    </main>
  );
}
