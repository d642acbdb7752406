import type { Block } from "../write-source";
import { READ_DATE } from "./dates";
import { FORMAT_DATE } from "./format";
import { READ_FIELD, TO_TEXT } from "./reading";

/** Events in order. */
export const TIMELINE: Block = {
  needs: [READ_DATE, TO_TEXT, READ_FIELD, FORMAT_DATE],
  code: `
interface Moment {
  time: number;
  title: string;
  text: string;
  group: string;
}

/** Records that have a date, in order. */
function readMoments(records: unknown[]): Moment[] {
  const textOf = (record: unknown, field: Field | undefined) => (field ? toText(readField(record, field.path)) : "");
  return records
    .flatMap((record) => {
      const time = readDate(record, EVENT.date)?.getTime();
      if (time === undefined) return [];
      return [{ time, title: textOf(record, EVENT.title), text: textOf(record, EVENT.text), group: textOf(record, EVENT.group) }];
    })
    .sort((a, b) => a.time - b.time);
}

/** Events along a line, under the month they fall into. */
function Timeline(props: { name: string; moments: Moment[] }) {
  const [isReversed, setIsReversed] = createSignal(false);
  const [group, setGroup] = createSignal("");
  const [limit, setLimit] = createSignal(60);
  const groups = createMemo(() => [...new Set(props.moments.map((moment) => moment.group))].filter(Boolean).sort());
  const shown = createMemo(() => {
    const found = props.moments.filter((moment) => !group() || moment.group === group());
    return isReversed() ? found.toReversed() : found;
  });
  const monthOf = (time: number) =>
    new Date(time).toLocaleDateString(undefined, { month: "long", year: "numeric", timeZone: "UTC" });
  const months = createMemo(() => {
    const found = new Map<string, Moment[]>();
    for (const moment of shown().slice(0, limit())) {
      const month = monthOf(moment.time);
      const moments = found.get(month) ?? [];
      moments.push(moment);
      found.set(month, moments);
    }
    return [...found];
  });
  const color = (name: string) => COLORS[groups().indexOf(name) % COLORS.length] ?? ACCENT;
  return (
    <div class="flex flex-col gap-5">
      <div class="flex flex-wrap gap-2">
        <Show when={groups().length > 1 && groups().length <= 40}>
          <select
            class="select select-sm w-auto max-w-56"
            aria-label="Show only"
            onChange={(event) => setGroup(event.currentTarget.value)}
          >
            <option value="">Everything</option>
            <For each={groups()}>{(name) => <option value={name}>{name.slice(0, 60)}</option>}</For>
          </select>
        </Show>
        <button type="button" class="btn btn-sm" onClick={() => setIsReversed(!isReversed())}>
          {isReversed() ? "Latest first" : "Earliest first"}
        </button>
      </div>
      <For each={months()}>
        {([month, moments]) => (
          <section>
            <h2 class="pb-3 text-sm font-semibold">{month}</h2>
            <ol class="ml-1.5 border-l-2 border-base-content/15" aria-label={month}>
              <For each={moments}>
                {(moment) => (
                  <li class="relative pb-5 pl-6 last:pb-1">
                    <span
                      class="absolute top-1 -left-[7px] size-3 rounded-full ring-4 ring-base-100"
                      style={{ background: groups().length > 1 ? color(moment.group) : ACCENT }}
                    />
                    <p class="flex flex-wrap gap-x-3 text-xs text-base-content/70 tabular-nums">
                      <time>{formatDate(new Date(moment.time))}</time>
                      <Show when={moment.group}>
                        <span>{moment.group}</span>
                      </Show>
                    </p>
                    <p class="font-medium wrap-anywhere">{moment.title || "Untitled"}</p>
                    <Show when={moment.text}>
                      <p class="line-clamp-4 text-sm text-base-content/80 wrap-anywhere">{moment.text}</p>
                    </Show>
                  </li>
                )}
              </For>
            </ol>
          </section>
        )}
      </For>
      <Show when={shown().length > limit()}>
        <button type="button" class="btn btn-sm self-start" onClick={() => setLimit(limit() + 100)}>
          {\`Show more of \${shown().length.toLocaleString()}\`}
        </button>
      </Show>
    </div>
  );
}
`,
};
