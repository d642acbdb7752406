import { z } from "zod";
import type { AuditRecord } from "./audit-verbs";

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
