import { sql } from "kysely";
import type { RequestContext } from "#lib/core/context";
import type { Json } from "#lib/core/json";
import type { Tx } from "#lib/core/ports";

export interface NewLink {
  id: string;
  tokenHash: string;
  /** Shows this app; or else a request that each visitor's use makes an app of. */
  componentId: string | undefined;
  prompt: string | undefined;
  data: Json | undefined;
  maxUses: number;
  expiresAt: Date;
}

/** Stores a link by the hash of its token. */
export async function insertLink(tx: Tx, ctx: RequestContext, link: NewLink): Promise<void> {
  await tx
    .insertInto("magic_links")
    .values({
      id: link.id,
      tenant_id: ctx.actor.tenantId,
      created_by: ctx.actor.userId,
      token_hash: link.tokenHash,
      component_id: link.componentId ?? null,
      prompt: link.prompt ?? null,
      data: link.data === undefined ? null : JSON.stringify(link.data),
      max_uses: link.maxUses,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** What a link stands for. */
export interface LinkRow {
  tenant_id: string;
  component_id: string | null;
  prompt: string | null;
  data: Json;
}

/** Reads a link without using it; nothing when it is spent, expired, revoked or unknown. */
export async function peekLink(tx: Tx, tokenHash: string): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`
    select tenant_id, component_id, prompt, data from private.peek_magic_link(${tokenHash})`.execute(tx);
  return rows[0];
}

/** Uses a link once; nothing when it is spent, expired, revoked or unknown. */
export async function redeemLink(tx: Tx, tokenHash: string): Promise<LinkRow | undefined> {
  const { rows } = await sql<LinkRow>`
    select tenant_id, component_id, prompt, data from private.redeem_magic_link(${tokenHash})`.execute(tx);
  return rows[0];
}

/** Ends a link; false when there is none that the caller may end. */
export async function revokeLinkRow(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("magic_links")
    .set({ revoked_at: new Date() })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
