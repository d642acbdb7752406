import { createMemo, createSignal, For, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Note = { id: number; text: string; changed: number };

/** About as much as can be kept, in all notes together. */
const MOST_LETTERS = 25_000;

const currentTime = () => Date.now();
const SAMPLE: Note[] = [
  {
    id: 1,
    text: "Ideas for the garden\n\nHerbs by the kitchen door: thyme, chives, mint in its own pot.\nMove the bench under the pear tree.",
    changed: currentTime() - 3_600_000,
  },
  {
    id: 2,
    text: "Call with Sam\n\nBudget is fine until June.\nSend the floor plan before Friday.",
    changed: currentTime() - 90_000_000,
  },
  { id: 3, text: "Books to borrow\n\nThe Summer Book\nA Field Guide to Getting Lost", changed: currentTime() - 400_000_000 },
];
const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

function readNote(value: unknown): Note[] {
  const { id, text, changed } = record(value);
  return typeof id === "number" && typeof text === "string" ? [{ id, text, changed: Number(changed) || 0 }] : [];
}

const titleOf = (note: Note) => note.text.trim().split("\n")[0]?.slice(0, 60) || "New note";
const restOf = (note: Note) => note.text.trim().split("\n").slice(1).join(" ").trim() || "No more text";

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
  const [notes, setNotes] = createKept<Note[]>(props, "notes", SAMPLE, (stored) =>
    Array.isArray(stored) ? stored.flatMap(readNote) : undefined,
  );
  const [chosen, setSelected] = createKept<number>(props, "chosen", 1, (stored) =>
    typeof stored === "number" ? stored : undefined,
  );
  const [query, setQuery] = createSignal("");
  const [area, setArea] = createSignal<HTMLTextAreaElement>();

  const shown = createMemo(() => {
    const words = query().toLowerCase().trim();
    return notes()
      .filter((note) => note.text.toLowerCase().includes(words))
      .sort((a, b) => b.changed - a.changed);
  });
  /** The chosen one, or the latest when that is gone. */
  const selected = createMemo(() => (notes().some((note) => note.id === chosen()) ? chosen() : shown()[0]?.id));
  const letters = createMemo(() => notes().reduce((sum, note) => sum + note.text.length, 0));
  const current = createMemo(() => notes().find((note) => note.id === selected()));
  const words = createMemo(() => current()?.text.split(/\s+/).filter(Boolean).length ?? 0);

  const create = () => {
    const id = Math.max(0, ...notes().map((note) => note.id)) + 1;
    setNotes([{ id, text: "", changed: currentTime() }, ...notes()]);
    setQuery("");
    setSelected(id);
    area()?.focus();
  };
  const write = (text: string) =>
    setNotes(
      notes().map((note) => (note.id === selected() ? { ...note, text: text.slice(0, 8000), changed: currentTime() } : note)),
    );
  const remove = () => setNotes(notes().filter((note) => note.id !== selected()));

  return (
    <main class="mx-auto grid w-full max-w-5xl gap-4 text-base-content sm:p-2">
      <div class="grid overflow-hidden rounded-box border border-base-content/10 md:min-h-[30rem] md:grid-cols-[17rem_1fr]">
        <section class="grid content-start gap-3 border-base-content/10 bg-base-200 p-3 max-md:border-b md:border-r">
          <div class="flex items-center justify-between gap-2">
            <h1 class="pl-1 text-xl font-semibold tracking-tight">Notes</h1>
            <Show when={notes() === SAMPLE}>
              <span class="badge badge-soft badge-sm">Sample notes</span>
            </Show>
            <button class="btn btn-primary btn-sm" onClick={create}>
              New
            </button>
          </div>
          <input
            type="search"
            class="input input-sm w-full"
            aria-label="Search notes"
            placeholder="Search"
            value={query()}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <ul class="grid max-h-56 gap-1 overflow-y-auto md:max-h-none">
            <For each={shown()} fallback={<li class="p-2 text-sm text-base-content/70">No note matches.</li>}>
              {(note) => (
                <li>
                  <button
                    class="grid w-full rounded-field px-3 py-2 text-left hover:bg-base-100"
                    classList={{ "bg-base-100 shadow-xs": note.id === selected() }}
                    aria-current={note.id === selected() ? "true" : undefined}
                    onClick={() => setSelected(note.id)}
                  >
                    <span class="truncate text-sm font-medium">{titleOf(note)}</span>
                    <span class="truncate text-xs text-base-content/70">{restOf(note)}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </section>

        <section class="grid min-h-80 grid-rows-[1fr_auto] bg-base-100">
          <Show
            when={current()}
            fallback={<p class="grid place-items-center p-8 text-sm text-base-content/70">Choose a note, or start a new one.</p>}
          >
            <textarea
              class="size-full resize-none bg-transparent p-5 leading-relaxed -outline-offset-2 focus-visible:outline-2 focus-visible:outline-primary"
              aria-label="Note"
              placeholder="The first line is the title."
              ref={setArea}
              value={current()?.text ?? ""}
              onInput={(event) => write(event.currentTarget.value)}
            />
            <footer class="flex items-center justify-between gap-3 border-t border-base-content/10 px-4 py-2 text-xs text-base-content/70 tabular-nums">
              <span>
                <Show
                  when={letters() < MOST_LETTERS}
                  fallback={<span class="text-base-content">Too much to be kept. Shorten or delete a note.</span>}
                >
                  {words()} words · changed {day.format(current()?.changed ?? 0)}
                </Show>
              </span>
              <button class="btn btn-ghost btn-xs" onClick={remove}>
                Delete
              </button>
            </footer>
          </Show>
        </section>
      </div>
    </main>
  );
}
