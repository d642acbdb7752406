import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportSPKI, SignJWT, type JWTPayload } from "jose";
import { describe, expect, test } from "vitest";
import { createVerifyJwt, supabaseIdentity } from "#lib/auth/verify-jwt";
import { ISSUER, makeProject, SECRET, TENANT, USER } from "./tokens";

const claims = { role: "authenticated", sub: USER, iss: ISSUER, aud: "authenticated" };
const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A key server whose set a test may change and whose requests it may count. */
async function keyServer() {
  const state = { keys: [] as object[], requests: 0, isBroken: false };
  const server = createServer((_request, response) => {
    state.requests += 1;
    response.writeHead(state.isBroken ? 500 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify({ keys: state.keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`);
  return { state, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

describe("a token of the project", () => {
  test.each(["ES256", "RS256"] as const)("signed with %s is accepted and read", async (algorithm) => {
    const { sign, verify } = await makeProject(algorithm);
    expect(await verify(await sign({ session_id: "s1" }))).toMatchObject({
      ok: true,
      claims: { userId: USER, tenantId: TENANT, sessionId: "s1" },
    });
  });

  test("signed with the old shared secret is accepted only where the secret is known", async () => {
    const { verify, jwk } = await makeProject();
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256" })
      .setExpirationTime("1h")
      .sign(new TextEncoder().encode(SECRET));
    const withSecret = createVerifyJwt({ jwks: { keys: [jwk] }, issuers: [ISSUER], secret: SECRET });
    expect((await withSecret(token)).ok).toBe(true);
    expect(await verify(token)).toEqual({ ok: false, reason: "untrusted" });
  });

  test("without a tenant is accepted and says so", async () => {
    const { sign, verify } = await makeProject();
    expect(await verify(await sign({ app_metadata: { tenant_id: "not-a-uuid" } }))).toMatchObject({
      ok: true,
      claims: { tenantId: undefined },
    });
  });
});

describe("refused", () => {
  test("a token signed by another key under the same key id", async () => {
    const { verify } = await makeProject();
    const forger = await makeProject();
    expect(await verify(await forger.sign())).toEqual({ ok: false, reason: "untrusted" });
  });

  test("a token whose payload was changed after signing", async () => {
    const { sign, verify } = await makeProject();
    const [header, , signature] = (await sign()).split(".");
    const payload = base64({ ...claims, exp: 9_999_999_999 });
    expect(await verify(`${header}.${payload}.${signature}`)).toEqual({ ok: false, reason: "untrusted" });
  });

  test.each(["none", "None", "NONE", "HS512", "ES384", "EdDSA", "dir"])("the algorithm %s", async (alg) => {
    const { verify, jwk } = await makeProject();
    const withSecret = createVerifyJwt({ jwks: { keys: [jwk] }, issuers: [ISSUER], secret: SECRET });
    const token = `${base64({ alg, kid: "key-1" })}.${base64({ ...claims, exp: 9_999_999_999 })}.`;
    expect((await verify(token)).ok).toBe(false);
    expect((await withSecret(token)).ok).toBe(false);
  });

  test("HS256 made with the public key as its secret", async () => {
    const { verify, jwk, publicKey } = await makeProject("RS256");
    const withSecret = createVerifyJwt({ jwks: { keys: [jwk] }, issuers: [ISSUER], secret: SECRET });
    for (const confused of [await exportSPKI(publicKey), JSON.stringify(jwk)]) {
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: "HS256", kid: "key-1" })
        .setExpirationTime("1h")
        .sign(new TextEncoder().encode(confused));
      expect((await verify(token)).ok).toBe(false);
      expect((await withSecret(token)).ok).toBe(false);
    }
  });

  test("an expired token, but not within the tolerance of two clocks", async () => {
    const { sign, verify } = await makeProject();
    const now = Math.floor(Date.now() / 1_000);
    expect(await verify(await sign({}, { expires: now - 60 }))).toEqual({ ok: false, reason: "expired" });
    expect((await verify(await sign({}, { expires: now - 10 }))).ok).toBe(true);
  });

  test.each([
    ["another issuer", { iss: "https://evil.example/auth/v1" }],
    ["another audience", { aud: "anon" }],
    ["no audience", { aud: undefined }],
    ["no subject", { sub: undefined }],
    ["a subject that is no id", { sub: "admin" }],
    ["another role", { role: "service_role" }],
    ["no role", { role: undefined }],
    ["a start in the future", { nbf: Math.floor(Date.now() / 1_000) + 600 }],
  ])("%s", async (_name, wrong) => {
    const { sign, verify } = await makeProject();
    expect(await verify(await sign(wrong as JWTPayload))).toEqual({ ok: false, reason: "wrong-claims" });
  });

  test("a token without an end", async () => {
    const { privateKey, verify } = await makeProject();
    const token = await new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "key-1" }).sign(privateKey);
    expect(await verify(token)).toEqual({ ok: false, reason: "wrong-claims" });
  });

  test.each(["", "x", "a.b.c", "..", "eyJhbGciOiJFUzI1NiJ9..", "é.é.é", "a".repeat(9_000)])(
    "what is no token: %j",
    async (token) => {
      const { verify } = await makeProject();
      expect((await verify(token)).ok).toBe(false);
    },
  );
});

describe("keys from an address", () => {
  test("a rotated key is fetched once it is seen; invented key ids cause no flood", async () => {
    const server = await keyServer();
    const [before, after] = [await makeProject("ES256", "old"), await makeProject("ES256", "new")];
    server.state.keys = [before.jwk];
    const verify = createVerifyJwt({ jwks: server.url, issuers: [ISSUER] });
    expect((await verify(await before.sign())).ok).toBe(true);
    expect(server.state.requests).toBe(1);

    server.state.keys = [before.jwk, after.jwk];
    const forged = await Promise.all(Array.from({ length: 20 }, (_, index) => before.sign({}, { kid: `invented-${index}` })));
    for (const token of forged) expect(await verify(token)).toEqual({ ok: false, reason: "untrusted" });
    expect(server.state.requests).toBe(1);

    const restarted = createVerifyJwt({ jwks: server.url, issuers: [ISSUER] });
    expect((await restarted(await after.sign())).ok).toBe(true);
    expect((await restarted(await before.sign())).ok).toBe(true);
    await server.close();
  });

  test("after the cool-down an unknown key id asks again", async () => {
    const server = await keyServer();
    const [before, after] = [await makeProject("ES256", "old"), await makeProject("ES256", "new")];
    server.state.keys = [before.jwk];
    const verify = createVerifyJwt({ jwks: server.url, issuers: [ISSUER], keyCooldownMs: 0 });
    expect((await verify(await before.sign())).ok).toBe(true);
    server.state.keys = [after.jwk];
    expect((await verify(await after.sign())).ok).toBe(true);
    expect(await verify(await before.sign())).toEqual({ ok: false, reason: "untrusted" });
    await server.close();
  });

  test("a key server that fails or is gone is our failure, and heals", async () => {
    const server = await keyServer();
    const { jwk, sign } = await makeProject();
    server.state.keys = [jwk];
    server.state.isBroken = true;
    const verify = createVerifyJwt({ jwks: server.url, issuers: [ISSUER] });
    expect(await verify(await sign())).toEqual({ ok: false, reason: "keys-unavailable" });
    server.state.isBroken = false;
    expect((await verify(await sign())).ok).toBe(true);
    await server.close();
    const gone = createVerifyJwt({ jwks: server.url, issuers: [ISSUER] });
    expect(await gone(await sign())).toEqual({ ok: false, reason: "keys-unavailable" });
  });
});

test("a Supabase address names its keys and issuers", () => {
  const identity = supabaseIdentity({ supabaseUrl: "https://project.example/", appOrigin: "http://localhost:8000" });
  expect(String(identity.jwks)).toBe("https://project.example/auth/v1/.well-known/jwks.json");
  expect(identity.issuers).toEqual([ISSUER, "http://localhost:8000/sb/auth/v1"]);
});
