import { z } from "zod";
import type { Json } from "#lib/core/json";
import { PANELS } from "./choose-view";
import { isKnownColour } from "./plan";
import type { Recipe } from "./types";

const name = z.string().max(500);
const Panel = z.enum(PANELS);
const RecipeSchema = z.object({
  version: z.literal(1),
  view: z.enum([
    ...PANELS,
    "dashboard",
    "timeline",
    "kanban",
    "form",
    "calendar",
    "gantt",
    "detail",
    "products",
    "tree",
    "list",
    "text",
  ]),
  panels: z.array(Panel).max(12).optional(),
  sample: name.optional(),
  title: z.string().max(200).optional(),
  category: name.optional(),
  series: name.optional(),
  date: name.optional(),
  end: name.optional(),
  values: z.array(name).max(20).optional(),
  x: name.optional(),
  y: name.optional(),
  columns: z.array(name).max(400).optional(),
  hidden: z.array(name).max(400).optional(),
  aggregate: z.enum(["sum", "mean", "median", "min", "max", "count", "distinct", "share"]).optional(),
  bucket: z.enum(["day", "week", "month", "quarter", "year"]).optional(),
  colour: z.string().refine(isKnownColour).optional(),
  theme: z.enum(["light", "dark"]).optional(),
  controls: z.array(name).max(6).optional(),
  sort: z.object({ by: name, descending: z.boolean() }).optional(),
  limit: z.number().int().min(1).max(100).optional(),
  horizontal: z.boolean().optional(),
  stacked: z.boolean().optional(),
  search: z.boolean().optional(),
  filters: z
    .array(
      z.object({
        field: name,
        test: z.enum(["is", "not", "over", "atLeast", "under", "atMost", "between", "contains", "present", "missing"]),
        values: z.array(z.union([z.string().max(200), z.number()])).max(20),
      }),
    )
    .max(12)
    .optional(),
  metricCount: z.number().int().min(1).max(8).optional(),
});

/** A stored recipe, or nothing when it is not one of this composer's. */
export function readRecipe(value: Json | undefined): Recipe | undefined {
  if (value === undefined || value === null) return undefined;
  const parsed = RecipeSchema.safeParse(value);
  return parsed.success ? (parsed.data as Recipe) : undefined;
}

/** The template that a recipe names, for apps that came from the shelf. */
export function readTemplateId(value: Json | undefined): string | undefined {
  const parsed = z.object({ version: z.literal(1), template: z.string().max(100) }).safeParse(value);
  return parsed.success ? parsed.data.template : undefined;
}
