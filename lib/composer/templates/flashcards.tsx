import { createMemo, createSignal, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Card = { front: string; back: string };

const SAMPLE: Card[] = [
  { front: "la ventana", back: "the window" },
  { front: "el puente", back: "the bridge" },
  { front: "madrugar", back: "to get up early" },
  { front: "la sobremesa", back: "the talk after a meal" },
  { front: "el atardecer", back: "the sunset" },
  { front: "echar de menos", back: "to miss somebody" },
];

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** The first list in a value, whatever it is called. */
const rowsOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : ((Object.values(record(value)).find((part) => Array.isArray(part)) as unknown[] | undefined) ?? []);

/** A card from the usual names for its two sides, or from the first two texts of a record. */
function readCard(value: unknown): Card[] {
  const fields = record(value);
  const texts = Object.values(fields).filter((field) => typeof field === "string");
  const front = fields.front ?? fields.question ?? fields.term ?? fields.word ?? texts[0];
  const back = fields.back ?? fields.answer ?? fields.definition ?? fields.meaning ?? texts[1];
  return front !== undefined && back !== undefined ? [{ front: String(front), back: String(back) }] : [];
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
  const given = createMemo(() => rowsOf(props.data).flatMap(readCard));
  const cards = createMemo(() => (given().length > 0 ? given() : SAMPLE));
  const [known, setKnown] = createKept<string[]>(props, "known", [], (stored) =>
    Array.isArray(stored) ? stored.map(String) : undefined,
  );
  const [place, setPlace] = createKept<number>(props, "place", 0, (stored) =>
    typeof stored === "number" && stored >= 0 ? Math.floor(stored) : undefined,
  );
  const [turned, setTurned] = createSignal(false);

  const open = createMemo(() => cards().filter((card) => !known().includes(card.front)));
  const card = createMemo(() => open()[place() % Math.max(1, open().length)]);
  const learned = () => cards().length - open().length;

  const show = (next: number) => {
    setTurned(false);
    setPlace(open().length > 0 ? (next + open().length) % open().length : 0);
  };
  const markKnown = () => {
    const current = card();
    if (!current) return;
    setTurned(false);
    setKnown([...known(), current.front]);
    if (place() >= open().length) setPlace(0);
  };
  const startOver = () => {
    setKnown([]);
    setPlace(0);
    setTurned(false);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight") show(place() + 1);
    else if (event.key === "ArrowLeft") show(place() - 1);
    else if (event.key === "k") markKnown();
  };

  return (
    <main class="mx-auto grid w-full max-w-lg gap-5 text-base-content sm:p-2" onKeyDown={keys}>
      <header class="grid gap-3">
        <div class="flex items-center justify-between gap-3">
          <h1 class="text-xl font-semibold tracking-tight">Flashcards</h1>
          <Show when={given().length === 0}>
            <span class="badge badge-soft badge-sm">Sample cards</span>
          </Show>
        </div>
        <div class="flex items-center gap-3 text-sm text-base-content/70 tabular-nums">
          <progress
            class="progress progress-primary h-1.5 flex-1"
            aria-label="Cards learned"
            value={learned()}
            max={cards().length}
          />
          <span>
            {learned()} of {cards().length} learned
          </span>
        </div>
      </header>

      <Show
        when={card()}
        fallback={
          <section class="grid justify-items-center gap-4 rounded-box border border-base-content/10 bg-base-200 p-10 text-center">
            <p class="text-4xl" aria-hidden="true">
              ✓
            </p>
            <p role="status">You know all {cards().length} cards.</p>
            <button class="btn btn-primary" onClick={startOver}>
              Start over
            </button>
          </section>
        }
      >
        {(current) => (
          <>
            <button
              class="relative grid min-h-64 place-items-center rounded-box border p-8 text-center shadow-sm transition-colors"
              classList={{ "border-base-content/15 bg-base-100": !turned(), "border-primary bg-primary/10": turned() }}
              aria-live="polite"
              onClick={() => setTurned(!turned())}
            >
              <span class="absolute top-4 left-4 text-xs text-base-content/70">{turned() ? "Answer" : "Question"}</span>
              <span class="text-3xl font-medium text-balance break-words">{turned() ? current().back : current().front}</span>
              <span class="absolute bottom-4 text-xs text-base-content/70">{turned() ? "Turn back" : "Turn over"}</span>
            </button>
            <div class="grid grid-cols-2 gap-2">
              <button class="btn" onClick={() => show(place() + 1)}>
                Not yet
              </button>
              <button class="btn btn-primary" onClick={markKnown}>
                I know it
              </button>
            </div>
            <p class="hidden text-center text-xs text-base-content/70 sm:block">
              <kbd class="kbd kbd-sm">Space</kbd> turn · <kbd class="kbd kbd-sm">→</kbd> next · <kbd class="kbd kbd-sm">K</kbd>{" "}
              known
            </p>
          </>
        )}
      </Show>
      <Show when={learned() > 0 && open().length > 0}>
        <button class="btn btn-ghost btn-sm justify-self-center" onClick={startOver}>
          Start over
        </button>
      </Show>
    </main>
  );
}
