import { z } from "zod";
import type { AuditRecord } from "./audit-verbs";
import type { UsageRecord } from "./usage-verbs";

/** Query of `GET /api/audit`. */
export const ListAudit = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  subject_id: z.string().max(128).optional(),
});

export const AuditJson = z.object({
  id: z.string(),
  actor_id: z.string(),
  actor_kind: z.enum(["person", "program"]),
  action: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  before_hash: z.string().nullable(),
  after_hash: z.string().nullable(),
  request_id: z.string(),
  ip: z.string().nullable(),
  created_at: z.string(),
});

/** Record to wire form. */
export function toAuditJson(record: AuditRecord): z.output<typeof AuditJson> {
  return {
    id: record.id,
    actor_id: record.actorId,
    actor_kind: record.actorKind,
    action: record.action,
    subject_type: record.subjectType,
    subject_id: record.subjectId,
    before_hash: record.beforeHash,
    after_hash: record.afterHash,
    request_id: record.requestId,
    ip: record.ip,
    created_at: record.createdAt.toISOString(),
  };
}

/** A tenant's use of one model on one day; the cost is an estimate by list price. */
export const UsageJson = z.object({
  day: z.string(),
  provider: z.string(),
  model: z.string(),
  runs: z.number(),
  tokens_in: z.number(),
  tokens_out: z.number(),
  cost_usd: z.number(),
});

/** Record to wire form. */
export function toUsageJson(record: UsageRecord): z.output<typeof UsageJson> {
  return {
    day: record.day,
    provider: record.provider,
    model: record.model,
    runs: record.runs,
    tokens_in: record.inputTokens,
    tokens_out: record.outputTokens,
    cost_usd: record.costUsd,
  };
}
