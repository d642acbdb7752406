import { createServerClient } from "@supabase/ssr";
import { createClient, isAuthError, type AuthError, type SupabaseClient } from "@supabase/supabase-js";
import type { SetCookie } from "#lib/auth/cookies";
import { parseCookies, readSessions } from "#lib/auth/session-cookie";
import { SparkError, type SparkErrorCode } from "#lib/core/errors";

export interface IdentityOptions {
  supabase: { url: string; publishableKey: string; secretKey: string };
  appOrigin: string;
}

/** A token for the realtime socket, and its end in seconds since 1970. */
export interface RealtimeToken {
  accessToken: string;
  expiresAt: number;
}

// The longest a browser keeps a cookie; the session's own end is decided by the identity service.
const COOKIE_SECONDS = 400 * 24 * 60 * 60;
/** A token that ends sooner is made anew. */
const SPARE_SECONDS = 120;
const LOOPBACK_HTTP = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Supabase Auth for people in browsers. The session lives in cookies that no script can read. */
export function createIdentity({ supabase, appOrigin }: IdentityOptions) {
  const isSecure = !LOOPBACK_HTTP.test(appOrigin);

  /** Works as whoever the cookies say, and answers the cookies that this changes. */
  async function within<T>(cookieHeader: string, work: (auth: SupabaseClient["auth"]) => Promise<T>) {
    const setCookies: SetCookie[] = [];
    const client = createServerClient(supabase.url, supabase.publishableKey, {
      cookies: {
        getAll: () => [...parseCookies(cookieHeader)].map(([name, value]) => ({ name, value })),
        setAll: (changes) => {
          for (const { name, value, options } of changes) {
            const maxAgeSeconds = value === "" ? 0 : (options.maxAge ?? COOKIE_SECONDS);
            setCookies.push({ name, value, maxAgeSeconds, isSecure });
          }
        },
      },
    });
    return { value: await work(client.auth), setCookies };
  }

  return {
    signIn: (cookies: string, credentials: { email: string; password: string }) =>
      within(cookies, async (auth) => refuse((await auth.signInWithPassword(credentials)).error)),

    /** True when the person is signed in at once; false when a mail has to be answered first. */
    signUp: (cookies: string, credentials: { email: string; password: string }) =>
      within(cookies, async (auth) => {
        const { data, error } = await auth.signUp({ ...credentials, options: { emailRedirectTo: `${appOrigin}/auth/confirm` } });
        refuse(error);
        return data.session !== null;
      }),

    /** Mails a link that leads to `next`, a path of ours, when it is opened in the same browser. */
    sendLink: (cookies: string, input: { email: string; next: string }) =>
      within(cookies, async (auth) => {
        const emailRedirectTo = `${appOrigin}/auth/confirm?${new URLSearchParams({ next: input.next })}`;
        refuse((await auth.signInWithOtp({ email: input.email, options: { emailRedirectTo } })).error);
      }),

    /** Ends the way of a mailed link. */
    confirm: (cookies: string, code: string) =>
      within(cookies, async (auth) => refuse((await auth.exchangeCodeForSession(code)).error)),

    /** Ends the session here; also when the service is away. */
    signOut: (cookies: string) => within(cookies, async (auth) => void (await auth.signOut({ scope: "local" }))),

    /** A new token, with what has changed about the person. */
    renew: (cookies: string) => within(cookies, async (auth) => refuse((await auth.refreshSession()).error)),

    sessionToken,
    ownerToken: createOwnerToken(supabase),
  };
}

export type Identity = ReturnType<typeof createIdentity>;

/** The token of the session in these cookies; the edge has renewed it if it was about to end. */
function sessionToken(cookieHeader: string): RealtimeToken | undefined {
  const [session] = readSessions(cookieHeader);
  return session && tokenOf(session.accessToken);
}

/** Tokens of a person without a session: the loopback owner. The secret key never leaves the server. */
function createOwnerToken({ url, publishableKey, secretKey }: IdentityOptions["supabase"]) {
  const options = { auth: { persistSession: false, autoRefreshToken: false } };
  let known: { subject: string; token: Promise<RealtimeToken> } | undefined;

  async function make(userId: string): Promise<RealtimeToken> {
    const admin = createClient(url, secretKey, options).auth.admin;
    const found = await admin.getUserById(userId);
    refuse(found.error);
    const link = await admin.generateLink({ type: "magiclink", email: found.data.user?.email ?? "" });
    refuse(link.error);
    const tokenHash = link.data.properties?.hashed_token ?? "";
    const opened = await createClient(url, publishableKey, options).auth.verifyOtp({ type: "magiclink", token_hash: tokenHash });
    refuse(opened.error);
    return tokenOf(opened.data.session?.access_token ?? "");
  }

  // One at a time: a second link makes the first one worthless.
  return async (userId: string, tenantId: string): Promise<RealtimeToken> => {
    const subject = `${userId} ${tenantId}`;
    const asked = known;
    const held = asked?.subject === subject ? await asked.token.catch(() => undefined) : undefined;
    if (held && held.expiresAt - Date.now() / 1_000 > SPARE_SECONDS) return held;
    // Whoever waited meanwhile takes what the first one has begun.
    if (known === asked || known?.subject !== subject) known = { subject, token: make(userId) };
    return known.token;
  };
}

function tokenOf(accessToken: string): RealtimeToken {
  const payload = accessToken.split(".")[1] ?? "";
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8") || "{}");
  const expiresAt = typeof claims === "object" && claims !== null && "exp" in claims ? Number(claims.exp) : 0;
  return { accessToken, expiresAt };
}

const REFUSALS: Readonly<Record<string, { code: SparkErrorCode; message: string; path?: string }>> = {
  invalid_credentials: { code: "unauthenticated", message: "The address or the password is wrong." },
  email_not_confirmed: { code: "forbidden", message: "Open the link in the mail we sent to this address first." },
  user_already_exists: { code: "conflict", message: "There is an account with this address. Sign in instead." },
  email_exists: { code: "conflict", message: "There is an account with this address. Sign in instead." },
  weak_password: {
    code: "invalid_request",
    message: "is too weak: use at least 8 characters, not a common word",
    path: "password",
  },
  signup_disabled: { code: "forbidden", message: "New accounts are not open here. Ask for an invitation." },
  otp_expired: { code: "invalid_request", message: "This link was used or has expired. Ask for a new one." },
  flow_state_not_found: { code: "invalid_request", message: "Open the link in the browser in which you asked for it." },
  bad_code_verifier: { code: "invalid_request", message: "Open the link in the browser in which you asked for it." },
  over_request_rate_limit: { code: "rate_limited", message: "Too many attempts. Wait a few minutes." },
  over_email_send_rate_limit: { code: "rate_limited", message: "Too many mails to this address. Wait a few minutes." },
};

/** Turns the service's answer into one of ours; what it says about itself stays in the cause. */
function refuse(error: AuthError | null): void {
  if (error === null) return;
  const known = REFUSALS[error.code ?? ""];
  if (known) {
    const details = known.path === undefined ? {} : { details: [{ path: known.path, message: known.message }] };
    throw new SparkError(known.code, known.message, { cause: error, ...details });
  }
  if (error.status === 429) throw new SparkError("rate_limited", "Too many attempts. Wait a few minutes.", { cause: error });
  const isAway = !isAuthError(error) || error.status === undefined || error.status === 0 || error.status >= 500;
  if (isAway)
    throw new SparkError("providers_unavailable", "Sign-in is not reachable right now. Try again shortly.", { cause: error });
  throw new SparkError("invalid_request", "The identity service refused this. Check the address and the password.", {
    cause: error,
  });
}
