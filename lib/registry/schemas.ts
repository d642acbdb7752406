import { z } from "zod";
import type { ComponentRecord, ResultRecord, VersionRecord } from "./types";

const VersionNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const Theme = z.enum(["light", "dark", "auto"]);

/** A component in the path. An id that is no UUID names nothing; the registry says `not_found`. */
export const ComponentKey = z.object({ id: z.string().max(128) });

export const VersionKey = ComponentKey.extend({ version: VersionNumber.optional() });

export const FrameKey = VersionKey.extend({ theme: Theme.optional() });

/** `limit` 1..100, default 20; `q` searches title and prompt. */
export const ListComponents = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  q: z.string().trim().max(200).optional(),
  status: z.enum(["active", "archived", "all"]).default("active"),
  sort: z.enum(["newest", "oldest", "updated"]).default("newest"),
  mine: z.stringbool().optional(),
  /** Adds the address of a picture to every item. */
  stills: z.stringbool().default(false),
});

export const ReadData = ComponentKey.extend({ token: z.string().max(2_048).optional() });
export const ReplaceData = ComponentKey.extend({ data: z.json() });
export const RenderTokenInput = ComponentKey.extend({ expires_in: z.coerce.number().int().min(1).max(600).optional() });
export const StateKey = ComponentKey.extend({ key: z.string().min(1).max(128) });
export const PutState = StateKey.extend({ value: z.json() });
export const SubmitResult = ComponentKey.extend({ value: z.json() });
export const Feedback = ComponentKey.extend({ rating: z.enum(["up", "down"]), comment: z.string().trim().max(2_000).optional() });
export const Archive = ComponentKey.extend({ archived: z.boolean() });
export const ReportExecution = ComponentKey.extend({
  version: VersionNumber,
  kind: z.enum(["mount", "error"]),
  mount_ms: z.number().min(0).max(3_600_000).optional(),
  message: z.string().max(500).optional(),
});

/** Page of a component's history, newest first; the cursor is a version number. */
export const ListVersions = ComponentKey.extend({
  cursor: VersionNumber.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
/** Edited source; `base_version` is the version it was made from. */
export const SaveSource = ComponentKey.extend({ source: z.string().min(1), base_version: VersionNumber });
export const RestoreVersion = ComponentKey.extend({ n: VersionNumber });
/** Values after an id, waiting up to so many seconds for the first one. */
export const ListResults = ComponentKey.extend({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  wait: z.coerce.number().min(0).max(30).default(0),
});

const Verdict = z.object({ validation: z.literal("ok"), render: z.enum(["ok", "unknown"]), notes: z.array(z.string()) });
const Sizes = z.object({ source_bytes: z.number(), js_bytes: z.number(), css_bytes: z.number() });

/** One version as the API shows it; its source is read by itself. */
export const VersionJson = z.object({
  component_id: z.string(),
  version: z.number(),
  parent_version: z.number().nullable(),
  provider: z.string(),
  model: z.string().nullable(),
  source_hash: z.string(),
  verdict: Verdict,
  sizes: Sizes,
  timings: z.record(z.string(), z.number()),
  created_by: z.string(),
  created_at: z.string(),
});

/** Record to wire form. */
export function toVersionJson(record: VersionRecord): z.output<typeof VersionJson> {
  return {
    component_id: record.componentId,
    version: record.version,
    parent_version: record.parentVersion,
    provider: record.provider,
    model: record.model,
    source_hash: record.sourceHash,
    verdict: record.verdict,
    sizes: toSizesJson(record.sizes),
    timings: record.timings,
    created_by: record.createdBy,
    created_at: record.createdAt.toISOString(),
  };
}

function toSizesJson({ sourceBytes, jsBytes, cssBytes }: ComponentRecord["sizes"]): z.output<typeof Sizes> {
  return { source_bytes: sourceBytes, js_bytes: jsBytes, css_bytes: cssBytes };
}

/** A submitted value as the API shows it. */
export const ResultJson = z.object({ id: z.number(), version: z.number(), value: z.unknown(), created_at: z.string() });

export function toResultJson({ id, version, value, createdAt }: ResultRecord): z.output<typeof ResultJson> {
  return { id, version, value, created_at: createdAt.toISOString() };
}

/** A component as the API shows it. */
export const ComponentJson = z.object({
  id: z.string(),
  title: z.string(),
  prompt: z.string(),
  summary: z.string(),
  kind: z.string(),
  theme: Theme,
  version: z.number(),
  status: z.enum(["active", "archived"]),
  provider: z.string(),
  model: z.string().nullable(),
  verdict: Verdict,
  sizes: Sizes,
  timings: z.record(z.string(), z.number()),
  feedback: z.object({ up: z.number(), down: z.number() }),
  data_revision: z.number(),
  created_by: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});

/** Record to wire form: snake_case and ISO times. */
export function toComponentJson(record: ComponentRecord): z.output<typeof ComponentJson> {
  const { id, title, prompt, summary, kind, theme, version, status, provider, model, verdict, sizes, timings, feedback } = record;
  return {
    id,
    title,
    prompt,
    summary,
    kind,
    theme,
    version,
    status,
    provider,
    model,
    verdict,
    timings,
    feedback,
    sizes: toSizesJson(sizes),
    data_revision: record.dataRevision,
    created_by: record.createdBy,
    created_at: record.createdAt.toISOString(),
    updated_at: record.updatedAt.toISOString(),
  };
}
