import { spaced } from "../column";
import { GANTT } from "../blocks/gantt";
import { recordsNoun } from "../phrases";
import { findTitle, isNumeric } from "../rank-fields";
import type { Field } from "../types";
import { explaining } from "./shared";
import { orNotice, type Panel, type PanelContext } from "./panel";

const PROGRESS = /\b(?:progress|complete|completed|completion|done|percent|pct|fortschritt)\b/;

/** Records as bars from their start to their end. */
export function ganttView({ plan, names }: PanelContext): Panel {
  const { span, category, shape, recipe } = plan;
  if (!span) throw new Error("A Gantt chart is planned only with a start and an end");
  const { start, end, duration } = span;
  const others = shape.fields.filter((field) => ![start, end, duration, category].includes(field));
  const title = findTitle(others) ?? category ?? start;
  const progress = others.find((field) => isNumeric(field) && PROGRESS.test(spaced(field.name)));
  const parts = { start, end, duration, title, group: category === title ? undefined : category, progress };
  const lines = [
    ...Object.entries(parts).flatMap(([part, field]) => (field ? [`${part}: ${names.nameOf(field)}`] : [])),
    ...(duration ? [`daysPerUnit: ${daysPerUnit(duration)}`] : []),
    ...(progress ? [`allDone: ${progress.kind !== "percent" && (progress.max ?? 0) > 1 ? 100 : 1}`] : []),
  ];
  const fields = [start, end ?? duration].flatMap((field) => (field ? [names.nameOf(field)] : []));
  const first = recipe.limit ? `.slice(0, ${recipe.limit})` : "";
  return {
    title: `Schedule of ${recordsNoun(plan)}`,
    blocks: [GANTT, ...explaining],
    constants: [`const EVENT: TaskFields = {\n${lines.map((line) => `  ${line},`).join("\n")}\n};`],
    body: ["const schedule = createMemo(() => readSchedule(records()));"],
    view: orNotice("schedule().tasks.length > 0", fields, `<Gantt name={TITLE} tasks={schedule().tasks${first}} />`),
    caption: "describeSchedule(schedule())",
  };
}

/** How many days one of the duration's units has: by its name, else one. */
function daysPerUnit(duration: Field): string {
  const text = `${spaced(duration.name)} ${duration.unit ?? ""}`;
  if (duration.kind === "duration") return "1 / 86_400";
  if (/\bweeks?\b/.test(text)) return "7";
  return /\bhours?\b|\bh$/.test(text) ? "1 / 24" : "1";
}
