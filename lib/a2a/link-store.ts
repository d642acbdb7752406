import { sql } from "kysely";
import type { RequestContext } from "#lib/core/context";
import type { Tx } from "#lib/core/ports";

export interface NewLink {
  tokenHash: string;
  componentId: string;
  maxUses: number;
  expiresAt: Date;
}

/** Stores a link by the hash of its token; answers its id. */
export async function insertLink(tx: Tx, ctx: RequestContext, link: NewLink): Promise<string> {
  const { id } = await tx
    .insertInto("magic_links")
    .values({
      tenant_id: ctx.actor.tenantId,
      created_by: ctx.actor.userId,
      token_hash: link.tokenHash,
      component_id: link.componentId,
      max_uses: link.maxUses,
      expires_at: link.expiresAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Uses a link once; nothing when it is spent, expired, revoked or unknown. */
export async function redeemLink(
  tx: Tx,
  tokenHash: string,
): Promise<{ tenant_id: string; component_id: string | null } | undefined> {
  const { rows } = await sql<{ tenant_id: string; component_id: string | null }>`
    select tenant_id, component_id from private.redeem_magic_link(${tokenHash})`.execute(tx);
  return rows[0];
}
