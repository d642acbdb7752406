import { SparkError } from "#lib/core/errors";
import { API_KEY_PREFIX, bearerTokenOf } from "./authenticate";
import { forwardedHeaders, sandboxHeaders } from "./forwarded-headers";
import { isDocumentNavigation, isLocalRequest, type OriginFacts } from "./local-owner";
import { isSandboxHost } from "./sandbox-host";
import { readSessions, type StoredSession } from "./session-cookie";
import type { SetCookie } from "./cookies";
import type { TokenVerdict, VerifyToken } from "./verify-jwt";

// Calls that are never answered without credentials. A call missing here is not open: its route refuses it, only later.
const CLOSED_CALL =
  /^\/api\/(?:chat|user|projects|memories|tenants|keys|audit|metrics|templates|a2a\/(?:generate|runs|links(?!\/open$)))(?:\/|$)|^\/api\/components$/;
// Pages that show a person's own things; everybody else is sent to the sign-in page.
const CLOSED_PAGE = /^\/(?:$|(?:c|components|workspace|settings|ops|preview)(?:\/|$))/;
// The magic link is a page below /api.
const NOT_A_PAGE = /^\/(?:api(?!\/a2a\/render$)|sandbox|\.well-known)(?:\/|$)|^\/openapi\.json$/;
// A token this close to its end is renewed now, so that it does not end between here and the route.
const RENEW_BEFORE_SECONDS = 60;

/** What the gate reads of a request. */
export interface GateRequest extends OriginFacts {
  readonly pathname: string;
  readonly search: string;
}

/** A session that may be renewed. */
export type RenewableSession = StoredSession & { readonly refreshToken: string };

/** A renewed session: cookies for the browser, and the cookie header the app should see. */
export interface Renewal {
  readonly setCookies: readonly SetCookie[];
  readonly cookieHeader: string;
}

export type GateDecision =
  | { readonly kind: "refuse"; readonly error: SparkError; readonly setCookies: readonly SetCookie[] }
  | { readonly kind: "sign-in"; readonly location: string; readonly setCookies: readonly SetCookie[] }
  | { readonly kind: "sandbox"; readonly headers: Headers }
  | { readonly kind: "pass"; readonly headers: Headers; readonly isPage: boolean; readonly setCookies: readonly SetCookie[] };

export interface GateDeps {
  readonly verify: VerifyToken;
  /** Renews the session in this cookie header; nothing when it could not be reached. */
  readonly renew: (cookieHeader: string, session: RenewableSession) => Promise<Renewal | undefined>;
  readonly appOrigin: string;
  readonly sandboxHost: string;
  readonly hasLocalOwner: boolean;
  readonly nowSeconds: () => number;
}

/** Decides at the edge what reaches the app at all, and with which headers. The routes decide again for themselves. */
export function createGate(deps: GateDeps) {
  return async function gate(request: GateRequest): Promise<GateDecision> {
    if (isSandboxHost(request.headers.get("host") ?? "", deps)) return sandboxOnly(request);
    if (request.method === "OPTIONS") return passed(request, NO_SESSION);
    const isPage = !NOT_A_PAGE.test(request.pathname);
    const authorization = request.headers.get("authorization");
    if (authorization !== null && !isPage) return withBearer(deps, request, authorization);
    const session = await sessionOf(deps, request);
    if (session.isSignedIn || (deps.hasLocalOwner && isLocalRequest(request))) return passed(request, session);
    return withNobody(request, session, isPage);
  };
}

interface SessionState {
  /** Holds, or could not be checked here: the route then says so. */
  readonly isSignedIn: boolean;
  readonly setCookies: readonly SetCookie[];
  readonly cookieHeader: string | undefined;
}

const NO_SESSION: SessionState = { isSignedIn: false, setCookies: [], cookieHeader: undefined };

/** On a component's own host only its document answers, and nothing that identifies a person gets there. */
function sandboxOnly(request: GateRequest): GateDecision {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || !request.pathname.startsWith("/sandbox/")) {
    return { kind: "refuse", error: new SparkError("not_found", "There is nothing at this address."), setCookies: [] };
  }
  return { kind: "sandbox", headers: sandboxHeaders(request.headers) };
}

async function withBearer(deps: GateDeps, request: GateRequest, authorization: string): Promise<GateDecision> {
  const token = bearerTokenOf(authorization);
  if (token === undefined) return refused("The authorization header must be `Bearer <token or key>`.");
  if (token.startsWith(API_KEY_PREFIX)) return passed(request, NO_SESSION);
  const verdict = await deps.verify(token);
  if (verdict.ok || verdict.reason === "keys-unavailable") return passed(request, NO_SESSION);
  return refused(verdict.reason === "expired" ? "The access token has expired." : "The access token is not valid.");
}

function withNobody(request: GateRequest, session: SessionState, isPage: boolean): GateDecision {
  if (!isPage && CLOSED_CALL.test(request.pathname)) {
    return refused("Sign in, or send an API key or access token as a bearer token.", session.setCookies);
  }
  const isVisit = isDocumentNavigation(request) || (request.headers.get("accept") ?? "").includes("text/html");
  if (isPage && isVisit && CLOSED_PAGE.test(request.pathname)) {
    const location = `/login?next=${encodeURIComponent(request.pathname + request.search)}`;
    return { kind: "sign-in", location, setCookies: session.setCookies };
  }
  return passed(request, session);
}

/** Checks the session cookies, and renews one that has ended or is about to. */
async function sessionOf(deps: GateDeps, request: GateRequest): Promise<SessionState> {
  const cookieHeader = request.headers.get("cookie");
  for (const session of readSessions(cookieHeader)) {
    const verdict = await deps.verify(session.accessToken);
    if (!verdict.ok && verdict.reason === "keys-unavailable") return { ...NO_SESSION, isSignedIn: true };
    const { refreshToken } = session;
    if (needsRenewal(verdict, deps) && refreshToken !== undefined) {
      const renewal = await deps.renew(cookieHeader ?? "", { ...session, refreshToken });
      if (renewal !== undefined) return renewedState(deps, renewal);
    }
    if (verdict.ok) return { ...NO_SESSION, isSignedIn: true };
  }
  return NO_SESSION;
}

/** Where there is a local owner, the app must see the session that is over: without one it would take its person for the owner. */
async function renewedState(deps: GateDeps, renewal: Renewal): Promise<SessionState> {
  if (await holds(deps, renewal)) return { isSignedIn: true, ...renewal };
  const { setCookies, cookieHeader } = renewal;
  return { isSignedIn: false, setCookies, cookieHeader: deps.hasLocalOwner ? undefined : cookieHeader };
}

function needsRenewal(verdict: TokenVerdict, deps: GateDeps): boolean {
  if (!verdict.ok) return verdict.reason === "expired";
  return verdict.claims.expiresAtSeconds - deps.nowSeconds() < RENEW_BEFORE_SECONDS;
}

async function holds(deps: GateDeps, renewal: Renewal): Promise<boolean> {
  const [session] = readSessions(renewal.cookieHeader);
  return session !== undefined && (await deps.verify(session.accessToken)).ok;
}

function passed(request: GateRequest, session: SessionState): GateDecision {
  return {
    kind: "pass",
    headers: forwardedHeaders(request.headers, session.cookieHeader),
    isPage: !NOT_A_PAGE.test(request.pathname),
    setCookies: session.setCookies,
  };
}

function refused(message: string, setCookies: readonly SetCookie[] = []): GateDecision {
  return { kind: "refuse", error: new SparkError("unauthenticated", message), setCookies };
}
