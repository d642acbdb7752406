import { CAPTION } from "../blocks/caption";
import { FUNNEL } from "../blocks/funnel";
import { FORMAT_FIGURE } from "../blocks/format";
import { NATURAL_ORDER } from "../blocks/groups";
import { byHeading, valueHeading, valueSentence } from "../phrases";
import { howFor, type Plan } from "../plan";
import { quote } from "../print-value";
import type { Field } from "../types";
import { groupsBy, valueField, writeFigure } from "./measure";
import { orNotice, type Panel, type PanelContext } from "./panel";
import { explaining } from "./shared";

const MOST_STAGES = 12;

/** A bar for each stage, and how much of the one before is left. */
export function funnelPanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const { category, recipe } = plan;
  if (!category) throw new Error("A funnel is planned only with a category");
  const value = howFor(plan, plan.values[0]) === "count" ? undefined : plan.values[0];
  const how = value ? howFor(plan, value) : "count";
  const by = names.nameOf(category);
  const read = value ? names.nameOf(value) : "undefined";
  const field = valueField(context, value);
  const limit = recipe.limit ?? MOST_STAGES;
  const order = orderOf(plan, category);
  const groups = groupsBy(context, category, read, how);
  const title = `${valueHeading(plan, value)} ${byHeading(plan, category)}`;
  return {
    title,
    blocks: [
      ...groups.blocks,
      ...(order.includes("inOrder") ? [NATURAL_ORDER] : []),
      FUNNEL,
      FORMAT_FIGURE,
      CAPTION,
      ...explaining,
    ],
    constants: [],
    body: [`const steps = createMemo(() => ${groups.code});`, `const stages = createMemo(() => steps().groups${order});`],
    view: orNotice(
      "stages().length > 0",
      value ? [by, read] : [by],
      `<Funnel name={${isPart ? quote(title) : context.title}} stages={stages()} field={${field}} limit={${limit}} />`,
    ),
    caption: `caption(${quote(`${valueSentence(plan, value)} ${byHeading(plan, category)}`)}, records().length, steps().ignored)`,
    table: {
      columns: `[${quote(category.label)}, ${quote(valueHeading(plan, value))}, "Of the first"]`,
      rows: `stages().slice(0, ${limit})`,
      cells: `(stage) => [stage.label, ${writeFigure("stage.value", field, how)}, rate(stage.value, stages()[0]?.value ?? 0)]`,
    },
  };
}

/** Stages that stand in the data one by one are in their order already; others go by the order of their words, or by size. */
function orderOf({ recipe: { sort } }: Plan, category: Field): string {
  const [first, second] = sort?.descending ? ["b", "a"] : ["a", "b"];
  if (sort?.by === "label" || sort?.by === category.name || (!sort && category.order)) {
    return `.toSorted((a, b) => inOrder(${first}.label, ${second}.label))`;
  }
  if (sort) return `.toSorted((a, b) => ${first}.value - ${second}.value)`;
  return category.kind === "date" || category.distinct >= category.present ? "" : ".toSorted((a, b) => b.value - a.value)";
}
