import type { Block } from "../write-source";
import { CARD_TEXT } from "./card-text";
import { IS_MISSING, READ_FIELD, TO_TEXT } from "./reading";

/** Cards in columns. */
export const KANBAN: Block = {
  needs: [READ_FIELD, TO_TEXT, IS_MISSING, CARD_TEXT],
  code: `
const USUAL_ORDER = [
  "idea",
  "backlog",
  "new",
  "open",
  "to do",
  "todo",
  "planned",
  "next",
  "in progress",
  "doing",
  "active",
  "blocked",
  "on hold",
  "waiting",
  "review",
  "testing",
  "done",
  "completed",
  "closed",
  "shipped",
  "won",
  "cancelled",
  "lost",
];

interface Card {
  id: string;
  title: string;
  status: string;
  lines: { label: string; text: string }[];
}

/** Cards in columns by status. They move by dragging or by their own menu, and stay where they were put. */
function Board(props: {
  name: string;
  records: unknown[];
  kept?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } | undefined;
}) {
  const [moves, setMoves] = createSignal<Record<string, string>>({});
  const [dragged, setDragged] = createSignal("");
  const [over, setOver] = createSignal("");
  onMount(async () => {
    const stored = await props.kept?.get("moves").catch(() => undefined);
    if (typeof stored === "object" && stored !== null) setMoves({ ...(stored as Record<string, string>), ...moves() });
  });
  const cards = createMemo<Card[]>(() =>
    props.records.map((record, index) => {
      const title = toText(readField(record, CARD.title.path)) || "Untitled";
      const id = \`\${index} \${title.slice(0, 40)}\`;
      const status = toText(readField(record, CARD.status.path));
      const lines = CARD.lines
        .map((field) => ({ label: field.label, text: cardText(record, field) }))
        .filter((line) => line.text !== "");
      return { id, title, lines, status: moves()[id] ?? (isMissing(status) ? "No status" : status) };
    }),
  );
  const rank = (status: string) => {
    const place = USUAL_ORDER.indexOf(status.toLowerCase().replace(/[_-]/g, " "));
    return place === -1 ? USUAL_ORDER.length : place;
  };
  const statuses = createMemo(() => {
    const found = new Set(
      props.records
        .map((record) => toText(readField(record, CARD.status.path)))
        .map((status) => (isMissing(status) ? "No status" : status)),
    );
    return [...found].slice(0, 12).sort((a, b) => rank(a) - rank(b));
  });
  const move = (id: string, status: string) => {
    setMoves({ ...moves(), [id]: status });
    void props.kept?.set("moves", moves()).catch(() => undefined);
  };
  return (
    <div class="-mx-1 flex snap-x gap-3 overflow-x-auto px-1 pb-2" tabindex="0" role="region" aria-label={props.name}>
      <For each={statuses()}>
        {(status) => (
          <section
            class="flex w-64 shrink-0 snap-start flex-col gap-2 rounded-box bg-base-200 p-3 outline-offset-2 @4xl:w-auto @4xl:min-w-48 @4xl:flex-1"
            classList={{ "outline-2 outline-primary": over() === status && dragged() !== "" }}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(status);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged()) move(dragged(), status);
              setDragged("");
            }}
          >
            <h2 class="flex items-center justify-between gap-2 px-1 text-sm font-semibold">
              <span class="truncate">{status}</span>
              <span class="font-normal text-base-content/70 tabular-nums">
                {cards().filter((card) => card.status === status).length}
              </span>
            </h2>
            <For
              each={cards()
                .filter((card) => card.status === status)
                .slice(0, 100)}
            >
              {(card) => (
                <article
                  class="flex cursor-grab flex-col gap-1.5 rounded-field border border-base-content/10 bg-base-100 p-3"
                  classList={{ "opacity-50": dragged() === card.id }}
                  draggable="true"
                  onDragStart={() => setDragged(card.id)}
                  onDragEnd={() => setDragged("")}
                >
                  <h3 class="line-clamp-3 text-sm font-medium wrap-anywhere">{card.title}</h3>
                  <dl class="flex flex-col gap-0.5 text-xs text-base-content/70">
                    <For each={card.lines}>
                      {(line) => (
                        <div class="flex justify-between gap-3">
                          <dt class="shrink-0">{line.label}</dt>
                          <dd class="truncate text-base-content" title={line.text}>
                            {line.text}
                          </dd>
                        </div>
                      )}
                    </For>
                  </dl>
                  <select
                    class="select select-ghost select-xs -ml-2 w-auto self-start text-base-content/70"
                    aria-label={\`Move \${card.title}\`}
                    value={status}
                    onChange={(event) => move(card.id, event.currentTarget.value)}
                  >
                    <For each={statuses()}>
                      {(other) => (
                        <option value={other} selected={other === status}>
                          {other}
                        </option>
                      )}
                    </For>
                  </select>
                </article>
              )}
            </For>
          </section>
        )}
      </For>
    </div>
  );
}
`,
};
