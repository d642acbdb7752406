import { serializeCookie, type SetCookie } from "#lib/auth/cookies";
import { createGate, type GateDecision } from "#lib/auth/gate";
import { createRenewSession } from "#lib/auth/renew-session";
import { createVerifyJwt, supabaseIdentity, type VerifyToken } from "#lib/auth/verify-jwt";
import { pageHeaders } from "./page-headers";
import { toProblem } from "./problem";
import { requestIdOf } from "./request-id";

/** What the edge needs to know; all of it may be missing while nothing is configured. */
export type EdgeEnvironment = Readonly<
  Partial<
    Record<
      | "SUPABASE_URL"
      | "SUPABASE_PUBLISHABLE_KEY"
      | "SUPABASE_JWT_SECRET"
      | "SPARK_ORIGIN"
      | "SPARK_SANDBOX_HOST"
      | "SPARK_LOCAL_OWNER"
      | "SPARK_EMBED_ORIGINS"
      | "NODE_ENV",
      string | undefined
    >
  >
>;

/** Either the answer itself, or the headers to go on with. */
export type EdgeAnswer =
  | { readonly kind: "answer"; readonly response: Response }
  | { readonly kind: "continue"; readonly requestHeaders: Headers; readonly responseHeaders: Headers };

/** The content security policy of one page of the app; `lib/sandbox` writes it. */
export type PagePolicy = (page: {
  nonce: string;
  origin: string;
  sandboxHost: string;
  embedOrigins: string[];
  /** Other origins that pages may call: a hosted identity and realtime service. */
  connectOrigins: string[];
  /** Next's development client needs a looser policy. */
  isDev: boolean;
}) => string;

const DEFAULT_ORIGIN = "http://localhost:8000";
const LOOPBACK_HTTP = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** The whole of what runs before the app: the gate's decision in terms of HTTP, and the policy of each page. */
export function createEdge(environment: EdgeEnvironment, pagePolicy: PagePolicy): (request: Request) => Promise<EdgeAnswer> {
  const appOrigin = environment.SPARK_ORIGIN || DEFAULT_ORIGIN;
  const sandboxHost = environment.SPARK_SANDBOX_HOST || new URL(appOrigin).host;
  const embedOrigins = (environment.SPARK_EMBED_ORIGINS ?? "").split(/[\s,]+/).filter((origin) => origin !== "");
  const hosts = { appOrigin, sandboxHost };
  const isDev = environment.NODE_ENV === "development";
  const connectOrigins = hostedOrigins(environment.SUPABASE_URL);
  const gate = createGate({
    ...hosts,
    verify: verifierOf(environment, appOrigin),
    renew: renewerOf(environment, appOrigin),
    hasLocalOwner: Boolean(environment.SPARK_LOCAL_OWNER),
    nowSeconds: () => Date.now() / 1_000,
  });
  return async (request) => {
    const requestId = requestIdOf(request);
    const { pathname, search } = new URL(request.url);
    const decision = await gate({ method: request.method, headers: request.headers, pathname, search });
    if (decision.kind === "refuse") return answered(toProblem(decision.error, requestId), decision.setCookies);
    if (decision.kind === "sign-in") return answered(redirectTo(decision.location, requestId), decision.setCookies);
    decision.headers.set("x-request-id", requestId);
    const isPage = decision.kind === "pass" && decision.isPage;
    const policy = isPage
      ? pageSecurity(pagePolicy, { ...hosts, embedOrigins, connectOrigins, pathname, isDev }, decision.headers)
      : {};
    return continued(decision, { ...policy, ...(isPage ? { ...pageHeaders(appOrigin), "x-request-id": requestId } : {}) });
  };
}

function verifierOf(environment: EdgeEnvironment, appOrigin: string): VerifyToken {
  if (!environment.SUPABASE_URL) return async () => ({ ok: false, reason: "untrusted" });
  return createVerifyJwt(
    supabaseIdentity({ supabaseUrl: environment.SUPABASE_URL, appOrigin, secret: environment.SUPABASE_JWT_SECRET || undefined }),
  );
}

function renewerOf(environment: EdgeEnvironment, appOrigin: string): ReturnType<typeof createRenewSession> {
  const { SUPABASE_URL: supabaseUrl, SUPABASE_PUBLISHABLE_KEY: publishableKey } = environment;
  if (!supabaseUrl || !publishableKey) return async () => undefined;
  return createRenewSession({ supabaseUrl, publishableKey, isSecure: !LOOPBACK_HTTP.test(appOrigin), now: () => Date.now() });
}

/** The embedded services answer below the app's own origin; only hosted ones are elsewhere. */
function hostedOrigins(supabaseUrl: string | undefined): string[] {
  const isHosted = supabaseUrl !== undefined && supabaseUrl.startsWith("https:");
  return isHosted ? [new URL(supabaseUrl).origin] : [];
}

/** Next reads the nonce for its own scripts from the policy on the request. */
function pageSecurity(
  pagePolicy: PagePolicy,
  page: {
    appOrigin: string;
    sandboxHost: string;
    embedOrigins: string[];
    connectOrigins: string[];
    pathname: string;
    isDev: boolean;
  },
  requestHeaders: Headers,
): Record<string, string> {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const isEmbed = page.pathname.startsWith("/embed/");
  const policy = pagePolicy({
    nonce,
    origin: page.appOrigin,
    sandboxHost: page.sandboxHost,
    embedOrigins: isEmbed ? page.embedOrigins : [],
    connectOrigins: page.connectOrigins,
    isDev: page.isDev,
  });
  requestHeaders.set("x-nonce", nonce);
  requestHeaders.set("content-security-policy", policy);
  return { "content-security-policy": policy };
}

function continued(decision: GateDecision & { kind: "pass" | "sandbox" }, headers: Record<string, string>): EdgeAnswer {
  const responseHeaders = new Headers(headers);
  if (decision.kind === "pass") addCookies(responseHeaders, decision.setCookies);
  return { kind: "continue", requestHeaders: decision.headers, responseHeaders };
}

function answered(response: Response, setCookies: readonly SetCookie[]): EdgeAnswer {
  addCookies(response.headers, setCookies);
  return { kind: "answer", response };
}

function addCookies(headers: Headers, setCookies: readonly SetCookie[]): void {
  for (const cookie of setCookies) headers.append("set-cookie", serializeCookie(cookie));
  // A renewed session kept by a shared cache would be somebody else's next.
  if (setCookies.length > 0) headers.set("cache-control", "private, no-store");
}

function redirectTo(location: string, requestId: string): Response {
  return new Response(null, { status: 307, headers: { location, "cache-control": "no-store", "x-request-id": requestId } });
}
