import type { Block } from "../write-source";
import { CARD_TEXT } from "./card-text";
import { FORMAT_NUMBER } from "./format";
import { IS_MISSING, READ_FIELD, TO_TEXT } from "./reading";

/** Things to choose from. */
export const PRODUCTS: Block = {
  needs: [READ_FIELD, TO_TEXT, IS_MISSING, FORMAT_NUMBER, CARD_TEXT],
  code: `
/** Things to choose from: search, category, price range, order. */
function ProductList(props: { name: string; records: unknown[] }) {
  const [search, setSearch] = createSignal("");
  const [category, setCategory] = createSignal("");
  const [least, setLeast] = createSignal("");
  const [most, setMost] = createSignal("");
  const [order, setOrder] = createSignal("");
  const [limit, setLimit] = createSignal(24);
  const textOf = (record: unknown, field: Field | undefined) => (field ? toText(readField(record, field.path)) : "");
  const priceOf = (record: unknown) => (PRODUCT.price ? readNumber(record, PRODUCT.price) : undefined);
  const ratingOf = (record: unknown) => (PRODUCT.rating ? readNumber(record, PRODUCT.rating) : undefined);
  const pictureOf = (record: unknown) => {
    const address = textOf(record, PRODUCT.picture);
    return address.startsWith("data:image/") ? address : "";
  };
  const categories = createMemo(() =>
    [...new Set(props.records.map((record) => textOf(record, PRODUCT.category)))].filter((text) => !isMissing(text)).sort(),
  );
  const found = createMemo(() => {
    const words = search().toLowerCase().split(/\\s+/).filter(Boolean);
    const [low, high] = [least() === "" ? -Infinity : Number(least()), most() === "" ? Infinity : Number(most())];
    const list = props.records.filter((record) => {
      if (category() && textOf(record, PRODUCT.category) !== category()) return false;
      const price = priceOf(record);
      if ((least() !== "" || most() !== "") && (price === undefined || price < low || price > high)) return false;
      if (words.length === 0) return true;
      const text = [PRODUCT.title, PRODUCT.text, PRODUCT.category]
        .map((field) => textOf(record, field))
        .join(" ")
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
    const numberOf = order() === "rating" ? ratingOf : priceOf;
    if (order() === "name") return list.toSorted((a, b) => textOf(a, PRODUCT.title).localeCompare(textOf(b, PRODUCT.title)));
    if (order() === "") return list;
    const direction = order() === "cheapest" ? 1 : -1;
    return list.toSorted(
      (a, b) => ((numberOf(a) ?? Infinity * direction) - (numberOf(b) ?? Infinity * direction)) * direction || 0,
    );
  });
  const clear = () => {
    setSearch("");
    setCategory("");
    setLeast("");
    setMost("");
  };
  return (
    <div class="flex flex-col gap-5">
      <div class="flex flex-wrap items-end gap-3">
        <input
          type="search"
          class="input input-sm min-w-44 flex-1"
          placeholder="Search"
          aria-label="Search"
          value={search()}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
        <Show when={PRODUCT.price}>
          {(price) => (
            <fieldset class="flex items-center gap-2 text-sm">
              <legend class="sr-only">{price().label}</legend>
              <input
                type="number"
                min="0"
                class="input input-sm w-24"
                placeholder="From"
                aria-label={\`\${price().label} from\`}
                value={least()}
                onInput={(event) => setLeast(event.currentTarget.value)}
              />
              <span aria-hidden="true">–</span>
              <input
                type="number"
                min="0"
                class="input input-sm w-24"
                placeholder="To"
                aria-label={\`\${price().label} to\`}
                value={most()}
                onInput={(event) => setMost(event.currentTarget.value)}
              />
            </fieldset>
          )}
        </Show>
        <select class="select select-sm w-auto" aria-label="Order" onChange={(event) => setOrder(event.currentTarget.value)}>
          <option value="">As listed</option>
          <option value="name">By name</option>
          <Show when={PRODUCT.price}>
            <option value="cheapest">Lowest price first</option>
            <option value="dearest">Highest price first</option>
          </Show>
          <Show when={PRODUCT.rating}>
            <option value="rating">Best rated first</option>
          </Show>
        </select>
      </div>
      <Show when={categories().length > 1 && categories().length <= 30}>
        <div class="flex flex-wrap gap-1.5" role="group" aria-label="Category">
          <For each={["", ...categories()]}>
            {(name) => (
              <button
                type="button"
                class="btn btn-sm max-w-56 rounded-full font-normal"
                classList={{ "btn-neutral": category() === name }}
                aria-pressed={category() === name}
                onClick={() => setCategory(name)}
              >
                <span class="truncate">{name || "All"}</span>
              </button>
            )}
          </For>
        </div>
      </Show>
      <Show
        when={found().length > 0}
        fallback={
          <div class="flex flex-col items-center gap-3 rounded-box bg-base-200 px-6 py-12 text-center">
            <p>Nothing fits these filters.</p>
            <button type="button" class="btn btn-sm" onClick={clear}>
              Clear the filters
            </button>
          </div>
        }
      >
        <ul class="grid grid-cols-[repeat(auto-fill,minmax(min(100%,14rem),1fr))] gap-4" aria-label={props.name}>
          <For each={found().slice(0, limit())}>
            {(record) => (
              <li class="flex min-w-0 flex-col overflow-hidden rounded-box border border-base-content/10">
                <div class="grid h-28 place-items-center bg-base-200" aria-hidden="true">
                  <Show
                    when={pictureOf(record)}
                    fallback={
                      <span class="text-4xl font-semibold text-base-content/25">
                        {[...textOf(record, PRODUCT.title)][0]?.toUpperCase()}
                      </span>
                    }
                  >
                    <img class="size-full object-cover" src={pictureOf(record)} alt="" />
                  </Show>
                </div>
                <div class="flex flex-1 flex-col gap-1.5 p-4">
                  <p class="truncate text-xs text-base-content/70">{textOf(record, PRODUCT.category)}</p>
                  <h2 class="line-clamp-2 font-medium wrap-anywhere">{textOf(record, PRODUCT.title) || "Untitled"}</h2>
                  <p class="line-clamp-3 text-sm text-base-content/70 wrap-anywhere">{textOf(record, PRODUCT.text)}</p>
                  <div class="mt-auto flex items-baseline justify-between gap-3 pt-2">
                    <span class="text-lg font-semibold tabular-nums">{PRODUCT.price ? cardText(record, PRODUCT.price) : ""}</span>
                    <Show when={ratingOf(record) !== undefined}>
                      <span class="text-sm tabular-nums" aria-label={\`\${PRODUCT.rating?.label ?? ""} \${ratingOf(record)}\`}>
                        <span class="text-warning" aria-hidden="true">
                          ★
                        </span>
                        {\` \${ratingOf(record)?.toLocaleString()}\`}
                      </span>
                    </Show>
                  </div>
                  <p class="truncate text-xs text-base-content/70">
                    {PRODUCT.stock ? \`\${PRODUCT.stock.label}: \${cardText(record, PRODUCT.stock)}\` : ""}
                  </p>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="flex items-center justify-between text-sm">
        <p
          class="text-base-content/70 tabular-nums"
          aria-live="polite"
        >{\`\${found().length.toLocaleString()} of \${props.records.length.toLocaleString()}\`}</p>
        <Show when={found().length > limit()}>
          <button type="button" class="btn btn-sm" onClick={() => setLimit(limit() + 24)}>
            Show more
          </button>
        </Show>
      </div>
    </div>
  );
}
`,
};
