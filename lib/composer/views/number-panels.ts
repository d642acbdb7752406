import { CAPTION } from "../blocks/caption";
import { BINS, HISTOGRAM } from "../blocks/histogram";
import { FORMAT_FIGURE } from "../blocks/format";
import { READ_NUMBER } from "../blocks/numbers";
import { READ_FIELD, TO_TEXT } from "../blocks/reading";
import { SCATTER } from "../blocks/scatter";
import { capitalize, inSentence } from "../labels";
import { recordsNoun } from "../phrases";
import { quote } from "../print-value";
import { findTitle, isNumeric } from "../rank-fields";
import { explaining } from "./shared";
import { writeFigure } from "./measure";
import { orNotice, type Panel, type PanelContext } from "./panel";

// More colours than this among dots cannot be told apart.
const MOST_COLOURS = 6;

/** Two numbers of each record against each other. */
export function scatterPanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const { x, y, shape } = plan;
  if (!x || !y) throw new Error("A scatter plot is planned only with two numbers");
  const label = findTitle(shape.fields);
  const group =
    plan.series ??
    (plan.category && plan.category !== label && plan.category.distinct <= MOST_COLOURS ? plan.category : undefined);
  const textOf = (name: string) => `(record) => toText(readField(record, ${name}.path))`;
  const title = `${y.label} against ${inSentence(x.label)}`;
  const [left, top] = [names.nameOf(x), names.nameOf(y)];
  const name = label && label.distinct > shape.rowCount * 0.5 ? label : undefined;
  const labelOf = name ? textOf(names.nameOf(name)) : '() => ""';
  const groupOf = group ? textOf(names.nameOf(group)) : '() => ""';
  const columns = [...(name ? [name.label] : []), ...(group ? [group.label] : []), x.label, y.label];
  const texts = [...(name ? ['point.label || "–"'] : []), ...(group ? ['point.group || "–"'] : [])];
  const figures = [writeFigure("point.x", left, "sum"), writeFigure("point.y", top, "sum")];
  return {
    title,
    blocks: [READ_FIELD, TO_TEXT, SCATTER, FORMAT_FIGURE, CAPTION, ...explaining],
    constants: [],
    body: [`const points = createMemo(() => readPoints(records(), ${left}, ${top}, ${labelOf}, ${groupOf}));`],
    view: orNotice(
      "points().length > 0",
      [left, top],
      `<Scatter name={${isPart ? quote(title) : context.title}} points={points()} x={${left}} y={${top}} />`,
    ),
    caption: `caption(${quote(`${y.label} against ${inSentence(x.label)}`)}, records().length, records().length - points().length)`,
    table: {
      columns: `[${columns.map((column) => quote(column)).join(", ")}]`,
      rows: "points()",
      cells: `(point) => [${[...texts, ...figures].join(", ")}]`,
      names: texts.length,
    },
  };
}

/** How the values of one number are spread. */
export function histogramPanel(context: PanelContext): Panel {
  const { plan, names, isPart } = context;
  const value = plan.values.find(isNumeric);
  if (!value) throw new Error("A histogram is planned only with a number");
  const field = names.nameOf(value);
  const title = `Distribution of ${inSentence(value.label)}`;
  return {
    title,
    blocks: [READ_NUMBER, BINS, HISTOGRAM, CAPTION, ...explaining],
    constants: [],
    body: [
      `const values = createMemo(() => records().map((record) => readNumber(record, ${field})).filter((value) => value !== undefined));`,
      `const bins = createMemo(() => binsOf(values(), ${field}));`,
    ],
    view: orNotice(
      "values().length > 0",
      [field],
      `<Histogram name={${isPart ? quote(title) : context.title}} values={values()} bins={bins()} field={${field}} />`,
    ),
    caption: `caption(${quote(title)}, records().length, records().length - values().length)`,
    table: {
      columns: `[${quote(value.label)}, ${quote(capitalize(recordsNoun(plan)))}]`,
      rows: "bins()",
      cells: `(bin) => [rangeOf(bin, ${field}), bin.count.toLocaleString()]`,
    },
  };
}
