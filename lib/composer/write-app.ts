import type { Json } from "#lib/core/json";
import { CHART } from "./blocks/chart";
import { PANEL } from "./blocks/chart-parts";
import { FILTER_BAR } from "./blocks/filter-bar";
import { FORMAT_FIGURE } from "./blocks/format";
import { READ_FIELD, TO_TEXT } from "./blocks/reading";
import { datePartsBlock } from "./blocks/date-parts";
import { recordsBlock } from "./blocks/records";
import { datePartsOf } from "./date-parts";
import { createFieldNames } from "./field-names";
import { inSentence } from "./labels";
import type { Plan } from "./plan";
import { printValue, quote } from "./print-value";
import { readingBlocks } from "./reading-blocks";
import type { PanelName, Recipe, ViewName } from "./types";
import { boxPanel } from "./views/box-panel";
import { barPanel, donutPanel } from "./views/bar-panel";
import { funnelPanel } from "./views/funnel-panel";
import { gaugePanel } from "./views/gauge-panel";
import { calendarHeatmapPanel } from "./views/calendar-heatmap-panel";
import { detailView } from "./views/detail-view";
import { ganttView } from "./views/gantt-view";
import { kpiPanel } from "./views/kpi-panel";
import { linePanel } from "./views/line-panel";
import { histogramPanel, scatterPanel } from "./views/number-panels";
import { hasTable, inChart, type Panel, type PanelContext } from "./views/panel";
import {
  calendarView,
  formView,
  kanbanView,
  listView,
  productsView,
  textView,
  timelineView,
  treeView,
} from "./views/record-views";
import { groupsPanel, heatMapPanel } from "./views/split-panels";
import { treeMapPanel } from "./views/tree-map-panel";
import { tablePanel } from "./views/table-panel";
import { writeConditions, type WrittenConditions } from "./write-conditions";
import { indent, writeSource, type Block } from "./write-source";

// The accent, which is an ember, first; then colours that stay apart in light, in dark and for most colour-blind people.
const SERIES_COLOURS = [
  "oklch(60% 0.11 205)",
  "oklch(56% 0.17 300)",
  "oklch(76% 0.14 88)",
  "oklch(68% 0.14 145)",
  "oklch(62% 0.18 355)",
  "oklch(66% 0.13 245)",
  "oklch(52% 0.06 60)",
];

const VIEWS: Record<Exclude<ViewName, "dashboard">, (context: PanelContext) => Panel> = {
  kpi: kpiPanel,
  line: linePanel,
  area: linePanel,
  bar: barPanel,
  groups: groupsPanel,
  donut: donutPanel,
  scatter: scatterPanel,
  histogram: histogramPanel,
  heatmap: heatMapPanel,
  boxplot: boxPanel,
  treemap: treeMapPanel,
  funnel: funnelPanel,
  gauge: gaugePanel,
  "calendar-heatmap": calendarHeatmapPanel,
  table: tablePanel,
  timeline: timelineView,
  kanban: kanbanView,
  form: formView,
  calendar: calendarView,
  gantt: ganttView,
  detail: detailView,
  products: productsView,
  tree: treeView,
  list: listView,
  text: textView,
};

/** Panels that name their steps alike cannot stand in one app twice; the first one stays. */
const SAME_STEPS: readonly (readonly PanelName[])[] = [
  ["line", "area"],
  ["groups", "heatmap"],
];

/** A written app and what it is called. */
export interface WrittenApp {
  source: string;
  title: string;
}

/** What an app is written with beside its plan. */
export interface WriteOptions {
  title: string | undefined;
  /** Baked in for as long as no data come. */
  sample: Json | undefined;
  /** Charts can be read as tables too, where that is not said otherwise. */
  hasFigures?: boolean;
}

/** Writes the component that a plan describes. */
export function writeApp(plan: Plan, options: WriteOptions): WrittenApp {
  const names = createFieldNames();
  const isBoard = plan.view === "dashboard";
  const panels = (isBoard ? panelsOf(plan) : [plan.view]).map((name) => {
    const write = name === "bar" && isOverTime(plan) ? groupsPanel : VIEWS[name as Exclude<ViewName, "dashboard">];
    const panel = write({ plan, names, title: "TITLE", isPart: isBoard });
    return { name, panel: options.hasFigures === false ? withoutFigures(panel) : panel };
  });
  const title =
    options.title ??
    plan.recipe.title ??
    titleOf(
      plan,
      panels.map(({ panel }) => panel),
    );
  const limits = writeConditions(plan.recipe.filters ?? [], plan.shape, names);
  const hasBar = plan.filters.length > 0 && (isBoard || plan.recipe.controls !== undefined);
  const bar = hasBar ? plan.filters.map((field) => names.nameOf(field)) : [];
  const body = [...recordStatements(bar, limits.tests, plan), ...panels.flatMap(({ panel }) => panel.body)];
  const view = writeView(panels, {
    hasBar,
    isBoard,
    isSample: options.sample !== undefined,
    theme: plan.recipe.theme,
    subtitle: subtitleOf(plan, limits),
  });
  const blocks = [
    ...panels.flatMap(({ panel }) => panel.blocks),
    ...limits.blocks,
    ...frameBlocks(panels, isBoard),
    ...barBlocks(hasBar),
  ];
  const needsRecords = [...body, view].some((code) => code.includes("records()") || code.includes("all()"));
  const parts = needsRecords ? datePartsBlock(plan.shape, names) : undefined;
  const constants = [
    ...head(plan, title, options.sample),
    ...names.declarations(),
    ...panels.flatMap(({ panel }) => panel.constants),
  ];
  const source = writeSource({
    constants,
    blocks: [...(needsRecords ? [recordsBlock(plan.shape)] : []), ...(parts ? [parts] : []), ...blocks],
    instead: readingBlocks(plan.shape, constants.join("\n")),
    body: needsRecords ? body : body.filter((statement) => !statement.includes("recordsIn(")),
    view,
  });
  // The data of a sample are read in place of data that never came.
  return { source: options.sample === undefined ? source : source.replaceAll("props.data)", "(props.data ?? SAMPLE))"), title };
}

/** Bars over time stand in steps, like the points of a line, unless it is the largest or the smallest that are wanted. */
function isOverTime({ category, recipe, values }: Plan): boolean {
  const { sort, limit } = recipe;
  const isBySize = limit !== undefined || sort?.by === "value" || values.some(({ name }) => name === sort?.by);
  return category?.kind === "date" && !isBySize;
}

function withoutFigures({ table: _table, ...panel }: Panel): Panel {
  return { ...panel, blocks: panel.blocks.filter((block) => block !== FORMAT_FIGURE) };
}

function panelsOf(plan: Plan): PanelName[] {
  const panels = [...new Set(plan.panels)];
  return panels.filter(
    (panel, index) =>
      !SAME_STEPS.some((group) => group.includes(panel) && panels.slice(0, index).some((other) => group.includes(other))),
  );
}

function head(plan: Plan, title: string, sample: Json | undefined): string[] {
  const colours = [...SERIES_COLOURS];
  const hasRows = plan.shape.form === "matrix" || plan.shape.form === "csv";
  return [
    `const TITLE = ${quote(title)};`,
    `const ACCENT = ${quote(plan.accent)};`,
    `const COLORS = [\n  ACCENT,\n${colours.map((colour) => `  ${quote(colour)},`).join("\n")}\n];`,
    ...(hasRows ? [`/** The first row names the columns. */\nconst HAS_HEADER = ${plan.shape.header};`] : []),
    ...(sample === undefined
      ? []
      : [`/** Sample data, shown until real data come. */\nconst SAMPLE: unknown = ${printValue(sample, 0, 24)};`]),
  ];
}

function recordStatements(bar: readonly string[], tests: readonly string[], plan: Plan): string[] {
  const read = `recordsIn(props.data)${datePartsOf(plan.shape).length > 0 ? ".map(withDateParts)" : ""}`;
  const noun = plan.topic ? inSentence(plan.topic) : "records";
  const only = tests.length > 0 ? ".filter(isWanted)" : "";
  const wanted =
    tests.length > 0
      ? [`/** Only these ${noun} are shown. */\nconst isWanted = (record: unknown) =>\n  ${tests.join(" &&\n  ")};`]
      : [];
  if (bar.length === 0) return [...wanted, `const records = createMemo(() => ${read}${only});`];
  return [
    ...wanted,
    `const filters = [${bar.join(", ")}];`,
    "const [choices, setChoices] = createSignal<string[]>([]);",
    `const all = createMemo(() => ${read}${only});`,
    `/** The ${noun} that the choices leave. */
const records = createMemo(() =>
  filters.reduce((left, field, index) => {
    const choice = choices()[index];
    return choice ? left.filter((record) => toText(readField(record, field.path)) === choice) : left;
  }, all()),
);`,
  ];
}

/** What charts and, in a dashboard, other panels stand in. */
function frameBlocks(panels: readonly NamedPanel[], isBoard: boolean): Block[] {
  const framed = panels.filter(({ name }) => name !== "kpi");
  const needsCard = isBoard && framed.some(({ panel }) => !hasTable(panel));
  return [...(framed.some(({ panel }) => hasTable(panel)) ? [CHART] : []), ...(needsCard ? [PANEL] : [])];
}

/** What is left out, and what was not understood, in one line each. */
function subtitleOf(plan: Plan, limits: WrittenConditions): string[] {
  const noun = plan.topic ? inSentence(plan.topic) : "records";
  return [
    ...(limits.words === "" ? [] : [`Only ${noun} with ${limits.words}.`]),
    ...(plan.unused.length === 0 ? [] : [`Not used from the request: “${plan.unused.join("”, “")}”.`]),
  ];
}

function barBlocks(hasBar: boolean): Block[] {
  return hasBar ? [FILTER_BAR, READ_FIELD, TO_TEXT] : [];
}

interface NamedPanel {
  name: ViewName;
  panel: Panel;
}

interface Surroundings {
  hasBar: boolean;
  isBoard: boolean;
  isSample: boolean;
  theme: Recipe["theme"];
  subtitle: readonly string[];
}

function writeView(panels: readonly NamedPanel[], uses: Surroundings): string {
  const badge = `<Show when={props.data === undefined || props.data === null}>
      <span class="badge badge-sm badge-soft badge-warning text-base-content">Sample data</span>
    </Show>`;
  const header = `<header class="flex flex-wrap items-center justify-between gap-3">
    <h1 class="min-w-0 text-xl font-semibold tracking-tight wrap-anywhere @2xl:text-2xl">{TITLE}</h1>${uses.isSample ? `\n    ${badge}` : ""}${uses.subtitle.map((line) => `\n    <p class="w-full text-sm text-base-content/70 wrap-anywhere">{${quote(line)}}</p>`).join("")}
  </header>`;
  const theme = uses.theme ? ` data-theme="${uses.theme}"` : "";
  const ground = uses.theme ? " bg-base-100 p-4 text-base-content" : "";
  const bar = uses.hasBar ? "\n  <FilterBar records={all()} fields={filters} choices={choices()} onChoose={setChoices} />" : "";
  const content = uses.isBoard ? writeBoard(panels) : writeSingle(panels[0]?.panel);
  return `<main class="@container mx-auto flex w-full max-w-6xl flex-col gap-5 @4xl:p-4${ground}"${theme}>\n  ${header}${bar}\n${indent(content, 2)}\n</main>`;
}

function writeSingle(panel: Panel | undefined): string {
  if (!panel) return "<p>Nothing to show.</p>";
  if (hasTable(panel)) return inChart(panel);
  return panel.caption ? `${panel.view}\n<p class="text-xs text-base-content/70">{${panel.caption}}</p>` : panel.view;
}

/** Figures across the top, charts side by side where there is room, the records below. */
function writeBoard(panels: readonly NamedPanel[]): string {
  const parts: string[] = [];
  const charts = panels.filter(({ name }) => name !== "kpi" && name !== "table");
  for (const { name, panel } of panels) {
    if (name === "kpi") parts.push(panel.view);
  }
  if (charts.length > 0) {
    const cards = charts.map(({ panel }) => inPanel(panel)).join("\n");
    const columns = charts.length > 1 ? " @4xl:grid-cols-2" : "";
    parts.push(`<div class="grid grid-cols-1 gap-4${columns}">\n${indent(cards, 2)}\n</div>`);
  }
  for (const { name, panel } of panels) {
    if (name === "table") parts.push(inPanel(panel));
  }
  return parts.join("\n");
}

function inPanel(panel: Panel): string {
  const element = hasTable(panel) ? inChart(panel, quote(panel.title)) : inCard(panel);
  return panel.isWide ? `<div class="col-span-full min-w-0">\n${indent(element, 2)}\n</div>` : element;
}

function inCard(panel: Panel): string {
  const note = panel.caption ? ` note={${panel.caption}}` : "";
  return `<Panel title={${quote(panel.title)}}${note}>\n${indent(panel.view, 2)}\n</Panel>`;
}

function titleOf(plan: Plan, panels: readonly Panel[]): string {
  if (plan.view !== "dashboard") return panels[0]?.title ?? "App";
  const topic = plan.topic;
  return topic ? `${topic.charAt(0).toUpperCase()}${topic.slice(1)} dashboard` : "Dashboard";
}
