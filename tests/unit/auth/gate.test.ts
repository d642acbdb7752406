import { describe, expect, test, vi } from "vitest";
import { createGate, type GateDecision, type GateDeps, type Renewal } from "#lib/auth/gate";
import { makeProject, sessionCookie, TENANT } from "./tokens";

async function setup(
  options: { hasLocalOwner?: boolean; renew?: GateDeps["renew"]; sandboxHost?: string; appOrigin?: string } = {},
) {
  const project = await makeProject();
  const gate = createGate({
    verify: project.verify,
    renew: options.renew ?? (async () => undefined),
    appOrigin: options.appOrigin ?? "http://localhost:8000",
    sandboxHost: options.sandboxHost ?? "localhost:8000",
    hasLocalOwner: options.hasLocalOwner ?? false,
    nowSeconds: () => Date.now() / 1_000,
  });
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET"): Promise<GateDecision> => {
    const { pathname, search } = new URL(path, "http://localhost:8000");
    return gate({ method, pathname, search, headers: new Headers({ host: "localhost:8000", ...headers }) });
  };
  return { ...project, ask };
}

function headersOf(decision: GateDecision): Headers {
  if (decision.kind !== "pass" && decision.kind !== "sandbox") throw new Error(`expected headers, got ${decision.kind}`);
  return decision.headers;
}

const refused = { kind: "refuse", error: { code: "unauthenticated" } };

describe("bearer", () => {
  test("a valid token and any API key go on; the route looks keys up", async () => {
    const { ask, sign } = await setup();
    expect(await ask("/api/keys", { authorization: `Bearer ${await sign()}` })).toMatchObject({ kind: "pass", isPage: false });
    expect(await ask("/api/keys", { authorization: "Bearer spark_sk_abc" })).toMatchObject({ kind: "pass" });
  });

  test("forged, expired and malformed ones end here, local owner or not", async () => {
    const { ask, sign } = await setup({ hasLocalOwner: true });
    const forged = await (await makeProject()).sign();
    const expired = await sign({}, { expires: 1_000_000_000 });
    for (const authorization of [`Bearer ${forged}`, `Bearer ${expired}`, "Bearer x", "Basic x", ""]) {
      expect(await ask("/api/health", { authorization })).toMatchObject(refused);
    }
  });
});

describe("nobody", () => {
  test.each([
    "/api/keys",
    "/api/chat/message",
    "/api/components",
    "/api/user/settings",
    "/api/a2a/generate",
    "/api/tenants/x/members",
  ])("%s is refused at once", async (path) => {
    const { ask } = await setup();
    expect(await ask(path)).toMatchObject(refused);
  });

  test.each(["/api/health", "/openapi.json", "/docs", "/login", "/api/a2a/render?prompt=x", "/api/unknown", "/embed/x?token=y"])(
    "%s goes on",
    async (path) => {
      const { ask } = await setup();
      expect(await ask(path, { accept: "text/html" })).toMatchObject({ kind: "pass" });
    },
  );

  test("a personal page leads to the sign-in page, which knows the way back", async () => {
    const { ask } = await setup();
    const decision = await ask("/components/1?tab=source", { accept: "text/html,*/*" });
    expect(decision).toMatchObject({ kind: "sign-in", location: "/login?next=%2Fcomponents%2F1%3Ftab%3Dsource" });
  });

  test("is the local owner where there is one, unless another page asks", async () => {
    const { ask } = await setup({ hasLocalOwner: true });
    expect(await ask("/api/keys")).toMatchObject({ kind: "pass" });
    expect(await ask("/api/keys", { origin: "https://evil.example" }, "POST")).toMatchObject(refused);
    expect(await ask("/api/keys", { host: "rebound.example:8000" })).toMatchObject(refused);
  });

  test("a preflight is never refused: it carries no credentials by design", async () => {
    const { ask } = await setup();
    expect(await ask("/api/keys", { origin: "https://evil.example" }, "OPTIONS")).toMatchObject({ kind: "pass" });
  });
});

describe("a component's host", () => {
  const host = "c-0123456789abcdef.localhost:8000";

  test("answers only its document, and nobody is signed in there", async () => {
    const { ask, sign } = await setup({ hasLocalOwner: true });
    const identity = { authorization: `Bearer ${await sign()}`, cookie: "sb-project-auth-token=x", host };
    const headers = headersOf(await ask("/sandbox/v1/id.1?sig=x", identity));
    expect([headers.get("cookie"), headers.get("authorization")]).toEqual([null, null]);
    for (const path of ["/", "/api/keys", "/api/health", "/settings", "/sandbox", "/_next/static/x.js", "/sandboxed/x"]) {
      expect(await ask(path, identity)).toMatchObject({ kind: "refuse", error: { code: "not_found" } });
    }
    expect(await ask("/sandbox/v1/id.1", identity, "POST")).toMatchObject({ kind: "refuse", error: { code: "not_found" } });
  });

  test.each([
    ["spark-usercontent.example", true],
    ["c-0123456789abcdef.spark-usercontent.example", true],
    ["anything.spark-usercontent.example", true],
    ["C-0123456789ABCDEF.spark-usercontent.example.", true],
    ["c-0123456789abcdef.elsewhere.example", true],
    ["app.example", false],
    ["app.example:443", false],
  ])("%s is one: %s", async (name, isSandbox) => {
    const { ask } = await setup({ appOrigin: "https://app.example", sandboxHost: "spark-usercontent.example" });
    expect(await ask("/api/health", { host: name })).toMatchObject({ kind: isSandbox ? "refuse" : "pass" });
  });
});

describe("headers", () => {
  test("nothing internal comes in from outside", async () => {
    const { ask } = await setup();
    const headers = headersOf(
      await ask("/api/health", {
        "X-Tenant-ID": TENANT,
        "X-User-ID": "me",
        "x-nonce": "mine",
        "content-security-policy": "script-src 'nonce-mine'",
        "x-spark-country": "XX",
        "x-spark-actor": "root",
        "x-other": "kept",
      }),
    );
    expect([...headers.keys()].toSorted()).toEqual(["host", "x-other"]);
  });

  test("the caller's place is added where the platform tells it", async () => {
    const { ask } = await setup();
    const headers = headersOf(await ask("/api/health", { "x-vercel-ip-country": "DE", "x-vercel-id": "fra1::iad1::abc" }));
    expect([headers.get("x-spark-country"), headers.get("x-spark-region")]).toEqual(["DE", "fra1"]);
    const odd = headersOf(await ask("/api/health", { "x-vercel-ip-country": "<b>", "x-vercel-id": "?" }));
    expect([odd.get("x-spark-country"), odd.get("x-spark-region")]).toEqual([null, null]);
  });
});

describe("session", () => {
  test("a live one passes without being renewed", async () => {
    const renew = vi.fn(async () => undefined);
    const { ask, sign } = await setup({ renew });
    const cookie = sessionCookie({ access_token: await sign(), refresh_token: "r" });
    expect(await ask("/settings", { cookie, accept: "text/html" })).toMatchObject({ kind: "pass", isPage: true, setCookies: [] });
    expect(renew).not.toHaveBeenCalled();
  });

  test.each([-100, 20])("one that ends in %i s is renewed, for the app and for the browser", async (seconds) => {
    const renewed: { current: Renewal | undefined } = { current: undefined };
    const { ask, sign } = await setup({ renew: async () => renewed.current });
    const name = "sb-project-auth-token";
    const fresh = sessionCookie({ access_token: await sign(), refresh_token: "r2" });
    renewed.current = {
      cookieHeader: fresh,
      setCookies: [{ name, value: fresh.slice(name.length + 1), maxAgeSeconds: 100, isSecure: true }],
    };
    const ending = await sign({}, { expires: Math.floor(Date.now() / 1_000) + seconds });
    const decision = await ask("/api/keys", { cookie: sessionCookie({ access_token: ending, refresh_token: "r1" }) });
    expect(decision).toMatchObject({ kind: "pass", setCookies: [{ name }] });
    expect(headersOf(decision).get("cookie")).toBe(fresh);
  });

  test("one that is over is removed, and nobody is left", async () => {
    const removal = { name: "sb-project-auth-token", value: "", maxAgeSeconds: 0, isSecure: true };
    const { ask, sign } = await setup({ renew: async () => ({ cookieHeader: "", setCookies: [removal] }) });
    const cookie = sessionCookie({ access_token: await sign({}, { expires: 1_000_000_000 }), refresh_token: "r" });
    expect(await ask("/api/keys", { cookie })).toMatchObject({ ...refused, setCookies: [removal] });
    const page = await ask("/login", { cookie });
    expect(headersOf(page).get("cookie")).toBeNull();
  });

  test("one that is over does not make the local owner of its person: the app sees that it was there", async () => {
    const removal = { name: "sb-project-auth-token", value: "", maxAgeSeconds: 0, isSecure: false };
    const { ask, sign } = await setup({
      hasLocalOwner: true,
      renew: async () => ({ cookieHeader: "", setCookies: [removal] }),
    });
    const cookie = sessionCookie({ access_token: await sign({}, { expires: 1_000_000_000 }), refresh_token: "r" });
    const decision = await ask("/api/keys", { cookie });
    expect(decision).toMatchObject({ kind: "pass", setCookies: [removal] });
    expect(headersOf(decision).get("cookie")).toBe(cookie);
  });

  test("a forged one is not renewed and is nobody", async () => {
    const renew = vi.fn(async () => undefined);
    const { ask } = await setup({ renew });
    const cookie = sessionCookie({ access_token: await (await makeProject()).sign(), refresh_token: "r" });
    expect(await ask("/api/keys", { cookie })).toMatchObject(refused);
    expect(renew).not.toHaveBeenCalled();
  });
});

test("deciding takes well under 5 ms", async () => {
  const { ask, sign } = await setup();
  const authorization = `Bearer ${await sign()}`;
  const times: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const startedAt = performance.now();
    await ask("/api/keys", { authorization });
    times.push(performance.now() - startedAt);
  }
  // The median: a busy machine may pause any single one.
  expect(times.toSorted((a, b) => a - b)[100]).toBeLessThan(5);
});
