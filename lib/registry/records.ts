import { SparkError } from "#lib/core/errors";
import type { Json } from "#lib/core/json";
import type { ComponentRecord, ComponentStatus, Sizes, Theme, Verdict, VersionRecord } from "./types";

interface VersionColumns {
  source_bytes: number;
  js_bytes: number;
  css_bytes: number;
  verdict: Json;
  timings: Json;
}

/** A component joined with its current version and its feedback totals, as the store selects it. */
export interface ComponentRow extends VersionColumns {
  id: string;
  title: string;
  prompt: string;
  summary: string;
  kind: string;
  theme: Theme;
  current_version: number;
  status: ComponentStatus;
  provider: string;
  model: string | null;
  up: number;
  down: number;
  data_revision: number;
  created_by: string;
  created_at: Date;
  updated_at: Date;
}

/** A version without its source. */
export interface VersionRow extends VersionColumns {
  component_id: string;
  version: number;
  parent_version: number | null;
  provider: string;
  model: string | null;
  source_hash: string;
  bundle_hash: string;
  created_by: string;
  created_at: Date;
}

/** Row to record: SQL names outside, our names inside. */
export function toComponentRecord(row: ComponentRow): ComponentRecord {
  return {
    id: row.id,
    title: row.title,
    prompt: row.prompt,
    summary: row.summary,
    kind: row.kind,
    theme: row.theme,
    version: row.current_version,
    status: row.status,
    provider: row.provider,
    model: row.model,
    verdict: readVerdict(row.verdict),
    sizes: sizesOf(row),
    timings: readTimings(row.timings),
    feedback: { up: row.up, down: row.down },
    dataRevision: row.data_revision,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Row to record for one version. */
export function toVersionRecord(row: VersionRow): VersionRecord {
  return {
    componentId: row.component_id,
    version: row.version,
    parentVersion: row.parent_version,
    provider: row.provider,
    model: row.model,
    sourceHash: row.source_hash,
    bundleHash: row.bundle_hash,
    verdict: readVerdict(row.verdict),
    sizes: sizesOf(row),
    timings: readTimings(row.timings),
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

function sizesOf(row: VersionColumns): Sizes {
  return { sourceBytes: row.source_bytes, jsBytes: row.js_bytes, cssBytes: row.css_bytes };
}

function readVerdict(value: Json): Verdict {
  if (!isRecord(value)) throw new SparkError("internal", "A stored verdict is not an object");
  const notes = Array.isArray(value.notes) ? value.notes.filter((note) => typeof note === "string") : [];
  return { validation: "ok", render: value.render === "ok" ? "ok" : "unknown", notes };
}

function readTimings(value: Json): Record<string, number> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
