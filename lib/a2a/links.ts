import { requireScope, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { sha256Hex } from "#lib/core/hash";
import { isUuid } from "#lib/core/ids";
import type { Json } from "#lib/core/json";
import { randomToken } from "#lib/core/random-token";
import type { AsAnonymous, Audit, Tx, WithActor } from "#lib/core/ports";
import { insertLink, peekLink, redeemLink, revokeLinkRow, type LinkRow } from "./link-store";

// Nobody guesses one, so the look-up by hash needs no second secret.
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export interface LinkDeps {
  withActor: WithActor;
  asAnonymous: AsAnonymous;
  audit: Audit;
}

/** What a link opens, and as whom. */
export type OpenedLink =
  | { kind: "component"; tenantId: string; componentId: string }
  | { kind: "prompt"; tenantId: string; prompt: string; data: Json | undefined };

export interface NewLinkInput {
  prompt?: string | undefined;
  data?: Json | undefined;
  expiresInSeconds: number;
  maxUses: number;
}

/** A link that is there as soon as `store` has been sent in a transaction of the caller's. */
export interface DraftedLink {
  id: string;
  token: string;
  expiresAt: Date;
  store: (tx: Tx, componentId?: string) => Promise<unknown>;
}

/** Links for people without an account: expiring, use-limited, revocable; only a hash is stored. */
export function createLinks({ withActor, asAnonymous, audit }: LinkDeps) {
  /** A link to an app that is about to be stored, or to a request that is made into an app when the link is opened. */
  async function draftLink(ctx: RequestContext, input: NewLinkInput): Promise<DraftedLink> {
    requireScope(ctx, "generate");
    const token = randomToken();
    const { prompt, data, maxUses } = input;
    const [tokenHash, promptHash] = await Promise.all([sha256Hex(token), sha256Hex(prompt ?? "")]);
    const expiresAt = new Date(Date.now() + input.expiresInSeconds * 1_000);
    const id = crypto.randomUUID();
    const store = (tx: Tx, componentId?: string) => {
      const after = componentId ?? promptHash;
      return Promise.all([
        insertLink(tx, ctx, { id, componentId, prompt, data, maxUses, tokenHash, expiresAt }),
        audit(tx, ctx, { action: "link.created", subjectType: "magic_link", subjectId: id, after }),
      ]);
    };
    return { id, token, expiresAt, store };
  }

  /** The same, stored at once; `componentId` is the app it leads to. */
  async function createLink(ctx: RequestContext, input: NewLinkInput & { componentId?: string | undefined }) {
    const { store, ...link } = await draftLink(ctx, input);
    await withActor(ctx, (tx, lastly) => lastly(store(tx, input.componentId)));
    return link;
  }

  async function revokeLink(ctx: RequestContext, input: { id: string }): Promise<void> {
    requireScope(ctx, "generate");
    if (!isUuid(input.id)) throw noSuchLink();
    await withActor(ctx, async (tx) => {
      if (!(await revokeLinkRow(tx, ctx.actor.tenantId, input.id))) throw noSuchLink();
      await audit(tx, ctx, { action: "link.revoked", subjectType: "magic_link", subjectId: input.id });
    });
  }

  const ask = async (token: string, how: typeof peekLink): Promise<OpenedLink | null> => {
    if (!TOKEN.test(token)) return null;
    const hash = await sha256Hex(token);
    return toOpened(await asAnonymous((tx) => how(tx, hash)));
  };

  return {
    draftLink,
    createLink,
    revokeLink,
    /** What a link would open; null when it is spent, expired, revoked or unknown. */
    peekLink: (token: string) => ask(token, peekLink),
    /** The same, and one use of it is gone. */
    openLink: (token: string) => ask(token, redeemLink),
  };
}

export type Links = ReturnType<typeof createLinks>;

function toOpened(row: LinkRow | undefined): OpenedLink | null {
  if (!row) return null;
  const { tenant_id: tenantId, component_id: componentId, prompt, data } = row;
  if (componentId) return { kind: "component", tenantId, componentId };
  return prompt ? { kind: "prompt", tenantId, prompt, data: data ?? undefined } : null;
}

function noSuchLink(): SparkError {
  return new SparkError("not_found", "There is no such link, or it is revoked already.");
}
