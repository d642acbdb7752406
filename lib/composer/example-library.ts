import { createHash } from "node:crypto";
import type { Json } from "#lib/core/json";
import { compose } from "./compose";
import { listTemplates, type Template } from "./template-library";
import type { TemplateCategory } from "./templates/index";
import { VIEW_EXAMPLES, type ViewCategory, type ViewExample } from "./view-examples";

/** A finished app to look at: a template, or a view of sample data. */
export interface Example {
  readonly id: string;
  readonly kind: "template" | "view";
  readonly title: string;
  readonly summary: string;
  readonly category: TemplateCategory | ViewCategory;
  /** Further words by which it is found. */
  readonly keywords: readonly string[];
  /** The composer writes the same app when it is asked this, with these data. */
  readonly prompt: string;
  readonly data: Json | undefined;
  readonly source: string;
  /** Another number means another app. */
  readonly version: number;
}

let examples: readonly Example[] | undefined;

/** Every view that the composer knows, then every template. They are written once. */
export function listExamples(): readonly Example[] {
  examples ??= [...VIEW_EXAMPLES.flatMap(fromView), ...listTemplates().map(fromTemplate)];
  return examples;
}

/** Titles that ask for something else where they stand alone. */
const PROMPTS: Readonly<Record<string, string>> = { "timeline-planner": "Project planner" };

function fromTemplate({ id, title, summary, category, keywords, source }: Template): Example {
  const shared = { kind: "template", prompt: PROMPTS[id] ?? title, data: undefined, source, version: versionOf(source) } as const;
  return { id, title, summary, category, keywords, ...shared };
}

function fromView({ view, ...example }: ViewExample): Example[] {
  const { prompt, data } = example;
  const answer = compose({ prompt, data, theme: "auto", mode: "component" });
  if (answer.kind !== "component" || !isOfView(answer.recipe, view)) return [];
  const { source, title } = answer;
  return [{ ...example, kind: "view", keywords: [view, title], source, version: versionOf(source) }];
}

function isOfView(recipe: Json, view: string): boolean {
  return typeof recipe === "object" && recipe !== null && "view" in recipe && recipe["view"] === view;
}

const VERSION_DIGITS = 7;

function versionOf(source: string): number {
  return 1 + Number.parseInt(createHash("sha256").update(source).digest("hex").slice(0, VERSION_DIGITS), 16);
}
