import { requireScope, serviceActor, type RequestContext } from "#lib/core/context";
import type { Registry } from "#lib/registry/registry";
import { issueRenderToken, RENDER_TOKEN_SECONDS, verifyRenderToken } from "#lib/sandbox/render-token";

/** What tokens are signed with, and for whom. */
export interface TokenDeps {
  registry: Registry;
  secret: string;
  appOrigin: string;
}

/** Tokens by which a page elsewhere shows one component. */
export function createRenderTokens({ registry, secret, appOrigin }: TokenDeps) {
  /** A token for one component. `expiresIn` in seconds, ten minutes at most. */
  async function issueToken(
    ctx: RequestContext,
    input: { componentId: string; expiresIn?: number | undefined },
  ): Promise<{ token: string; expiresAt: Date }> {
    const component = await registry.getComponent(ctx, input);
    return issueTokenFor(ctx, component, input.expiresIn);
  }

  /** The same for a component that the caller has just been given. */
  async function issueTokenFor(
    ctx: RequestContext,
    { id: componentId, version }: { id: string; version: number },
    expiresIn = RENDER_TOKEN_SECONDS,
  ): Promise<{ token: string; expiresAt: Date }> {
    requireScope(ctx, "read");
    const expiresAt = inSeconds(Math.min(expiresIn, RENDER_TOKEN_SECONDS));
    const { tenantId } = ctx.actor;
    const grant = { componentId, version, tenantId, audience: appOrigin, expiresAt, tokenId: crypto.randomUUID() };
    return { token: await issueRenderToken({ secret, ...grant }), expiresAt };
  }

  /** Who a render token lets act, and on which component alone; null for a token that does not hold. */
  async function readToken(token: string, componentId: string) {
    const verdict = await verifyRenderToken({ secret, token, audience: appOrigin, now: new Date() });
    if (!verdict.ok || verdict.componentId !== componentId) return null;
    return { actor: serviceActor(verdict.tenantId, ["read"]), componentId, version: verdict.version };
  }

  return { issueToken, issueTokenFor, readToken };
}

/** A moment that many seconds from now. */
export function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1_000);
}
