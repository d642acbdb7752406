import type { Block } from "../write-source";
import { READ_FIELD, TO_TEXT } from "./reading";
import { CELL_TEXT } from "./table";

/** The value of a fact. */
const FACT_VALUE: Block = {
  needs: [CELL_TEXT, READ_FIELD, TO_TEXT],
  code: `
/** A list's item as a chip shows it: an object by its values. */
const chipText = (item: unknown): string =>
  typeof item === "object" && item !== null && !Array.isArray(item)
    ? Object.values(item).map(toText).filter(Boolean).slice(0, 3).join(" · ")
    : toText(item);

/** A field's value: lists as chips, addresses to open, everything else as text. */
function FactValue(props: { record: unknown; field: Field; onOpen: (address: string) => void }) {
  const value = () => readField(props.record, props.field.path);
  const items = () => {
    const list = value();
    return Array.isArray(list) ? list.map(chipText).filter(Boolean) : [];
  };
  const address = () => {
    const text = toText(value());
    return /^(?:https?:\\/\\/|www\\.)\\S+$/i.test(text) ? text.replace(/^www\\./i, "https://www.") : "";
  };
  return (
    <Switch fallback={cellText(props.record, props.field) || "–"}>
      <Match when={items().length > 0}>
        <ul class="flex flex-wrap gap-1.5 pt-0.5">
          <For each={items().slice(0, 40)}>
            {(item) => <li class="rounded-selector bg-base-200 px-2 py-0.5 text-sm wrap-anywhere">{item}</li>}
          </For>
          <Show when={items().length > 40}>
            <li class="px-1 py-0.5 text-sm text-base-content/70">{\`and \${(items().length - 40).toLocaleString()} more\`}</li>
          </Show>
        </ul>
      </Match>
      <Match when={address()}>
        <button type="button" class="link text-left wrap-anywhere" onClick={() => props.onOpen(address())}>
          {address().replace(/^https?:\\/\\//, "")}
        </button>
      </Match>
    </Switch>
  );
}
`,
};

/** One record as a page. */
export const RECORD_PAGE: Block = {
  needs: [FACT_VALUE],
  code: `
/** Which field plays which part of the page. */
interface PageFields {
  title: Field;
  /** Words about what the title names: its state, its kind. */
  badges: Field[];
  /** Prose. */
  texts: Field[];
  numbers: Field[];
  facts: Field[];
}

/** One record: its title, its figures large, what else is known about it. */
function RecordPage(props: { record: unknown; onOpen: (address: string) => void }) {
  const textOf = (field: Field) => cellText(props.record, field);
  return (
    <article class="flex flex-col overflow-hidden rounded-box border border-base-content/10">
      <header class="flex flex-col gap-2 p-4 @2xl:p-6">
        <h2 class="text-2xl font-semibold tracking-tight wrap-anywhere @2xl:text-3xl">{textOf(DETAILS.title) || "Untitled"}</h2>
        <Show when={DETAILS.badges.some(textOf)}>
          <ul class="flex flex-wrap gap-2">
            <For each={DETAILS.badges.filter(textOf)}>
              {(field) => (
                <li class="rounded-full border border-base-content/15 px-3 py-0.5 text-sm">
                  <span class="text-base-content/70">{\`\${field.label} \`}</span>
                  <span class="font-medium wrap-anywhere">{textOf(field)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <For each={DETAILS.texts.filter(textOf)}>
          {(field) => (
            <section class="pt-1">
              <h3 class="text-xs font-normal text-base-content/70">{field.label}</h3>
              <p class="max-w-prose whitespace-pre-line wrap-anywhere">{textOf(field)}</p>
            </section>
          )}
        </For>
      </header>
      <Show when={DETAILS.numbers.length > 0}>
        <dl class="flex flex-wrap gap-px border-t border-base-content/10 bg-base-content/10">
          <For each={DETAILS.numbers}>
            {(field) => (
              <div class="min-w-0 grow basis-32 bg-base-100 px-4 py-3 @2xl:basis-40 @2xl:px-6 @2xl:py-4">
                <dt class="text-xs text-base-content/70">{field.label}</dt>
                <dd class="text-xl font-semibold tabular-nums wrap-anywhere @2xl:text-2xl">{textOf(field) || "–"}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
      <Show when={DETAILS.facts.length > 0}>
        <dl class="grid gap-x-8 gap-y-4 border-t border-base-content/10 p-4 @xl:grid-cols-2 @2xl:p-6 @4xl:grid-cols-3">
          <For each={DETAILS.facts}>
            {(field) => (
              <div class="min-w-0">
                <dt class="text-xs text-base-content/70">{field.label}</dt>
                <dd class="wrap-anywhere">
                  <FactValue record={props.record} field={field} onOpen={props.onOpen} />
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </article>
  );
}
`,
};

/** Records one at a time. */
export const RECORD_BROWSER: Block = {
  needs: [RECORD_PAGE],
  code: `
/** More records than this are searched, fewer are chosen from a list. */
const MOST_CHOICES = 50;

/** Records one at a time: the one before, the next one, or any by its title. */
function RecordBrowser(props: { name: string; records: unknown[]; onOpen: (address: string) => void }) {
  const [chosen, setChosen] = createSignal(0);
  const [search, setSearch] = createSignal("");
  const index = () => Math.max(0, Math.min(chosen(), props.records.length - 1));
  const titles = createMemo(() => props.records.map((record) => cellText(record, DETAILS.title) || "Untitled"));
  const found = createMemo(() => {
    const words = search().toLowerCase().split(/\\s+/).filter(Boolean);
    if (words.length === 0) return [];
    const matches = titles().map((title, at) => ({ title, at }));
    return matches.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word))).slice(0, 8);
  });
  const open = (at: number) => {
    setChosen(at);
    setSearch("");
  };
  return (
    <div class="flex flex-col gap-4">
      <Show when={props.records.length > 1}>
        <nav class="flex flex-col gap-2" aria-label={props.name}>
          <div class="flex flex-wrap items-center gap-2">
            <div class="join">
              <button type="button" class="btn join-item btn-sm" disabled={index() === 0} onClick={() => open(index() - 1)}>
                Previous
              </button>
              <button
                type="button"
                class="btn join-item btn-sm"
                disabled={index() === props.records.length - 1}
                onClick={() => open(index() + 1)}
              >
                Next
              </button>
            </div>
            <p class="text-sm text-base-content/70 tabular-nums" aria-live="polite">
              {\`\${(index() + 1).toLocaleString()} of \${props.records.length.toLocaleString()}\`}
              <span class="sr-only">{\`: \${titles()[index()] ?? ""}\`}</span>
            </p>
            <Show
              when={props.records.length > MOST_CHOICES}
              fallback={
                <select
                  class="select select-sm w-full @md:ml-auto @md:w-64"
                  aria-label="Go to"
                  value={index()}
                  onChange={(event) => open(Number(event.currentTarget.value))}
                >
                  <For each={titles()}>
                    {(title, at) => (
                      <option value={at()} selected={at() === index()}>
                        {title.slice(0, 80)}
                      </option>
                    )}
                  </For>
                </select>
              }
            >
              <input
                type="search"
                class="input input-sm w-full @md:ml-auto @md:w-64"
                placeholder="Find by name"
                aria-label={\`Find by \${DETAILS.title.label}\`}
                value={search()}
                onInput={(event) => setSearch(event.currentTarget.value)}
                onKeyDown={(event) => {
                  const match = found()[0];
                  if (event.key === "Enter" && match) open(match.at);
                }}
              />
            </Show>
          </div>
          <Show when={search().trim() !== ""}>
            <ul class="divide-y divide-base-content/10 rounded-box border border-base-content/10" aria-label="Found">
              <For each={found()} fallback={<li class="px-4 py-2 text-sm text-base-content/70">Nothing has this name.</li>}>
                {(match) => (
                  <li>
                    <button
                      type="button"
                      class="w-full cursor-pointer px-4 py-2 text-left text-sm wrap-anywhere hover:bg-base-200"
                      onClick={() => open(match.at)}
                    >
                      {match.title}
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </nav>
      </Show>
      <RecordPage record={props.records[index()]} onOpen={props.onOpen} />
    </div>
  );
}
`,
};
