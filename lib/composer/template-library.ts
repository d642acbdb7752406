import { readFileSync } from "node:fs";
import path from "node:path";
import { bestMatch, plainRequest, readKeywords } from "./template-matching";
import { phraseMatch } from "./template-phrases";
import { TEMPLATE_ENTRIES, TEMPLATE_KEYWORDS, type TemplateCategory } from "./templates/index";

/** A finished app that needs no data. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly category: TemplateCategory;
  readonly keywords: readonly string[];
  /** Solid TSX that keeps the component contract. */
  readonly source: string;
}

const DIRECTORY = "lib/composer/templates";

let templates: readonly Template[] | undefined;
const keywords = TEMPLATE_ENTRIES.map(({ id }) => readKeywords(TEMPLATE_KEYWORDS[id]));

/** Every template in gallery order. The sources are read once. */
export function listTemplates(): readonly Template[] {
  templates ??= TEMPLATE_ENTRIES.map((entry) => ({
    ...entry,
    keywords: TEMPLATE_KEYWORDS[entry.id].split(",").map((word) => word.replace("~", "").trim()),
    source: readFileSync(path.join(process.cwd(), DIRECTORY, `${entry.id}.tsx`), "utf8"),
  }));
  return templates;
}

/**
 * The template a request asks for. None when nothing fits well enough (see the threshold in template-matching.ts) or when it asks
 * for a view of data: charts and tables are composed from the data, not taken from a shelf.
 */
export function findTemplate(prompt: string): Template | undefined {
  const { head, all } = plainRequest(prompt);
  const named = phraseMatch(all, head.length);
  if (named !== undefined) return listTemplates().find(({ id }) => id === named);
  const index = bestMatch(prompt, keywords);
  return index === undefined ? undefined : listTemplates()[index];
}
