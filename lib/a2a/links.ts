import { requireScope, serviceActor, type RequestContext } from "#lib/core/context";
import { sha256Hex } from "#lib/core/hash";
import { randomToken } from "#lib/core/random-token";
import type { AsAnonymous, Audit, WithActor } from "#lib/core/ports";
import { insertLink, redeemLink } from "./link-store";

// Nobody guesses one, so the look-up by hash needs no second secret.
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface LinkDeps {
  withActor: WithActor;
  asAnonymous: AsAnonymous;
  audit: Audit;
}

/** What a link opens, and as whom. */
export interface OpenedLink {
  actor: ReturnType<typeof serviceActor>;
  componentId: string;
}

/** Links to one component for people without an account: expiring, use-limited, revocable; only a hash is stored. */
export function createLinks({ withActor, asAnonymous, audit }: LinkDeps) {
  async function createLink(
    ctx: RequestContext,
    input: { componentId: string; expiresInSeconds: number; maxUses: number },
  ): Promise<{ id: string; token: string; expiresAt: Date }> {
    requireScope(ctx, "generate");
    const token = randomToken();
    const tokenHash = await sha256Hex(token);
    const expiresAt = new Date(Date.now() + input.expiresInSeconds * 1_000);
    return withActor(ctx, async (tx) => {
      const id = await insertLink(tx, ctx, { ...input, tokenHash, expiresAt });
      await audit(tx, ctx, { action: "link.created", subjectType: "magic_link", subjectId: id, after: input.componentId });
      return { id, token, expiresAt };
    });
  }

  /** Uses a link once; null when it is spent, expired, revoked or unknown. */
  async function openLink(token: string): Promise<OpenedLink | null> {
    if (!TOKEN.test(token)) return null;
    const hash = await sha256Hex(token);
    const row = await asAnonymous((tx) => redeemLink(tx, hash));
    if (!row?.component_id) return null;
    return { actor: serviceActor(row.tenant_id, ["read"]), componentId: row.component_id };
  }

  return { createLink, openLink };
}
