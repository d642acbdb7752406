import { z } from "zod";
import { RouteJson } from "#lib/generation/route-json";

const PROMPT_CHARACTERS = 8_000;
const Prompt = z
  .string()
  .max(PROMPT_CHARACTERS, `must have at most ${PROMPT_CHARACTERS} characters; send long material as data_context`)
  .refine((text) => text.trim() !== "", "must not be empty")
  .transform((text) => text.trim());

/** Body of `POST /api/a2a/generate`. */
export const GenerateInput = z.object({
  prompt: Prompt,
  data_context: z.json().optional(),
  component_id: z.uuid().optional(),
  theme: z.enum(["light", "dark", "auto"]).optional(),
  title: z.string().trim().min(1).max(120).optional(),
  result_schema: z.record(z.string(), z.json()).optional(),
  effort: z.enum(["fast", "quality"]).default("fast"),
  privacy: z.enum(["standard", "schema-only"]).default("standard"),
  // No model: the built-in composer, which answers the same with the same.
  provider: z.literal("composer").optional(),
});

export type GenerateInput = z.output<typeof GenerateInput>;

// A month: a link that is older is nobody's any more.
const MAX_LINK_SECONDS = 30 * 86_400;
const MAX_LINK_USES = 10_000;

/** Body of `POST /api/a2a/links`: an app that exists, or a request that becomes one when the link is opened. */
export const CreateLink = z
  .object({
    prompt: Prompt.optional(),
    component_id: z.uuid().optional(),
    data_context: z.json().optional(),
    expires_in: z.coerce
      .number()
      .int()
      .min(60)
      .max(MAX_LINK_SECONDS)
      .default(7 * 86_400),
    max_uses: z.coerce.number().int().min(1).max(MAX_LINK_USES).default(100),
  })
  .refine(({ prompt, component_id: id }) => (prompt === undefined) !== (id === undefined), {
    path: ["prompt"],
    error: "give either a prompt or a component_id",
  });

export const LinkId = z.object({ id: z.string().max(64) });
export const OpenLink = z.object({ token: z.string().max(200) });
export const LinkAnswer = z.object({ id: z.string(), url: z.string(), expires_at: z.string() });

export const RunKey = z.object({ id: z.uuid() });

// The cost is an estimate by list price; nothing where that is not known.
const Usage = z.object({ input_tokens: z.number(), output_tokens: z.number(), cost_usd: z.number().nullable() });

/** Answer of `POST /api/a2a/generate`. */
export const GenerateAnswer = z.object({
  component_id: z.string(),
  version: z.number(),
  title: z.string(),
  summary: z.string(),
  notes: z.array(z.string()),
  /** What the app shows at first, in words; empty when that is not known. */
  text: z.string(),
  url: z.string(),
  preview_url: z.string(),
  render_url: z.string(),
  artifact_url: z.string(),
  iframe_html: z.string(),
  cache_hit: z.boolean(),
  provider: z.string(),
  model: z.string().nullable(),
  verdict: z.object({ validation: z.literal("ok"), render: z.enum(["ok", "unknown"]), notes: z.array(z.string()) }),
  timings: z.record(z.string(), z.number()),
  route: RouteJson,
  usage: Usage,
});

export type GenerateAnswer = z.output<typeof GenerateAnswer>;

/** State of an asynchronous run. */
export const RunState = z.object({
  id: z.string(),
  state: z.enum(["running", "done", "failed"]),
  phase: z.string(),
  created_at: z.string(),
  result: GenerateAnswer.optional(),
  problem: z.object({ code: z.string(), detail: z.string() }).optional(),
});

export type RunState = z.output<typeof RunState>;
