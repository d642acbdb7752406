import { personActor, serviceActor, type Actor, type Scope } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { sha256Hex } from "#lib/core/hash";
import { isLocalRequest } from "./local-owner";
import { readSessions } from "./session-cookie";
import type { TokenClaims, VerifyToken } from "./verify-jwt";

/** Every API key starts so; what follows is random. */
export const API_KEY_PREFIX = "spark_sk_";

// A key is 9 + 43 characters; anything far from that is not worth a hash and a look-up.
const API_KEY = /^spark_sk_[A-Za-z0-9_-]{16,128}$/;
// Sessions of other projects on a shared host are tried too, but not without end.
const MAX_SESSIONS = 4;
const KEY_SERVER_RETRY_SECONDS = 5;

/** What a key's hash stands for; a revoked or expired key stands for nothing. */
export interface ResolvedApiKey {
  readonly tenantId: string;
  readonly scopes: readonly Scope[];
  readonly keyId?: string | undefined;
}

/** The caller and how they proved it. */
export interface AuthenticatedCaller {
  readonly actor: Actor;
  readonly by: "bearer" | "key" | "session" | "local-owner";
  readonly keyId?: string | undefined;
}

export interface AuthenticateDeps {
  readonly verify: VerifyToken;
  /** Finds a live key by the SHA-256 of its text. */
  readonly resolveApiKey: (hash: string) => Promise<ResolvedApiKey | null>;
  /** Set only on the embedded stack bound to loopback. */
  readonly localOwner?: { readonly userId: string; readonly tenantId: string } | undefined;
  /** Our session cookie: when it is there but does not hold, nobody becomes the local owner by it. */
  readonly cookieName?: string | undefined;
  /** Tenant of a person whose token is older than the tenant; without it such a token is refused. */
  readonly tenantOf?: ((userId: string) => Promise<string | null>) | undefined;
}

/** Who sent this request: bearer token, API key, session cookie, or the loopback owner; else `unauthenticated`. */
export function createAuthenticate(deps: AuthenticateDeps) {
  return async function authenticate(request: Request): Promise<AuthenticatedCaller> {
    const authorization = request.headers.get("authorization");
    if (authorization !== null) return byBearer(deps, authorization);
    const caller = await bySession(deps, request);
    if (caller !== undefined) return caller;
    if (deps.localOwner !== undefined && isLocalRequest(request)) {
      const { userId, tenantId } = deps.localOwner;
      return { actor: personActor(userId, tenantId, true), by: "local-owner" };
    }
    throw new SparkError("unauthenticated", "Sign in, or send an API key or access token as a bearer token.");
  };
}

async function byBearer(deps: AuthenticateDeps, authorization: string): Promise<AuthenticatedCaller> {
  const token = bearerTokenOf(authorization);
  if (token === undefined) throw new SparkError("unauthenticated", "The authorization header must be `Bearer <token or key>`.");
  if (token.startsWith(API_KEY_PREFIX)) return byApiKey(deps, token);
  const verdict = await deps.verify(token);
  if (verdict.ok) return { actor: await personOf(deps, verdict.claims), by: "bearer" };
  if (verdict.reason === "keys-unavailable") throw signInUnreachable();
  const message = verdict.reason === "expired" ? "The access token has expired." : "The access token is not valid.";
  throw new SparkError("unauthenticated", message);
}

async function byApiKey(deps: AuthenticateDeps, key: string): Promise<AuthenticatedCaller> {
  // The look-up is by digest, so its timing says nothing about the stored keys.
  const resolved = API_KEY.test(key) ? await deps.resolveApiKey(await sha256Hex(key)) : null;
  if (resolved === null) throw new SparkError("unauthenticated", "The API key is unknown, expired or revoked.");
  return { actor: serviceActor(resolved.tenantId, resolved.scopes), by: "key", keyId: resolved.keyId };
}

async function bySession(deps: AuthenticateDeps, request: Request): Promise<AuthenticatedCaller | undefined> {
  const sessions = readSessions(request.headers.get("cookie")).slice(0, MAX_SESSIONS);
  let isUnreachable = false;
  for (const session of sessions) {
    const verdict = await deps.verify(session.accessToken);
    if (verdict.ok) return { actor: await personOf(deps, verdict.claims), by: "session" };
    isUnreachable ||= verdict.reason === "keys-unavailable";
  }
  if (isUnreachable) throw signInUnreachable();
  if (sessions.some((session) => session.cookieName === deps.cookieName)) {
    throw new SparkError("unauthenticated", "Your session has ended. Sign in again.");
  }
  return undefined;
}

async function personOf(deps: AuthenticateDeps, claims: TokenClaims): Promise<Actor> {
  const tenantId = claims.tenantId ?? (await deps.tenantOf?.(claims.userId));
  if (!tenantId) throw new SparkError("unauthenticated", "This account belongs to no tenant yet. Sign in again.");
  return personActor(claims.userId, tenantId);
}

/** The credential of a `Bearer` header, or nothing when it is another scheme or malformed. */
export function bearerTokenOf(authorization: string): string | undefined {
  return /^bearer +([\x21-\x7e]+) *$/i.exec(authorization)?.[1];
}

function signInUnreachable(): SparkError {
  return new SparkError("providers_unavailable", "Sign-in cannot be checked right now. Try again shortly.", {
    retryAfterSeconds: KEY_SERVER_RETRY_SECONDS,
  });
}
