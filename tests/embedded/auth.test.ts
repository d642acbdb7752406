import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

import { createServerClient } from "@supabase/ssr";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import ws from "ws";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type EmbeddedStack, openPool, startEmbeddedStack, supabaseClient } from "../support/embedded-stack";

let stack: EmbeddedStack;
let counter = 0;

beforeAll(async () => {
  stack = await startEmbeddedStack();
});

afterAll(() => stack.close());

const PASSWORD = "correct horse battery";

async function signUp(email = `person-${++counter}@example.test`) {
  const client = supabaseClient(stack.info);
  const { data, error } = await client.auth.signUp({ email, password: PASSWORD });
  if (error || !data.session || !data.user) throw error ?? new Error("no session");
  return { client, email, session: data.session, user: data.user };
}

async function lastMail(to: string): Promise<{ link: string; code: string; token_hash: string }> {
  const directory = join(stack.dataDirectory, "mail");
  const mails = await Promise.all(
    (await readdir(directory)).toSorted().map(async (name) => JSON.parse(await readFile(join(directory, name), "utf8"))),
  );
  return mails.findLast((mail) => mail.to === to);
}

test("signing up makes a person with a workspace of their own, named in an ES256 token that the key set proves", async () => {
  const { session, user } = await signUp("First@Example.test");
  expect(user.email).toBe("first@example.test");
  expect(decodeProtectedHeader(session.access_token)).toMatchObject({ alg: "ES256" });
  const keys = createRemoteJWKSet(new URL(`${stack.info.url}/auth/v1/.well-known/jwks.json`));
  const { payload } = await jwtVerify(session.access_token, keys, {
    issuer: `${stack.origin}/sb/auth/v1`,
    audience: "authenticated",
    algorithms: ["ES256"],
  });
  expect(payload).toMatchObject({
    sub: user.id,
    role: "authenticated",
    app_metadata: { tenant_id: user.app_metadata["tenant_id"] },
  });
  const pool = openPool(stack.info, "postgres");
  const { rows } = await pool.query("select role from public.tenant_members where user_id = $1 and tenant_id = $2", [
    user.id,
    user.app_metadata["tenant_id"],
  ]);
  await pool.end();
  expect(rows).toEqual([{ role: "owner" }]);
});

test("the key set holds no private part", async () => {
  const { keys } = await (await fetch(`${stack.info.url}/auth/v1/.well-known/jwks.json`)).json();
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256" });
  expect(keys[0]).not.toHaveProperty("d");
});

test("an address signs up once, in whatever case it is written", async () => {
  const { email } = await signUp();
  const { error } = await supabaseClient(stack.info).auth.signUp({ email: email.toUpperCase(), password: PASSWORD });
  expect(error?.code).toBe("user_already_exists");
});

test("a short password is refused as weak", async () => {
  const { error } = await supabaseClient(stack.info).auth.signUp({ email: "weak@example.test", password: "short" });
  expect(error).toMatchObject({ code: "weak_password", status: 422 });
});

test("passwords are stored as scrypt hashes of their own", async () => {
  const [first, second] = [await signUp(), await signUp()];
  const pool = openPool(stack.info, "postgres");
  const { rows } = await pool.query("select encrypted_password from auth.users where id = any ($1)", [
    [first.user.id, second.user.id],
  ]);
  await pool.end();
  for (const { encrypted_password: hash } of rows) expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(rows[0].encrypted_password).not.toBe(rows[1].encrypted_password);
});

test("the right password signs in, a wrong one and an unknown address get the same refusal", async () => {
  const { email } = await signUp();
  const client = supabaseClient(stack.info);
  const wrong = await client.auth.signInWithPassword({ email, password: "not this one" });
  const unknown = await client.auth.signInWithPassword({ email: "nobody@example.test", password: PASSWORD });
  expect([wrong.error?.code, unknown.error?.code]).toEqual(["invalid_credentials", "invalid_credentials"]);
  expect(wrong.error?.message).toBe(unknown.error?.message);
  const right = await client.auth.signInWithPassword({ email, password: PASSWORD });
  expect(right.error).toBeNull();
  expect(right.data.user?.last_sign_in_at).toBeTruthy();
});

test("ten failed attempts close sign-in for that address, and only for it", async () => {
  const [{ email }, other] = [await signUp(), await signUp()];
  const client = supabaseClient(stack.info);
  const attempts = Array.from({ length: 12 }, () => client.auth.signInWithPassword({ email, password: "guessing" }));
  const codes = (await Promise.all(attempts)).map(({ error }) => error?.code);
  expect(codes.filter((code) => code === "invalid_credentials")).toHaveLength(10);
  const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
  expect(error).toMatchObject({ status: 429, code: "over_request_rate_limit" });
  expect((await client.auth.signInWithPassword({ email: other.email, password: PASSWORD })).error).toBeNull();
});

test("refreshing gives a new pair; using the old token again ends the whole family", async () => {
  const { client, session } = await signUp();
  const renewed = await client.auth.refreshSession({ refresh_token: session.refresh_token });
  expect(renewed.error).toBeNull();
  expect(renewed.data.session?.refresh_token).not.toBe(session.refresh_token);
  const reused = await supabaseClient(stack.info).auth.refreshSession({ refresh_token: session.refresh_token });
  expect(reused.error?.code).toBe("refresh_token_already_used");
  const thief = await supabaseClient(stack.info).auth.refreshSession({
    refresh_token: renewed.data.session?.refresh_token ?? "",
  });
  expect(thief.error?.code).toBe("refresh_token_not_found");
});

test("of two simultaneous uses of one refresh token at most one gets a session, and it does not last", async () => {
  const { session } = await signUp();
  const uses = [1, 2].map(() => supabaseClient(stack.info).auth.refreshSession({ refresh_token: session.refresh_token }));
  const sessions = (await Promise.all(uses)).flatMap(({ data }) => (data.session ? [data.session] : []));
  expect(sessions).toHaveLength(1);
  const after = await supabaseClient(stack.info).auth.refreshSession({ refresh_token: sessions[0]?.refresh_token ?? "" });
  expect(after.error).not.toBeNull();
});

test("a new tenant in the person's metadata is in the next token", async () => {
  const { client, user } = await signUp();
  const tenantId = crypto.randomUUID();
  const pool = openPool(stack.info, "postgres");
  await pool.query(
    "update auth.users set raw_app_meta_data = raw_app_meta_data || jsonb_build_object('tenant_id', $2::text) where id = $1",
    [user.id, tenantId],
  );
  await pool.end();
  const { data } = await client.auth.refreshSession();
  expect(data.session?.user.app_metadata["tenant_id"]).toBe(tenantId);
});

test("signing out locally ends one session, globally all of them", async () => {
  const { client, email } = await signUp();
  const second = supabaseClient(stack.info);
  await second.auth.signInWithPassword({ email, password: PASSWORD });
  expect((await second.auth.signOut({ scope: "local" })).error).toBeNull();
  expect((await client.auth.getUser()).error).toBeNull();
  const third = supabaseClient(stack.info);
  await third.auth.signInWithPassword({ email, password: PASSWORD });
  expect((await client.auth.signOut()).error).toBeNull();
  expect((await third.auth.getUser()).error).not.toBeNull();
  expect((await third.auth.refreshSession()).error).not.toBeNull();
});

test("a person changes their metadata and their password, which ends their other sessions", async () => {
  const { client, email } = await signUp();
  const other = supabaseClient(stack.info);
  await other.auth.signInWithPassword({ email, password: PASSWORD });
  expect((await client.auth.updateUser({ data: { name: "Ada" } })).data.user?.user_metadata).toEqual({ name: "Ada" });
  expect((await client.auth.updateUser({ password: "another good one" })).error).toBeNull();
  expect((await client.auth.getUser()).data.user?.user_metadata).toEqual({ name: "Ada" });
  expect((await other.auth.getUser()).error).not.toBeNull();
  expect((await supabaseClient(stack.info).auth.signInWithPassword({ email, password: PASSWORD })).error).not.toBeNull();
  expect((await supabaseClient(stack.info).auth.signInWithPassword({ email, password: "another good one" })).error).toBeNull();
});

test("a magic link signs in once, by its token or by its code", async () => {
  const email = "link@example.test";
  const client = supabaseClient(stack.info);
  expect((await client.auth.signInWithOtp({ email })).error).toBeNull();
  const first = await lastMail(email);
  expect((await client.auth.verifyOtp({ token_hash: first.token_hash, type: "magiclink" })).data.user?.email).toBe(email);
  expect((await client.auth.verifyOtp({ token_hash: first.token_hash, type: "magiclink" })).error?.code).toBe("otp_expired");
  await client.auth.signInWithOtp({ email });
  const { code } = await lastMail(email);
  expect((await client.auth.verifyOtp({ email, token: code, type: "email" })).error).toBeNull();
  expect((await client.auth.verifyOtp({ email, token: code, type: "email" })).error?.code).toBe("otp_expired");
});

test("five wrong codes end a mail's code", async () => {
  const email = "guess@example.test";
  const client = supabaseClient(stack.info);
  await client.auth.signInWithOtp({ email });
  const { code } = await lastMail(email);
  const wrong = code === "000000" ? "000001" : "000000";
  for (let attempt = 0; attempt < 5; attempt++) await client.auth.verifyOtp({ email, token: wrong, type: "email" });
  expect((await client.auth.verifyOtp({ email, token: code, type: "email" })).error?.code).toBe("otp_expired");
});

test("mail lies in a file that only its owner reads, and the sixth within five minutes is refused", async () => {
  const email = "often@example.test";
  const client = supabaseClient(stack.info);
  for (let mail = 0; mail < 5; mail++) expect((await client.auth.signInWithOtp({ email })).error).toBeNull();
  expect((await client.auth.signInWithOtp({ email })).error?.code).toBe("over_email_send_rate_limit");
  const [name = ""] = await readdir(join(stack.dataDirectory, "mail"));
  expect((await stat(join(stack.dataDirectory, "mail", name))).mode & 0o777).toBe(0o600);
});

test("without sign-up a link for an unknown address is refused", async () => {
  const { error } = await supabaseClient(stack.info).auth.signInWithOtp({
    email: "stranger@example.test",
    options: { shouldCreateUser: false },
  });
  expect(error?.code).toBe("otp_disabled");
});

test("the link of a mail leads back to the app only, with the session in its fragment", async () => {
  const email = "back@example.test";
  await supabaseClient(stack.info).auth.signInWithOtp({ email, options: { emailRedirectTo: "https://evil.example/steal" } });
  const { link } = await lastMail(email);
  const response = await fetch(link.replace(`${stack.origin}/sb`, stack.info.url), { redirect: "manual" });
  expect(response.status).toBe(303);
  const target = new URL(response.headers.get("location") ?? "");
  expect(target.origin).toBe(stack.origin);
  expect(new URLSearchParams(target.hash.slice(1)).get("access_token")).toBeTruthy();
});

/** A browser's cookies and a server client that reads and writes them. */
function browser() {
  const jar = new Map<string, string>();
  const client = () =>
    createServerClient(stack.info.url, stack.info.publishableKey, {
      realtime: { transport: ws as unknown as typeof WebSocket },
      cookies: {
        getAll: () => [...jar].map(([name, value]) => ({ name, value })),
        setAll: (cookies) => {
          for (const { name, value } of cookies) {
            if (value === "") jar.delete(name);
            else jar.set(name, value);
          }
        },
      },
    });
  return { jar, client };
}

test("a session survives in cookies between two server clients", async () => {
  const { email } = await signUp();
  const { jar, client } = browser();
  expect((await client().auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull();
  expect(jar.size).toBeGreaterThan(0);
  const { data, error } = await client().auth.getClaims();
  expect(error).toBeNull();
  expect(data?.claims).toMatchObject({ email, role: "authenticated", iss: `${stack.origin}/sb/auth/v1` });
  expect((await client().auth.getUser()).data.user?.email).toBe(email);
  await client().auth.signOut();
  expect((await client().auth.getSession()).data.session).toBeNull();
});

test("a server client's link is exchanged with its verifier, and with no other", async () => {
  const email = "pkce@example.test";
  const { client } = browser();
  expect(
    (await client().auth.signInWithOtp({ email, options: { emailRedirectTo: `${stack.origin}/login/back` } })).error,
  ).toBeNull();
  const open = async () => {
    const { link } = await lastMail(email);
    const response = await fetch(link.replace(`${stack.origin}/sb`, stack.info.url), { redirect: "manual" });
    const target = new URL(response.headers.get("location") ?? "");
    expect(target.href).toContain(`${stack.origin}/login/back?code=`);
    return target.searchParams.get("code") ?? "";
  };
  const { data, error } = await client().auth.exchangeCodeForSession(await open());
  expect(error).toBeNull();
  expect(data.user?.email).toBe(email);
  await client().auth.signInWithOtp({ email, options: { emailRedirectTo: `${stack.origin}/login/back` } });
  const stolen = await fetch(`${stack.info.url}/auth/v1/token?grant_type=pkce`, {
    method: "POST",
    headers: { apikey: stack.info.publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ auth_code: await open(), code_verifier: "a".repeat(64) }),
  });
  expect(stolen.status).toBe(403);
});

test("the secret key makes, lists, changes and removes people; the publishable key does not", async () => {
  const admin = supabaseClient(stack.info, stack.info.secretKey).auth.admin;
  const made = await admin.createUser({
    email: "made@example.test",
    password: PASSWORD,
    email_confirm: true,
    user_metadata: { a: 1 },
  });
  expect(made.error).toBeNull();
  const id = made.data.user?.id ?? "";
  expect((await admin.createUser({ email: "made@example.test" })).error?.code).toBe("email_exists");
  expect((await admin.getUserById(id)).data.user?.user_metadata).toEqual({ a: 1 });
  expect((await admin.updateUserById(id, { app_metadata: { plan: "x" } })).data.user?.app_metadata).toMatchObject({ plan: "x" });
  const { data: page } = await admin.listUsers({ page: 1, perPage: 1 });
  expect(page.users).toHaveLength(1);
  expect((await supabaseClient(stack.info).auth.admin.listUsers()).error).toMatchObject({ status: 403, code: "not_admin" });
  expect((await admin.deleteUser(id)).error).toBeNull();
  expect((await admin.getUserById(id)).error?.status).toBe(404);
  const pool = openPool(stack.info, "postgres");
  const { rows } = await pool.query("select from public.user_settings where id = $1", [id]);
  await pool.end();
  expect(rows).toEqual([]);
});

test("the local owner is an ordinary person whom the secret key can sign in", async () => {
  const { localOwner } = stack.info;
  const admin = supabaseClient(stack.info, stack.info.secretKey).auth.admin;
  const { data } = await admin.generateLink({ type: "magiclink", email: localOwner.email });
  const client = supabaseClient(stack.info);
  const session = await client.auth.verifyOtp({ token_hash: data.properties?.hashed_token ?? "", type: "magiclink" });
  expect(session.data.user).toMatchObject({ id: localOwner.userId, app_metadata: { tenant_id: localOwner.tenantId } });
});

test("every route but the key set and the health check wants an API key", async () => {
  const status = async (path: string, init?: RequestInit) => (await fetch(`${stack.info.url}/auth/v1${path}`, init)).status;
  expect(await status("/health")).toBe(200);
  expect(await status("/settings")).toBe(401);
  expect(await status("/settings", { headers: { apikey: "sb_publishable_wrong" } })).toBe(401);
  expect(await status("/settings", { headers: { apikey: stack.info.publishableKey } })).toBe(200);
  expect(await status("/token?grant_type=password", { method: "POST", body: "{}" })).toBe(401);
});

test("a forged, an unsigned and another key's token are nobody", async () => {
  const { session } = await signUp();
  const [header = "", payload = "", signature = ""] = session.access_token.split(".");
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
  for (const token of [`${header}.${payload}.${"A".repeat(signature.length)}`, `${none}.${payload}.`, "rubbish"]) {
    const response = await fetch(`${stack.info.url}/auth/v1/user`, {
      headers: { apikey: stack.info.publishableKey, authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(403);
  }
});

test("what is not spoken here answers 501 and names itself", async () => {
  const headers = { apikey: stack.info.publishableKey, "content-type": "application/json" };
  const ask = async (method: string, path: string) => {
    const response = await fetch(stack.info.url + path, { method, headers, ...(method === "POST" ? { body: "{}" } : {}) });
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    return { status: response.status, detail: (await response.json()).detail };
  };
  expect(await ask("POST", "/auth/v1/token?grant_type=web3")).toEqual({
    status: 501,
    detail: "The embedded services do not speak POST /auth/v1/token?grant_type=web3.",
  });
  expect(await ask("GET", "/auth/v1/authorize")).toMatchObject({
    status: 501,
    detail: expect.stringContaining("/auth/v1/authorize"),
  });
  expect(await ask("GET", "/rest/v1/components")).toMatchObject({
    status: 501,
    detail: expect.stringContaining("/rest/v1/components"),
  });
});

test("a body that is no JSON, too large or misshapen is refused in GoTrue's words", async () => {
  const post = async (body: string) => {
    const response = await fetch(`${stack.info.url}/auth/v1/signup`, {
      method: "POST",
      headers: { apikey: stack.info.publishableKey },
      body,
    });
    return { status: response.status, code: (await response.json()).error_code };
  };
  expect(await post("{")).toEqual({ status: 400, code: "bad_json" });
  expect(await post('{"email":"x","password":"long enough"}')).toEqual({ status: 400, code: "validation_failed" });
  expect(await post(JSON.stringify({ email: "x@y.z", password: "p".repeat(70_000) }))).toEqual({
    status: 413,
    code: "request_too_large",
  });
});
