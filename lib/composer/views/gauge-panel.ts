import { CAPTION } from "../blocks/caption";
import { FORMAT_FIGURE } from "../blocks/format";
import { DIAL_OF, DIALS_BY, GAUGES } from "../blocks/gauges";
import { NATURAL_ORDER } from "../blocks/groups";
import { findGauges, type Gauge } from "../find-gauges";
import { inSentence } from "../labels";
import { valueHeading } from "../phrases";
import type { Plan } from "../plan";
import { quote } from "../print-value";
import { aggregateFor } from "../rank-fields";
import type { Aggregate, Field } from "../types";
import { orNotice, type FigureTable, type Panel, type PanelContext } from "./panel";
import { explaining } from "./shared";

const MOST_GAUGES = 12;

/** Values against their targets: one for each category where there are few, one for each number, or all records together. */
export function gaugePanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const gauges = findGauges(plan.shape, plan.values).slice(0, MOST_GAUGES);
  const [main] = gauges;
  if (!main) throw new Error("A gauge is planned only with a value to show");
  const by = splitOf(plan, main);
  const shown = by ? [main] : wanted(plan, gauges);
  const title = titleOf(plan, shown, by);
  const limit = Math.min(plan.recipe.limit ?? MOST_GAUGES, MOST_GAUGES);
  const dials = by
    ? `dialsBy(records(), ${names.nameOf(by)}, ${argumentsOf(context, main)})${besideOf(context, main)}${orderOf(plan, by)}`
    : `[${shown.map((gauge) => `\n    ${dialOf(context, gauge)},`).join("")}\n  ]`;
  const fields = shown.flatMap(({ value, target, beside }) => [
    names.nameOf(value),
    ...(target && beside === undefined ? [names.nameOf(target)] : []),
  ]);
  return {
    title,
    blocks: [
      by ? DIALS_BY : DIAL_OF,
      ...(dials.includes("inOrder") ? [NATURAL_ORDER] : []),
      GAUGES,
      FORMAT_FIGURE,
      CAPTION,
      ...explaining,
    ],
    constants: [],
    body: [`const dials = createMemo(() => ${dials});`],
    view: orNotice(
      "dials().some((dial) => dial.value !== undefined)",
      by ? [names.nameOf(by), ...fields] : fields.slice(0, 4),
      `<Gauges name={${isPart ? quote(title) : context.title}} dials={dials()} limit={${limit}} />`,
    ),
    ...(plan.shape.rowCount > 1 && main.beside !== "both"
      ? { caption: `caption(${quote(title)}, records().length, 0)`, table: tableOf(by, limit) }
      : {}),
  };
}

function tableOf(by: Field | undefined, limit: number): FigureTable {
  return {
    columns: `[${quote(by?.label ?? "Gauge")}, "Value", "Target"]`,
    rows: `dials().slice(0, ${limit})`,
    cells: "(dial) => [dial.label, formatFigure(dial.value, dial.field), formatFigure(dial.target, dial.field)]",
  };
}

/** A gauge for each of a few groups; of more only when they are asked for, since all together say more than twelve of them. */
function splitOf({ recipe, category, shape }: Plan, { beside }: Gauge): Field | undefined {
  if (!category || shape.form === "metrics" || shape.rowCount < 2 || beside === "both") return undefined;
  // One target for all records is most often one for all of them together.
  if (beside === "target") return recipe.category ? category : undefined;
  return recipe.category || category.distinct <= MOST_GAUGES ? category : undefined;
}

function wanted({ recipe }: Plan, gauges: readonly Gauge[]): readonly Gauge[] {
  const named = gauges.filter(({ value, target }) => recipe.values?.some((name) => name === value.name || name === target?.name));
  return named.length > 0 ? named : gauges;
}

function dialOf(context: PanelContext, gauge: Gauge): string {
  const records = gauge.beside === "both" ? "[props.data]" : "records()";
  const dial = `dialOf(${quote(gauge.value.label)}, ${records}, ${argumentsOf(context, gauge)})`;
  return gauge.beside === "target" ? `...[${dial}]${besideOf(context, gauge)}` : dial;
}

function argumentsOf({ plan, names }: PanelContext, { value, target, beside }: Gauge): string {
  return `${names.nameOf(value)}, ${target && beside !== "target" ? names.nameOf(target) : "undefined"}, "${howOf(plan, value)}"`;
}

/** A target that stands beside the records is read once. */
function besideOf({ names }: PanelContext, { target, beside }: Gauge): string {
  if (!target || beside !== "target") return "";
  const name = names.nameOf(target);
  return `.map((dial) => ({ ...dial, target: readNumber(props.data, ${name}), goal: ${name}.label }))`;
}

/** Values and targets have to become one in the same way; counting them would compare nothing. */
function howOf({ recipe: { aggregate } }: Plan, value: Field): Aggregate {
  const isUsable = aggregate !== undefined && !["count", "distinct", "share"].includes(aggregate);
  return isUsable ? aggregate : aggregateFor(value);
}

function titleOf(plan: Plan, shown: readonly Gauge[], by: Field | undefined): string {
  const [first] = shown;
  const suffix = by ? ` by ${inSentence(by.label)}` : "";
  if (shown.length > 1 || !first) return shown.every(({ target }) => target) ? "Values against their targets" : "Rates";
  const name = plan.shape.rowCount < 2 || plan.recipe.aggregate === "count" ? first.value.label : valueHeading(plan, first.value);
  return first.target ? `${name} against ${inSentence(first.target.label)}${suffix}` : `${name}${suffix}`;
}

function orderOf({ recipe: { sort } }: Plan, by: Field): string {
  const [first, second] = sort?.descending ? ["b", "a"] : ["a", "b"];
  if (sort?.by === "label" || sort?.by === by.name || (!sort && by.order)) {
    return `.toSorted((a, b) => inOrder(${first}.label, ${second}.label))`;
  }
  return sort ? `.toSorted((a, b) => (${first}.value ?? 0) - (${second}.value ?? 0))` : "";
}
