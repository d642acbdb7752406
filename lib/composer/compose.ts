import type { Json } from "#lib/core/json";
import { applyRequest, isSameRecipe } from "./apply-request";
import { datePartsOf, withDateParts } from "./date-parts";
import { inferDataShape } from "./infer-data-shape";
import { inSentence } from "./labels";
import { makePlan, type Plan } from "./plan";
import { readRecipe, readTemplateId } from "./read-recipe";
import { findUnused } from "./find-unused";
import { readConditions, type Limits } from "./reading/read-conditions";
import { blank } from "./reading/spans";
import { readRequest, readRest, type Request } from "./read-request";
import { chooseSample, findSample, type Sample } from "./samples";
import { findTemplate, listTemplates, type Template } from "./template-library";
import { plainRequest } from "./template-matching";
import { explainLimits, introduce } from "./text-answers";
import { readTopic } from "./topic";
import type { ComposerAnswer, DataShape, Recipe } from "./types";
import { VIEW_WORDS } from "./words";
import { writeApp, type WriteOptions } from "./write-app";

// A little under the 51,200 bytes that validation lets through.
const MOST_BYTES = 51_000;

/** What the composer is asked; `previousRecipe` is that of the app to be changed. */
export interface ComposeInput {
  prompt: string;
  data: Json | undefined;
  theme: "light" | "dark" | "auto";
  mode: "auto" | "component" | "text";
  title?: string;
  previousRecipe?: Json;
}

/** Answers a request by written rules: a text, a template, or an app written for the data. The same input gives the same answer. */
export function compose(input: ComposeInput): ComposerAnswer {
  const request = readRequest(input.prompt);
  const before = readRecipe(input.previousRecipe);
  const hasData = input.data !== undefined && input.data !== null;
  if (input.mode === "text") return { kind: "text", text: request.isSmallTalk ? introduce() : explainLimits() };
  if (input.mode === "auto" && !hasData && !before && request.isSmallTalk) return { kind: "text", text: introduce() };
  const template = before || hasData ? undefined : templateFor(input, request);
  if (template) return fromTemplate(template, input);
  if (input.mode === "auto" && !hasData && !before && !namesAView(request)) return { kind: "text", text: explainLimits() };
  return fromData(input, request, before);
}

/** Views that templates are asked for by, too. */
const TEMPLATE_VIEWS: readonly string[] = ["list", "form", "calendar", "kanban", "gantt"];

function templateFor(input: ComposeInput, request: Request): Template | undefined {
  const found = asksForView(input.prompt, request) ? undefined : findTemplate(input.prompt);
  const previous = readTemplateId(input.previousRecipe);
  return found ?? listTemplates().find(({ id }) => id === previous);
}

/** "A habit tracker with a heat map" is a tracker; "my habits as a heat map" are one. */
function asksForView(prompt: string, request: Request): boolean {
  if (request.views.length === 0) return false;
  const [shape = ""] = /\b(?:as|in|into)\b.*$/.exec(request.text) ?? [];
  const views = [plainRequest(prompt).head, shape].flatMap((text) => readRequest(text).views);
  return views.some((view) => !TEMPLATE_VIEWS.includes(view));
}

function fromTemplate({ id, title, summary, source }: Template, input: ComposeInput): ComposerAnswer {
  const isSame = readTemplateId(input.previousRecipe) === id;
  const notes = isSame
    ? ["The built-in composer cannot change this app; a connected model can."]
    : ["A finished app from the built-in library."];
  return { kind: "component", source, title: input.title ?? title, summary, notes, recipe: { version: 1, template: id } };
}

function namesAView(request: Request): boolean {
  return request.views.length > 0 || request.wantsVisual || /\bdata\b/.test(request.text);
}

function fromData(input: ComposeInput, request: Request, before: Recipe | undefined): ComposerAnswer {
  const hasData = input.data !== undefined && input.data !== null;
  const sample = hasData ? undefined : (findSample(before?.sample) ?? chooseSample(request.text));
  const data = sample ? sample.data : input.data;
  const columns = inferDataShape(data, {
    prefers: (name) => request.text.includes(name.toLowerCase()),
    asMap: request.views.some(
      (view) => view === "bar" || view === "donut" || view === "table" || view === "treemap" || view === "funnel",
    ),
    asRecord: request.views.includes("detail") || (before?.view === "detail" && request.views.length === 0),
  });
  const shape = withDateParts(columns, request.text, before);
  const limits = readLimits(request.unsorted, shape);
  const rest = readRest(request, limits.rest, shape.fields);
  const recipe = { ...applyRequest(rest, shape, limits, before), ...(sample ? { sample: sample.name } : {}) };
  const made = makePlan(recipe, shape, topicOf(request, shape, sample));
  const plan = { ...made, unused: findUnused(rest.text, made), notes: [...limits.notes, ...made.notes] };
  const app = writeFitting(plan, { title: input.title, sample: sample?.data });
  const notes = notesOf(plan, { sample, isUnchanged: before !== undefined && isSameRecipe(before, recipe) });
  return {
    kind: "component",
    ...app,
    summary: summaryOf(plan, sample),
    notes,
    recipe: JSON.parse(JSON.stringify(plan.recipe)) as Json,
  };
}

/** The app as it was planned; one too large for one source is indented with tabs, then without tables of its charts' figures, then without charts. */
function writeFitting(plan: Plan, options: WriteOptions): ReturnType<typeof writeApp> {
  const spaced = writeApp(plan, options);
  if (isFitting(spaced.source)) return spaced;
  const app = { ...spaced, source: withTabs(spaced.source) };
  const last = plan.panels.findLast((panel) => panel !== "table" && panel !== "kpi");
  if (isFitting(app.source) || last === undefined) return app;
  const plain = writeApp(plan, { ...options, hasFigures: false });
  const small = { ...plain, source: withTabs(plain.source) };
  if (isFitting(small.source)) {
    plan.notes.push("The charts have no tables of their figures: the app would be too large with them.");
    return small;
  }
  if (plan.panels.length < 2) return small;
  plan.notes.push(`The ${last} panel is left out: the app would be too large with it.`);
  return writeFitting({ ...plan, panels: plan.panels.filter((panel) => panel !== last) }, options);
}

function isFitting(source: string): boolean {
  return new TextEncoder().encode(source).byteLength <= MOST_BYTES;
}

/** Half of the indentation's bytes; nothing that is written holds a text of several lines. */
function withTabs(source: string): string {
  return source.replace(/^(?: {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2));
}

/** What the request limits itself to. The last word of "project plan" is none of its conditions, also when a task is called "Plan". */
function readLimits(text: string, shape: DataShape): Limits {
  const names = VIEW_WORDS.flatMap(([, pattern]) => [...text.matchAll(new RegExp(pattern.source, "g"))])
    .filter(([name]) => /\w \w{4,}$/.test(name))
    .map((match) => ({ at: match.index, words: match[0], length: match[0].length }));
  const limits = readConditions(blank(text, names), shape);
  const rest = names.reduce((left, { at, words }) => left.slice(0, at) + words + left.slice(at + words.length), limits.rest);
  return { ...limits, rest };
}

function topicOf(request: Request, shape: DataShape, sample: Sample | undefined): string | undefined {
  if (sample?.name === "months") return undefined;
  return readTopic(request.text, shape) ?? sample?.name;
}

function notesOf(plan: Plan, facts: { sample: Sample | undefined; isUnchanged: boolean }): string[] {
  const { shape, values, category, course } = plan;
  const used = [...new Set([...values, category, course, plan.span?.end].flatMap((field) => (field ? [field.label] : [])))].slice(
    0,
    6,
  );
  return [
    ...(facts.isUnchanged
      ? ["The built-in composer found nothing in the request to change; name a chart, a field, a colour or an order."]
      : []),
    ...(facts.sample ? ["Sample data: no data came with the request. Data that arrive later are shown instead."] : []),
    ...(shape.form === "empty" ? ["The data are empty: the app says so and fills itself as soon as there are records."] : []),
    ...plan.notes,
    ...(used.length > 0 && plan.view !== "tree" ? [`Fields used: ${used.join(", ")}.`] : []),
    ...shape.fields
      .filter((field) => field.missing > 0 && (values.includes(field) || field === category || field === course))
      .slice(0, 3)
      .map(
        (field) =>
          `${field.missing.toLocaleString("en")} of ${shape.rowCount.toLocaleString("en")} records have no readable ${inSentence(field.label)} and are left out there.`,
      ),
    ...(shape.otherTables.length > 0
      ? [
          `Not shown: ${shape.otherTables
            .map((table) => table.name)
            .slice(0, 5)
            .join(", ")}.`,
        ]
      : []),
    ...(shape.overlongRows
      ? [
          `${shape.overlongRows === 1 ? "1 row holds" : `${shape.overlongRows.toLocaleString("en")} rows hold`} more cells than there are columns; what is over is left out.`,
        ]
      : []),
    ...(hiddenColumns(plan) > 0 ? [`${hiddenColumns(plan)} more columns are not shown.`] : []),
  ];
}

function hiddenColumns({ shape, columns, recipe }: Plan): number {
  const chosen = recipe.columns?.length ?? shape.fields.length - datePartsOf(shape).length - (recipe.hidden?.length ?? 0);
  return shape.skippedFields + Math.max(0, chosen - columns.length);
}

const VIEW_NAMES: Partial<Record<Plan["view"], string>> = {
  kpi: "Key figures",
  dashboard: "A dashboard",
  table: "A table to search, sort and filter",
  products: "A product list to search and filter",
  kanban: "A board",
  form: "A form",
  tree: "An explorer",
  list: "A list",
  text: "A text",
  heatmap: "A heat map",
  "calendar-heatmap": "A calendar heat map",
  gantt: "A Gantt chart",
  detail: "A detail view",
  groups: "A grouped bar chart",
  scatter: "A scatter plot",
  boxplot: "A box plot",
  treemap: "A tree map",
  gauge: "Gauges",
};

function summaryOf(plan: Plan, sample: Sample | undefined): string {
  const view =
    VIEW_NAMES[plan.view] ?? (plan.view === "timeline" || plan.view === "calendar" ? `A ${plan.view}` : `A ${plan.view} chart`);
  if (sample) return `${view} with sample data`;
  const rows = plan.shape.rowCount;
  return ["metrics", "scalar", "tree", "none", "empty"].includes(plan.shape.form)
    ? `${view} of the given data`
    : `${view} of ${rows.toLocaleString("en")} records`;
}
