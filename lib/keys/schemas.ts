import { z } from "zod";
import type { KeyRecord } from "./key-verbs";

const Scope = z.enum(["generate", "read", "manage"]);

/** Body of `POST /api/keys`; without an end the key holds until it is revoked. */
export const CreateKey = z.object({
  name: z.string().trim().min(1).max(120),
  scopes: z
    .array(Scope)
    .min(1)
    .transform((scopes) => [...new Set(scopes)])
    .default(["generate", "read"]),
  expires_at: z.iso.datetime({ offset: true }).optional(),
});

export const KeyId = z.object({ id: z.string().max(64) });

/** A key as the API shows it. */
export const KeyJson = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(Scope),
  expires_at: z.string().nullable(),
  last_used_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
  created_at: z.string(),
});

/** Record to wire form. */
export function toKeyJson(record: KeyRecord): z.output<typeof KeyJson> {
  const { id, name, prefix, scopes, expiresAt, lastUsedAt, revokedAt, createdAt } = record;
  return {
    id,
    name,
    prefix,
    scopes: scopes.map((scope) => Scope.parse(scope)),
    expires_at: expiresAt?.toISOString() ?? null,
    last_used_at: lastUsedAt?.toISOString() ?? null,
    revoked_at: revokedAt?.toISOString() ?? null,
    created_at: createdAt.toISOString(),
  };
}
