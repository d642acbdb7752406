import { createMemo, createSignal, For, Index, onMount, Show } from "solid-js";

type Props = {
  data?: unknown;
  spark?: { state?: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<unknown> } };
};

type Item = { text: string; group: string; done: boolean };

const group = (name: string, ...items: string[]): Item[] =>
  items.map((text, index) => ({ text, group: name, done: index === 0 }));
/** The first of each group is done already, to show what that looks like. */
const SAMPLE: Item[] = [
  ...group("Papers", "Passport", "Tickets", "Insurance card"),
  ...group("Clothes", "Rain jacket", "Walking shoes", "Two jumpers", "Socks for four days"),
  ...group("Bathroom", "Toothbrush", "Sun cream", "Plasters"),
  ...group("Gadgets", "Charger", "Headphones", "Torch"),
];

/** Anything as a record, so that odd values read as missing fields. */
const record = (value: unknown) => (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;

/** Items from texts, from records with a group, or from lists under a group's name. */
function readItems(value: unknown, groupName = "Items"): Item[] {
  if (Array.isArray(value)) return value.flatMap((part) => readItems(part, groupName));
  if (typeof value === "string") return value.trim() === "" ? [] : [{ text: value.trim(), group: groupName, done: false }];
  const fields = record(value);
  const text = fields.text ?? fields.item ?? fields.name ?? fields.title;
  if (typeof text === "string") {
    return [
      {
        text,
        group: String(fields.group ?? fields.category ?? groupName),
        done: fields.done === true || fields.checked === true,
      },
    ];
  }
  return Object.entries(fields).flatMap(([name, part]) => (Array.isArray(part) ? readItems(part, name) : []));
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
  const given = createMemo(() => readItems(props.data));
  const items = createKept<Item[]>(
    props,
    "items",
    () => (given().length > 0 ? given() : SAMPLE),
    (stored) => (Array.isArray(stored) ? readItems(stored) : undefined),
  );
  const [openOnly, setOpenOnly] = createSignal(false);
  const [text, setText] = createSignal("");
  const [target, setTarget] = createSignal("");

  const groups = createMemo(() => [...new Set(items.value().map((item) => item.group))]);
  const done = createMemo(() => items.value().filter((item) => item.done).length);
  const inGroup = (name: string) =>
    items
      .value()
      .map((item, index) => ({ ...item, index }))
      .filter((item) => item.group === name);
  const update = (index: number, isDone: boolean) =>
    items.change(items.value().map((item, at) => (at === index ? { ...item, done: isDone } : item)));
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    if (text().trim() === "") return;
    items.change([...items.value(), { text: text().trim(), group: target().trim() || groups()[0] || "Items", done: false }]);
    setText("");
  };

  return (
    <main class="mx-auto grid w-full max-w-4xl gap-4 text-base-content sm:p-2">
      <header class="flex flex-wrap items-center gap-x-5 gap-y-3">
        <div
          class="radial-progress bg-base-200 text-sm font-semibold text-primary tabular-nums"
          style={{
            "--value": Math.round((done() / Math.max(1, items.value().length)) * 100),
            "--size": "4rem",
            "--thickness": "5px",
          }}
          role="progressbar"
          aria-label="Items done"
          aria-valuemin="0"
          aria-valuemax={items.value().length}
          aria-valuenow={done()}
        >
          <span class="text-base-content">
            {done()}/{items.value().length}
          </span>
        </div>
        <div class="mr-auto">
          <h1 class="text-xl font-semibold tracking-tight">{given().length > 0 ? "Checklist" : "Packing list"}</h1>
          <p class="text-sm text-base-content/70" role="status">
            {done() === items.value().length ? "All done. Have a good trip." : `${items.value().length - done()} left`}
          </p>
        </div>
        <Show when={!items.isKept() && given().length === 0}>
          <span class="badge badge-soft badge-sm">Sample list</span>
        </Show>
        <label class="flex cursor-pointer items-center gap-2 text-sm">
          <input
            type="checkbox"
            class="toggle toggle-primary toggle-sm"
            checked={openOnly()}
            onChange={(event) => setOpenOnly(event.currentTarget.checked)}
          />
          Only what is left
        </label>
        <button
          class="btn btn-sm"
          disabled={done() === 0}
          onClick={() => items.change(items.value().map((item) => ({ ...item, done: false })))}
        >
          Start again
        </button>
      </header>

      <div class="gap-4 sm:columns-2">
        <For each={groups()}>
          {(name) => {
            const left = () => inGroup(name).filter((item) => !item.done).length;
            return (
              <section class="mb-4 break-inside-avoid rounded-box border border-base-content/10 bg-base-100">
                <h2 class="flex items-center justify-between border-b border-base-content/10 px-4 py-2.5 text-sm font-medium">
                  {name}
                  <span class="font-normal text-base-content/70 tabular-nums">{left() === 0 ? "done" : `${left()} left`}</span>
                </h2>
                <ul class="p-2">
                  <Index each={inGroup(name).filter((item) => !openOnly() || !item.done)}>
                    {(item) => (
                      <li class="flex items-center rounded-field pr-1 hover:bg-base-200">
                        <label class="flex min-w-0 flex-1 cursor-pointer items-center gap-3 px-2 py-1.5">
                          <input
                            type="checkbox"
                            class="checkbox checkbox-primary checkbox-sm"
                            checked={item().done}
                            onChange={(event) => update(item().index, event.currentTarget.checked)}
                          />
                          <span class="min-w-0 break-words" classList={{ "text-base-content/70 line-through": item().done }}>
                            {item().text}
                          </span>
                        </label>
                        <button
                          class="btn btn-circle btn-ghost btn-xs"
                          aria-label={`Delete ${item().text}`}
                          onClick={() => items.change(items.value().filter((_item, at) => at !== item().index))}
                        >
                          ✕
                        </button>
                      </li>
                    )}
                  </Index>
                </ul>
              </section>
            );
          }}
        </For>
      </div>

      <form class="flex flex-wrap gap-2" onSubmit={add}>
        <input
          class="input min-w-28 flex-1"
          aria-label="New item"
          required
          placeholder="New item"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <input
          class="input w-28"
          list="groups"
          aria-label="Group"
          placeholder={groups()[0] ?? "Items"}
          value={target()}
          onInput={(event) => setTarget(event.currentTarget.value)}
        />
        <datalist id="groups">
          <For each={groups()}>{(name) => <option value={name} />}</For>
        </datalist>
        <button class="btn btn-primary" type="submit">
          Add
        </button>
      </form>
    </main>
  );
}
