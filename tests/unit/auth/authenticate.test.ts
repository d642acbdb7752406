import { describe, expect, test, vi } from "vitest";
import { createAuthenticate, type ResolvedApiKey } from "#lib/auth/authenticate";
import { sha256Hex } from "#lib/core/hash";
import { makeProject, sessionCookie, TENANT, USER } from "./tokens";

const OWNER = { userId: "00000000-0000-4000-8000-000000000001", tenantId: "00000000-0000-4000-8000-000000000002" };
const KEY = `spark_sk_${"k".repeat(43)}`;

async function setup(options: { localOwner?: boolean; tenantOf?: string | null } = {}) {
  const project = await makeProject();
  const keyHash = await sha256Hex(KEY);
  const resolveApiKey = vi.fn(async (hash: string): Promise<ResolvedApiKey | null> =>
    hash === keyHash ? { tenantId: TENANT, scopes: ["read"], keyId: "k1" } : null,
  );
  const authenticate = createAuthenticate({
    verify: project.verify,
    resolveApiKey,
    cookieName: "sb-project-auth-token",
    localOwner: options.localOwner === false ? undefined : OWNER,
    tenantOf: options.tenantOf === undefined ? undefined : async () => options.tenantOf ?? null,
  });
  const ask = (headers: Record<string, string>, method = "GET") =>
    authenticate(
      new Request("http://localhost:8000/api/components", { method, headers: { host: "localhost:8000", ...headers } }),
    );
  return { ...project, ask, resolveApiKey };
}

const unauthenticated = { code: "unauthenticated" };

describe("credentials", () => {
  test("a bearer token is a person of the token's tenant", async () => {
    const { ask, sign } = await setup();
    const caller = await ask({ authorization: `bearer ${await sign()}`, origin: "https://elsewhere.example" });
    expect(caller).toMatchObject({
      by: "bearer",
      actor: { kind: "person", userId: USER, tenantId: TENANT, isLocalOwner: false },
    });
  });

  test("an API key is a program of its tenant with the key's scopes, found by its hash", async () => {
    const { ask, resolveApiKey } = await setup();
    const caller = await ask({ authorization: `Bearer ${KEY}` });
    expect(caller).toMatchObject({
      by: "key",
      keyId: "k1",
      actor: { kind: "program", userId: TENANT, tenantId: TENANT, scopes: ["read"] },
    });
    expect(resolveApiKey.mock.calls[0]?.[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  test("the placeholder headers of the source document are ignored", async () => {
    const { ask } = await setup();
    const caller = await ask({ "x-user-id": USER, "x-tenant-id": TENANT });
    expect(caller.actor).toMatchObject(OWNER);
  });

  test.each([
    "Basic dTpw",
    "Bearer",
    "Bearer ",
    "Bearer a b",
    "Token x",
    "Bearer spark_sk_",
    "Bearer spark_sk_x",
    `Bearer ${KEY}x`,
    "Bearer a.b.c",
    "",
  ])("%j is refused even where the local owner would be let in", async (authorization) => {
    const { ask } = await setup();
    await expect(ask({ authorization })).rejects.toMatchObject(unauthenticated);
  });

  test("an expired token is told apart", async () => {
    const { ask, sign } = await setup();
    const token = await sign({}, { expires: 1_000_000_000 });
    await expect(ask({ authorization: `Bearer ${token}` })).rejects.toMatchObject({
      ...unauthenticated,
      message: "The access token has expired.",
    });
  });

  test("a person without a tenant in the token is asked for one, and refused without", async () => {
    const known = await setup({ tenantOf: TENANT });
    const authorization = `Bearer ${await known.sign({ app_metadata: {} })}`;
    expect((await known.ask({ authorization })).actor.tenantId).toBe(TENANT);
    const unknown = await setup({ tenantOf: null });
    await expect(unknown.ask({ authorization: `Bearer ${await unknown.sign({ app_metadata: {} })}` })).rejects.toMatchObject(
      unauthenticated,
    );
  });
});

describe("session cookie", () => {
  test.each([3_180, 200])("is read whole and in chunks (%i)", async (chunkSize) => {
    const { ask, sign } = await setup({ localOwner: false });
    const session = { access_token: await sign(), refresh_token: "r", user: { email: "ä@example.test" } };
    const cookie = `theme=dark; ${sessionCookie(session, "sb-project-auth-token", chunkSize)}; other=1`;
    expect(await ask({ cookie })).toMatchObject({ by: "session", actor: { userId: USER, tenantId: TENANT } });
  });

  test("is read in the older form, URL-encoded JSON", async () => {
    const { ask, sign } = await setup({ localOwner: false });
    const cookie = `sb-project-auth-token=${encodeURIComponent(JSON.stringify({ access_token: await sign() }))}`;
    expect(await ask({ cookie })).toMatchObject({ by: "session" });
  });

  test("another project's cookie on the same host does not get in the way", async () => {
    const { ask, sign } = await setup();
    const foreign = sessionCookie({ access_token: await (await makeProject()).sign() }, "sb-other-auth-token");
    expect(await ask({ cookie: foreign })).toMatchObject({ by: "local-owner" });
    const own = sessionCookie({ access_token: await sign() });
    expect(await ask({ cookie: `${foreign}; ${own}` })).toMatchObject({ by: "session" });
  });

  test("our own cookie with a forged token is nobody, not the local owner", async () => {
    const { ask } = await setup();
    const cookie = sessionCookie({ access_token: await (await makeProject()).sign() });
    await expect(ask({ cookie })).rejects.toMatchObject(unauthenticated);
  });

  test.each([
    "sb-project-auth-token=base64-!!!",
    "sb-project-auth-token=base64-bm90IGpzb24",
    "sb-project-auth-token=%E0%A4%A",
    "sb-project-auth-token.1=x",
  ])("a broken cookie is no session: %s", async (cookie) => {
    const { ask } = await setup({ localOwner: false });
    await expect(ask({ cookie })).rejects.toMatchObject(unauthenticated);
  });
});

describe("the local owner", () => {
  test.each(["localhost:8000", "localhost", "127.0.0.1:9000", "[::1]:8000", "LOCALHOST:8000"])("answers at %s", async (host) => {
    const { ask } = await setup();
    expect(await ask({ host })).toMatchObject({ by: "local-owner", actor: { ...OWNER, isLocalOwner: true } });
  });

  test.each([
    "evil.example:8000",
    "localhost.evil.example",
    "c-0123456789abcdef.localhost:8000",
    "127.0.0.1.evil.example",
    "127.0.0.2:8000",
    "0.0.0.0:8000",
    "localhost:8000.evil.example",
    "localhost:8000@evil.example",
    "",
  ])("does not answer at %j: a rebound name shows in Host", async (host) => {
    const { ask } = await setup();
    await expect(ask({ host })).rejects.toMatchObject(unauthenticated);
  });

  test("does not answer when a proxy took the request under another name", async () => {
    const { ask } = await setup();
    await expect(ask({ "x-forwarded-host": "spark.example" })).rejects.toMatchObject(unauthenticated);
    expect(await ask({ "x-forwarded-host": "localhost:8000" })).toMatchObject({ by: "local-owner" });
  });

  test.each([
    ["https://evil.example", "GET"],
    ["https://evil.example", "POST"],
    ["null", "POST"],
    ["http://localhost:3000", "POST"],
    ["http://localhost", "POST"],
    ["http://c-0123456789abcdef.localhost:8000", "POST"],
    ["http://127.0.0.1:8000", "POST"],
  ])("is refused to the page %s (%s)", async (origin, method) => {
    const { ask } = await setup();
    await expect(ask({ origin }, method)).rejects.toMatchObject(unauthenticated);
  });

  test("serves its own page", async () => {
    const { ask } = await setup();
    expect(await ask({ origin: "http://localhost:8000", "sec-fetch-site": "same-origin" }, "POST")).toMatchObject({
      by: "local-owner",
    });
  });

  test.each(["cross-site", "same-site"])("serves nothing that a %s page fetches, but a link may be followed", async (site) => {
    const { ask } = await setup();
    const image = { "sec-fetch-site": site, "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" };
    const link = { "sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    await expect(ask(image)).rejects.toMatchObject(unauthenticated);
    await expect(ask({ ...link, "sec-fetch-dest": "iframe" })).rejects.toMatchObject(unauthenticated);
    await expect(ask(link, "POST")).rejects.toMatchObject(unauthenticated);
    expect(await ask(link)).toMatchObject({ by: "local-owner" });
  });

  test("does not exist off the embedded stack", async () => {
    const { ask } = await setup({ localOwner: false });
    await expect(ask({})).rejects.toMatchObject(unauthenticated);
  });
});

test("keys that cannot be fetched are a 503, not a refusal", async () => {
  const authenticate = createAuthenticate({
    verify: async () => ({ ok: false, reason: "keys-unavailable" }),
    resolveApiKey: async () => null,
  });
  const ask = (headers: Record<string, string>) => authenticate(new Request("http://localhost/api", { headers }));
  const unreachable = { code: "providers_unavailable", retryAfterSeconds: 5 };
  await expect(ask({ authorization: "Bearer a.b.c" })).rejects.toMatchObject(unreachable);
  await expect(ask({ cookie: sessionCookie({ access_token: "a.b.c" }) })).rejects.toMatchObject(unreachable);
});
