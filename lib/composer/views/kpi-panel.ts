import type { Json } from "#lib/core/json";
import { FACTS } from "../blocks/facts";
import { COURSE_METRIC, SINGLE_METRIC, TOTAL_METRIC } from "../blocks/metrics";
import { ORDERED_TREND } from "../blocks/ordered-trend";
import { TREND } from "../blocks/trend";
import { describeField, describeWithTotal } from "../field-names";
import { capitalize } from "../labels";
import { recordsNoun, valueHeading } from "../phrases";
import { howFor } from "../plan";
import { printValue } from "../print-value";
import { findCourse, isNumeric } from "../rank-fields";
import type { Field } from "../types";
import type { Panel, PanelContext } from "./panel";

const MOST_FIGURES = 4;
/** Names of changes: their sign is the news. */
const CHANGE = /growth|change|delta|increase|decrease|trend|vs|yoy|mom|wow/i;
/** Enough for a row: how many records there are is news only beside fewer. */
const FULL_ROW = 3;
const WHOLE_NUMBER = { kind: "number", decimals: 0 };
const GRID = "grid grid-cols-[repeat(auto-fit,minmax(min(100%,13rem),1fr))] gap-4";
/** Four in a row or two by two, never three and a lonely one. */
const GRID_OF_FOUR = "grid gap-4 sm:grid-cols-2 lg:grid-cols-4";

/** The figures that matter, each with its course where the records have one. */
export function kpiPanel(context: PanelContext): Panel {
  const { shape } = context.plan;
  if (shape.form === "metrics" || shape.form === "scalar" || shape.metrics.length > 0) return singlePanel(context);
  return findCourse(shape) ? coursePanel(context) : totalPanel(context);
}

function singlePanel({ plan }: PanelContext): Panel {
  const { shape, recipe } = plan;
  const all = shape.form === "metrics" || shape.form === "scalar" ? shape.fields : shape.metrics;
  const numbers = all.filter(isNumeric).slice(0, recipe.metricCount ?? all.length);
  const words = all.filter((field) => !isNumeric(field));
  const facts = words.length > 0;
  const cards = metricCards("METRICS.map((field) => metricOf(props.data, field))", numbers.length);
  return {
    title: "Key figures",
    blocks: [...(numbers.length > 0 ? [SINGLE_METRIC] : []), ...(facts ? [FACTS] : [])],
    constants: [
      ...(numbers.length > 0
        ? [
            declare(
              "METRICS",
              numbers.map((field) => describeSingle(field, numbers)),
            ),
          ]
        : []),
      ...(facts
        ? [
            declare(
              "DETAILS",
              words.map((field) => describeField(field)),
            ),
          ]
        : []),
    ],
    body: [],
    view:
      numbers.length === 0
        ? "<Facts record={props.data} fields={DETAILS} />"
        : facts
          ? `<div class="flex flex-col gap-4">\n${indent(cards)}\n  <Facts record={props.data} fields={DETAILS} />\n</div>`
          : cards,
  };
}

/** "growth" beside one amount is that amount's change; beside several it is a figure of its own. */
function describeSingle(field: Field, numbers: readonly Field[]): Json {
  const described = describeWithTotal(field) as { [key: string]: Json };
  const { total: _total, ...own } = described;
  const isChange = isChangeName(field);
  const amounts = numbers.filter((other) => other.kind !== "percent");
  const partner = isChange
    ? undefined
    : numbers.find((other) => isChangeOf(other, field) || (amounts.length === 1 && amounts[0] === field && isChangeName(other)));
  return {
    ...own,
    ...(isChange ? { isChange: true } : {}),
    ...(partner ? { change: describeField(partner) } : {}),
  };
}

function isChangeName(field: Field): boolean {
  return field.kind === "percent" && CHANGE.test(field.name);
}

function isChangeOf(change: Field, field: Field): boolean {
  if (!isChangeName(change)) return false;
  return change.name.toLowerCase().startsWith(`${field.name.toLowerCase()}_`) || change.name.startsWith(`${field.name}Growth`);
}

function coursePanel(context: PanelContext): Panel {
  const { plan, names } = context;
  const course = findCourse(plan.shape);
  if (!course) throw new Error("Figures with a course are planned only with one");
  const by = names.nameOf(course);
  const trend =
    course.kind === "date"
      ? `trendOf(records(), ${by}, field, field.total ?? "sum", "${plan.bucket}", () => field.label)`
      : `orderedTrend(records(), ${by}, field, field.total ?? "sum", () => field.label)`;
  const figures = figuresOf(context);
  return {
    title: "Key figures",
    blocks: [COURSE_METRIC, course.kind === "date" ? TREND : ORDERED_TREND],
    constants: [
      declare("METRICS", figures),
      "/** Show each figure's latest step instead of all of them together. */\nconst LATEST = false;",
    ],
    body: [`const metrics = createMemo(() => METRICS.map((field) => metricOf(records(), field, ${trend})));`],
    view: metricCards("metrics()", figures.length),
  };
}

function totalPanel(context: PanelContext): Panel {
  const figures = figuresOf(context);
  return {
    title: "Key figures",
    blocks: [TOTAL_METRIC],
    constants: [declare("METRICS", figures)],
    body: ["const metrics = createMemo(() => METRICS.map((field) => metricOf(records(), field)));"],
    view: metricCards("metrics()", figures.length),
  };
}

/** The numbers that were chosen, and how many records there are where that leaves room. */
function figuresOf({ plan }: PanelContext): Json[] {
  const most = plan.recipe.metricCount ?? MOST_FIGURES;
  const figures = plan.values.slice(0, most).map((field) => {
    const how = howFor(plan, field);
    if (how === "distinct") return { path: [...field.path], label: valueHeading(plan, field), ...WHOLE_NUMBER, total: how };
    const described = describeWithTotal(field, how) as { [key: string]: Json };
    const isMean = described["total"] === "mean" && !/^(?:average|avg|mean)/i.test(field.label);
    return isMean ? { ...described, label: `Average ${field.label.toLowerCase()}` } : described;
  });
  if (figures.length >= (plan.recipe.metricCount ?? FULL_ROW)) return figures;
  const noun = capitalize(recordsNoun(plan));
  const label = plan.shape.fields.some((field) => field.label === noun) ? "Records" : noun;
  return [...figures, { path: [], label, ...WHOLE_NUMBER, total: "count" }];
}

function metricCards(metrics: string, count: number): string {
  return `<section class="${count === 4 ? GRID_OF_FOUR : GRID}" aria-label="Key figures">\n  <For each={${metrics}}>{(metric) => <MetricCard metric={metric} />}</For>\n</section>`;
}

function declare(name: string, fields: Json[]): string {
  return `const ${name}: Field[] = ${printValue(fields, 0, `const ${name}: Field[] = `.length)};`;
}

function indent(code: string): string {
  return code.replace(/^(?=.)/gm, "  ");
}
