import { sql } from "kysely";
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { ResolvedApiKey } from "#lib/auth/authenticate";
import type { AsAnonymous } from "#lib/core/ports";

const Scopes = z.array(z.enum(["generate", "read", "manage"]));

/** Finds a live API key by the SHA-256 of its text. */
export function createResolveApiKey(asAnonymous: AsAnonymous): (hash: string) => Promise<ResolvedApiKey | null> {
  return async (hash) => {
    const { rows } = await asAnonymous((tx, lastly) =>
      lastly(
        sql<{ id: string; tenant_id: string; key_hash: string; scopes: string[] }>`
        select id, tenant_id, key_hash, scopes from private.resolve_api_key(${hash})`.execute(tx),
      ),
    );
    const [row] = rows;
    if (!row || !timingSafeEqual(Buffer.from(row.key_hash), Buffer.from(hash))) return null;
    return { tenantId: row.tenant_id, scopes: Scopes.parse(row.scopes), keyId: row.id };
  };
}
