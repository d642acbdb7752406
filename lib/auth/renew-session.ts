import { applyCookies, type SetCookie } from "./cookies";
import type { Renewal, RenewableSession } from "./gate";
import { chunkNames, writeSession } from "./session-cookie";

// A page asks for many things at once with the same old cookie. They share one renewal, because a refresh token is good once and
// a second use ends the session everywhere.
const SHARED_MS = 10_000;
const TIMEOUT_MS = 3_000;
const MAX_SHARED = 1_000;
// The longest a browser keeps a cookie; the session's own end is decided by the identity service.
const COOKIE_SECONDS = 400 * 24 * 60 * 60;

export interface RenewDeps {
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  /** Off only on loopback HTTP. */
  readonly isSecure: boolean;
  readonly now: () => number;
  readonly fetch?: typeof fetch;
}

/**
 * Renews a session and writes it as Supabase's libraries do; a session that is over is removed. Not through their client: that
 * one repeats for 30 s when the service is away, and the page behind this waits.
 */
export function createRenewSession(deps: RenewDeps) {
  const shared = new Map<string, { startedAt: number; outcome: Promise<Outcome> }>();
  return async function renew(cookieHeader: string, session: RenewableSession): Promise<Renewal | undefined> {
    forgetOld(shared, deps.now());
    const running = shared.get(session.refreshToken) ?? { startedAt: deps.now(), outcome: ask(deps, session.refreshToken) };
    shared.set(session.refreshToken, running);
    const outcome = await running.outcome;
    if (outcome.kind === "unreachable") {
      // The next request may try again.
      shared.delete(session.refreshToken);
      return undefined;
    }
    const setCookies = cookiesFor(deps, cookieHeader, session.cookieName, outcome);
    return { setCookies, cookieHeader: applyCookies(cookieHeader, setCookies) };
  };
}

type Outcome = { kind: "renewed"; session: Record<string, unknown> } | { kind: "over" } | { kind: "unreachable" };

async function ask(deps: RenewDeps, refreshToken: string): Promise<Outcome> {
  try {
    const response = await (deps.fetch ?? fetch)(
      `${deps.supabaseUrl.replace(/\/+$/, "")}/auth/v1/token?grant_type=refresh_token`,
      {
        method: "POST",
        headers: { "content-type": "application/json", apikey: deps.publishableKey },
        body: JSON.stringify({ refresh_token: refreshToken }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
    );
    if (response.ok) return sessionFrom(await response.json(), deps.now());
    // Only a clear no ends a session; a busy or broken service does not.
    const isOver = response.status >= 400 && response.status < 500 && response.status !== 429 && response.status !== 408;
    return { kind: isOver ? "over" : "unreachable" };
  } catch {
    return { kind: "unreachable" };
  }
}

function sessionFrom(body: unknown, now: number): Outcome {
  if (typeof body !== "object" || body === null || !("access_token" in body)) return { kind: "unreachable" };
  const expiresIn = "expires_in" in body && typeof body.expires_in === "number" ? body.expires_in : 0;
  return { kind: "renewed", session: { expires_at: Math.round(now / 1_000) + expiresIn, ...body } };
}

function cookiesFor(deps: RenewDeps, cookieHeader: string, cookieName: string, outcome: Outcome): SetCookie[] {
  const written = outcome.kind === "renewed" ? writeSession(cookieName, outcome.session) : [];
  const names = new Set(written.map(({ name }) => name));
  const left = chunkNames(cookieHeader, cookieName).filter((name) => !names.has(name));
  return [
    ...left.map((name) => ({ name, value: "", maxAgeSeconds: 0, isSecure: deps.isSecure })),
    ...written.map((cookie) => ({ ...cookie, maxAgeSeconds: COOKIE_SECONDS, isSecure: deps.isSecure })),
  ];
}

/** The map keeps the order of its entries, so the old ones come first. */
function forgetOld(shared: Map<string, { startedAt: number }>, now: number): void {
  for (const [key, { startedAt }] of shared) {
    if (now - startedAt < SHARED_MS && shared.size <= MAX_SHARED) return;
    shared.delete(key);
  }
}
