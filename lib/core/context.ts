import { SparkError } from "./errors";

/** What an API key may do; people hold all three. */
export type Scope = "generate" | "read" | "manage";

/** Who is asking. A program acts as its tenant's service actor, whose user id is the tenant's own id. */
export interface Actor {
  readonly kind: "person" | "program";
  readonly userId: string;
  readonly tenantId: string;
  readonly scopes: readonly Scope[];
  /** The loopback owner of the embedded stack: no per-minute limits. */
  readonly isLocalOwner: boolean;
}

/** Everything a verb may know about the call it serves. */
export interface RequestContext {
  readonly requestId: string;
  readonly actor: Actor;
  readonly signal: AbortSignal;
  /** Caller's address for the audit trail, when the platform tells it. */
  readonly ip?: string | undefined;
}

const ALL_SCOPES: readonly Scope[] = ["generate", "read", "manage"];

/** A signed-in person in one tenant. */
export function personActor(userId: string, tenantId: string, isLocalOwner = false): Actor {
  return { kind: "person", userId, tenantId, scopes: ALL_SCOPES, isLocalOwner };
}

/** A tenant acting for itself: API keys, signed frame addresses, magic links. RLS knows it by `sub = tenant id`. */
export function serviceActor(tenantId: string, scopes: readonly Scope[]): Actor {
  return { kind: "program", userId: tenantId, tenantId, scopes, isLocalOwner: false };
}

/** The same call with leave to read: whoever may change an app may be shown what they change. Only after the check of the scope. */
export function withReading(ctx: RequestContext): RequestContext {
  const { actor } = ctx;
  return actor.scopes.includes("read") ? ctx : { ...ctx, actor: { ...actor, scopes: [...actor.scopes, "read"] } };
}

/** Throws `forbidden` unless the caller holds the scope. First line of every verb that writes. */
export function requireScope(ctx: RequestContext, scope: Scope): void {
  if (!ctx.actor.scopes.includes(scope)) {
    throw new SparkError("forbidden", `This key lacks the "${scope}" scope. Create a key that has it on the settings page.`);
  }
}
