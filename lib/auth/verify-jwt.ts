import { createLocalJWKSet, createRemoteJWKSet, customFetch, decodeProtectedHeader, errors, jwtVerify } from "jose";
import type { FetchImplementation, JSONWebKeySet, JWTPayload, JWTVerifyGetKey } from "jose";
import type { Clock } from "#lib/core/clock";

// Supabase signs with ES256, or RS256 where a project imported its key. Nothing else is ever tried, `none` least of all.
const ASYMMETRIC = ["ES256", "RS256"];
// Clocks of two machines may differ by this much.
const CLOCK_TOLERANCE_SECONDS = 30;
// An unknown key id asks for the keys again, but a flood of invented ids must not flood the key server.
const KEY_COOLDOWN_MS = 30_000;
const KEY_CACHE_MS = 10 * 60_000;
const KEY_TIMEOUT_MS = 3_000;
const MAX_TOKEN_LENGTH = 8_192;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a valid access token says. */
export interface TokenClaims {
  readonly userId: string;
  /** From `app_metadata`, which only the server can write; absent in a token older than its tenant. */
  readonly tenantId: string | undefined;
  readonly expiresAtSeconds: number;
  readonly sessionId: string | undefined;
}

/** A verdict, never an exception: `expired` is worth a refresh, `keys-unavailable` is our failure and not the caller's. */
export type TokenVerdict =
  | { readonly ok: true; readonly claims: TokenClaims }
  | { readonly ok: false; readonly reason: "malformed" | "expired" | "untrusted" | "wrong-claims" | "keys-unavailable" };

export type VerifyToken = (token: string) => Promise<TokenVerdict>;

export interface VerifyJwtDeps {
  /** Address of the key set, or the set itself. */
  readonly jwks: URL | JSONWebKeySet;
  /** Accepted `iss` values: `<SUPABASE_URL>/auth/v1`. */
  readonly issuers: readonly string[];
  readonly audience?: string;
  /** Shared secret of old projects; without it HS256 is refused. */
  readonly secret?: string | undefined;
  readonly clock?: Clock;
  readonly keyCooldownMs?: number;
  readonly fetch?: FetchImplementation;
}

/** Checks a Supabase access token: signature, algorithm, issuer, audience, expiry, role and subject. */
export function createVerifyJwt(deps: VerifyJwtDeps): VerifyToken {
  const keys = keySet(deps);
  const secret = deps.secret ? new TextEncoder().encode(deps.secret) : undefined;
  const options = {
    issuer: [...deps.issuers],
    audience: deps.audience ?? "authenticated",
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    requiredClaims: ["exp", "sub", "iss", "aud"],
  };
  return async (token) => {
    const algorithm = algorithmOf(token);
    if (algorithm === undefined) return { ok: false, reason: "malformed" };
    const timed = deps.clock === undefined ? options : { ...options, currentDate: new Date(deps.clock.now()) };
    try {
      if (ASYMMETRIC.includes(algorithm)) {
        return verdictOn((await jwtVerify(token, keys, { ...timed, algorithms: ASYMMETRIC })).payload);
      }
      if (algorithm !== "HS256" || secret === undefined) return { ok: false, reason: "untrusted" };
      return verdictOn((await jwtVerify(token, secret, { ...timed, algorithms: ["HS256"] })).payload);
    } catch (error) {
      return { ok: false, reason: reasonOf(error) };
    }
  };
}

/** The identity service of a Supabase address as `createVerifyJwt` wants it: its keys, its names, its old secret. */
export function supabaseIdentity(options: {
  supabaseUrl: string;
  /** The app's origin: the embedded service is reached, and named, below it too. */
  appOrigin?: string | undefined;
  secret?: string | undefined;
}): VerifyJwtDeps {
  const base = `${options.supabaseUrl.replace(/\/+$/, "")}/auth/v1`;
  const embedded = options.appOrigin === undefined ? [] : [`${options.appOrigin}/sb/auth/v1`];
  return { jwks: new URL(`${base}/.well-known/jwks.json`), issuers: [base, ...embedded], secret: options.secret };
}

function keySet(deps: VerifyJwtDeps): JWTVerifyGetKey {
  if (!(deps.jwks instanceof URL)) return createLocalJWKSet(deps.jwks);
  return createRemoteJWKSet(deps.jwks, {
    cooldownDuration: deps.keyCooldownMs ?? KEY_COOLDOWN_MS,
    cacheMaxAge: KEY_CACHE_MS,
    timeoutDuration: KEY_TIMEOUT_MS,
    ...(deps.fetch === undefined ? {} : { [customFetch]: deps.fetch }),
  });
}

function algorithmOf(token: string): string | undefined {
  if (token.length > MAX_TOKEN_LENGTH) return undefined;
  try {
    return decodeProtectedHeader(token).alg;
  } catch {
    return undefined;
  }
}

function verdictOn(payload: JWTPayload): TokenVerdict {
  const { sub, exp, role, session_id: sessionId, app_metadata: metadata } = payload;
  if (sub === undefined || exp === undefined || !UUID.test(sub) || role !== "authenticated")
    return { ok: false, reason: "wrong-claims" };
  const tenantId = typeof metadata === "object" && metadata !== null && "tenant_id" in metadata ? metadata.tenant_id : undefined;
  return {
    ok: true,
    claims: {
      userId: sub,
      tenantId: typeof tenantId === "string" && UUID.test(tenantId) ? tenantId : undefined,
      expiresAtSeconds: exp,
      sessionId: typeof sessionId === "string" ? sessionId : undefined,
    },
  };
}

function reasonOf(error: unknown): "malformed" | "expired" | "untrusted" | "wrong-claims" | "keys-unavailable" {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) return "wrong-claims";
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return "malformed";
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return "keys-unavailable";
  // jose's bare base class is what a key server's bad answer becomes; its subclasses judge the token.
  if (error instanceof errors.JOSEError) return error.constructor === errors.JOSEError ? "keys-unavailable" : "untrusted";
  // Anything else is the fetch itself, or a key WebCrypto cannot use; judged by exclusion, as the edge's errors come from another realm.
  return "keys-unavailable";
}
