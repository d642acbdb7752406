import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { AuthenticatedCaller } from "#lib/auth/authenticate";
import { personActor, serviceActor } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { createRoute, type RouteDeps } from "#lib/http/route";

const PERSON: AuthenticatedCaller = { actor: personActor("u", "t"), by: "session" };
const KEY: AuthenticatedCaller = { actor: serviceActor("t", ["read"]), by: "key", keyId: "k" };
const Input = z.object({ id: z.string(), name: z.string().min(1).max(10).optional() });
const ORIGIN = "http://localhost:8000";

function setup(options: Partial<RouteDeps> & { caller?: AuthenticatedCaller | null } = {}) {
  const report = vi.fn();
  const { caller = PERSON, ...deps } = options;
  const authenticate = vi.fn(async () => {
    if (caller === null) throw new SparkError("unauthenticated", "Sign in.");
    return caller;
  });
  return { report, authenticate, ...createRoute({ authenticate, report, allowedOrigins: [ORIGIN], ...deps }) };
}

function post(body: BodyInit | null, headers: Record<string, string> = {}, path = "/api/things/1", method = "POST"): Request {
  return new Request(`${ORIGIN}${path}`, {
    method,
    body,
    headers: { host: "localhost:8000", "content-type": "application/json", ...headers },
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  } as RequestInit);
}

const params = (values: Record<string, string>) => ({ params: Promise.resolve(values) });
const echo = async (_ctx: unknown, input: unknown) => Response.json(input);
const problemOf = async (response: Response) => ({ status: response.status, ...(await response.json()) });

describe("input", () => {
  test("is the query, then the body, then the path, each later one winning", async () => {
    const { route } = setup();
    const Loose = z.record(z.string(), z.unknown());
    const request = post(JSON.stringify({ b: "body", c: "body" }), {}, "/api/things/1?a=query&b=query&c=query");
    const response = await route(Loose, echo)(request, params({ c: "path" }));
    expect(await response.json()).toEqual({ a: "query", b: "body", c: "path" });
  });

  test("that does not fit names every field", async () => {
    const { route } = setup();
    const Nested = z.object({ name: z.string().max(3), items: z.array(z.object({ n: z.number() })) });
    const response = await route(Nested, echo)(post(JSON.stringify({ name: "toolong", items: [{ n: 1 }, { n: "x" }] })));
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 400, code: "invalid_request", title: "Bad Request", type: "about:blank" });
    expect(problem.errors.map((error: { path: string }) => error.path)).toEqual(["name", "items.1.n"]);
    expect(problem.detail).toContain("name: ");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  test.each([
    ["broken JSON", '{"id": "1",}', 400, "invalid_request"],
    ["cut-off JSON", '{"id": "1"', 400, "invalid_request"],
    ["an array", "[1]", 400, "invalid_request"],
    ["a bare value", '"text"', 400, "invalid_request"],
    ["null", "null", 400, "invalid_request"],
    ["invalid UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400, "invalid_request"],
    ["10,000 levels", `{"id":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, 400, "invalid_request"],
    ["a million open brackets", "[".repeat(1_000_000), 400, "invalid_request"],
    ["a NUL", '{"id":"a\\u0000b"}', 400, "invalid_request"],
    ["a NUL in a name", '{"id":"1","x\\u0000":1}', 400, "invalid_request"],
    ["half a surrogate pair", '{"id":"\\ud83d"}', 400, "invalid_request"],
    ["over 1 MB", JSON.stringify({ id: "1", text: "x".repeat(1024 * 1024) }), 413, "payload_too_large"],
    ["10 MB", JSON.stringify({ id: "1", text: "x".repeat(10 * 1024 * 1024) }), 413, "payload_too_large"],
    ["data_context over 256 KB", JSON.stringify({ id: "1", data_context: "x".repeat(256 * 1024) }), 413, "payload_too_large"],
    [
      "data_context over 256 KB in bytes",
      JSON.stringify({ id: "1", data_context: "ü".repeat(128 * 1024) }),
      413,
      "payload_too_large",
    ],
  ])("%s is a clear error", async (_name, body, status, code) => {
    const { route, report } = setup();
    const handler = vi.fn(echo);
    const response = await route(Input, handler)(post(body));
    expect(await problemOf(response)).toMatchObject({ status, code });
    expect(handler).not.toHaveBeenCalled();
    expect(report).not.toHaveBeenCalled();
  });

  test("broken JSON is told where, as far as the engine knows, and never with its text", async () => {
    const { route } = setup();
    const told = await problemOf(await route(Input, echo)(post('{\n  "id": "a" "b"\n}')));
    expect(told.detail).toMatch(/line 2, column \d+/);
    const quoted = await problemOf(await route(Input, echo)(post('{"id": secret}')));
    expect(quoted.detail).not.toContain("secret");
  });

  test("data at the limit, 200 levels, escaped backslashes and brackets in strings are fine", async () => {
    const { route } = setup();
    const bodies = [
      JSON.stringify({ id: "1", data_context: "x".repeat(256 * 1024 - 2) }),
      `{"id":"1","deep":${"[".repeat(199)}${"]".repeat(199)}}`,
      JSON.stringify({ id: '\\u0000 "[[[' }),
      JSON.stringify({ id: "😀" }),
      `{"id":${JSON.stringify("[".repeat(1_000))}}`,
    ];
    for (const body of bodies) expect((await route(Input, echo)(post(body))).status).toBe(200);
  });

  test("a `__proto__` in the body changes nothing", async () => {
    const { route } = setup();
    const response = await route(
      Input,
      echo,
    )(post('{"id":"1","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'));
    expect(await response.json()).toEqual({ id: "1" });
    expect("admin" in {}).toBe(false);
  });

  test("an endless body is cut at the limit, whatever its announced length", async () => {
    const { route } = setup();
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 64 * 1024;
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });
    const response = await route(Input, echo)(post(endless));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  test("an announced length over the limit is refused unread", async () => {
    const { route } = setup();
    const pull = vi.fn();
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    const response = await route(Input, echo)(post(body, { "content-length": "99999999" }));
    expect(response.status).toBe(413);
    expect(pull).not.toHaveBeenCalled();
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/zip",
    "application/jsonp",
  ])("%s is not JSON", async (type) => {
    const { route } = setup();
    const response = await route(Input, echo)(post('{"id":"1"}', { "content-type": type }));
    expect(await problemOf(response)).toMatchObject({ status: 415, code: "unsupported_media_type" });
  });

  test("JSON with a charset, and no body at all, are fine", async () => {
    const { route } = setup();
    const handler = route(Input, echo);
    expect((await handler(post('{"id":"1"}', { "content-type": "Application/JSON; charset=utf-8" }))).status).toBe(200);
    expect((await handler(post(null), params({ id: "1" }))).status).toBe(200);
    expect((await handler(post(""), params({ id: "1" }))).status).toBe(200);
    const empty = post("", { "content-type": "application/x-www-form-urlencoded", "content-length": "0" });
    expect((await handler(empty, params({ id: "1" }))).status).toBe(200);
  });

  test("archives arrive as an upload where a route takes them, up to 21 MB", async () => {
    const { route } = setup();
    const Upload = z.object({ upload: z.object({ kind: z.string(), bytes: z.instanceof(Uint8Array) }) });
    const size = async (_ctx: unknown, input: z.output<typeof Upload>) =>
      Response.json([input.upload.kind, input.upload.bytes.length]);
    const handler = route(Upload, size, { acceptsUpload: true });
    const zip = await handler(post(new Uint8Array(20 * 1024 * 1024), { "content-type": "application/zip" }));
    expect(await zip.json()).toEqual(["zip", 20 * 1024 * 1024]);
    const gzip = await handler(post(new Uint8Array(3), { "content-type": "application/gzip" }));
    expect(await gzip.json()).toEqual(["tar.gz", 3]);
    expect((await handler(post(new Uint8Array(22 * 1024 * 1024), { "content-type": "application/zip" }))).status).toBe(413);
    expect((await handler(post("{}", { "content-type": "text/plain" }))).status).toBe(415);
  });

  test("a NUL in the query or the path is refused", async () => {
    const { route } = setup();
    const get = (path: string) => new Request(`${ORIGIN}${path}`);
    expect((await route(Input, echo)(get("/api/things?id=a%00b"))).status).toBe(400);
    expect((await route(Input, echo)(get("/api/things"), params({ id: "a\u0000" }))).status).toBe(404);
  });
});

describe("answers", () => {
  test("repeat the caller's request id when it is safe, and make one otherwise", async () => {
    const { route } = setup();
    const seen: string[] = [];
    const handler = route(Input, async (ctx) => {
      seen.push(ctx.requestId);
      return new Response(null, { status: 204 });
    });
    const idFor = async (id?: string) =>
      (await handler(post('{"id":"1"}', id === undefined ? {} : { "x-request-id": id }))).headers.get("x-request-id");
    expect(await idFor("trace-1:/~!")).toBe("trace-1:/~!");
    expect(await idFor("x".repeat(128))).toBe("x".repeat(128));
    for (const bad of [undefined, "x".repeat(129), "with space", "caf\u00e9", ""])
      expect(await idFor(bad)).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen).toContain("trace-1:/~!");
  });

  test("are private and sniff-proof unless the handler says otherwise", async () => {
    const { route } = setup();
    const plain = await route(Input, echo)(post('{"id":"1"}'));
    expect(plain.headers.get("cache-control")).toBe("private, no-store");
    expect(plain.headers.get("x-content-type-options")).toBe("nosniff");
    const cached = await route(
      Input,
      async () => new Response("x", { headers: { "cache-control": "private, immutable" } }),
    )(post('{"id":"1"}'));
    expect(cached.headers.get("cache-control")).toBe("private, immutable");
    const redirect = await route(Input, async () => Response.redirect("http://localhost:8000/x"))(post('{"id":"1"}'));
    expect([redirect.status, redirect.headers.has("x-request-id")]).toEqual([302, true]);
  });

  test("an unexpected failure is reported and never shown", async () => {
    const { route, report } = setup();
    const failure = new Error("select * from secrets at /home/me/app.ts with sk-live-123");
    const response = await route(Input, async () => {
      throw failure;
    })(post('{"id":"1"}', { "x-request-id": "r1" }));
    const text = await response.text();
    expect([response.status, response.headers.get("x-request-id")]).toEqual([500, "r1"]);
    expect(text).not.toMatch(/secrets|home|sk-live|stack/);
    expect(JSON.parse(text)).toMatchObject({ code: "internal", request_id: "r1" });
    expect(report).toHaveBeenCalledWith(failure, "r1");
  });

  test("a caller who went away is logged as that, not as our failure", async () => {
    const { route, report } = setup();
    const controller = new AbortController();
    const request = new Request(`${ORIGIN}/api/things?id=1`, { signal: controller.signal });
    const response = await route(Input, async (ctx) => {
      controller.abort();
      ctx.signal.throwIfAborted();
      return new Response();
    })(request);
    expect(response.status).toBe(499);
    expect(report.mock.calls).toMatchObject([[{ code: "client_closed_request" }, expect.any(String)]]);
  });

  test("nobody is asked for input before they have said who they are", async () => {
    const { route } = setup({ caller: null });
    const response = await route(Input, echo)(post("x".repeat(5_000_000)));
    expect(await problemOf(response)).toMatchObject({ status: 401, code: "unauthenticated" });
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("a key without the scope is refused", async () => {
    const { route } = setup({ caller: KEY });
    expect((await route(Input, echo, { scope: "read" })(post('{"id":"1"}'))).status).toBe(200);
    expect((await route(Input, echo, { scope: "manage" })(post('{"id":"1"}'))).status).toBe(403);
  });
});

describe("other sites", () => {
  const ask = (deps: Parameters<typeof setup>[0], headers: Record<string, string>, method = "POST") =>
    setup(deps).route(Input, echo)(post('{"id":"1"}', headers, "/api/things/1", method));

  test.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:3000" },
    { origin: "http://c-0123456789abcdef.localhost:8000" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ])("cannot change anything with a session: %j", async (headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(await problemOf(await ask({}, headers, method))).toMatchObject({ status: 403, code: "forbidden" });
    }
  });

  test.each([{}, { origin: ORIGIN }, { "sec-fetch-site": "same-origin" }, { "sec-fetch-site": "none" }])(
    "our own can: %j",
    async (headers) => {
      expect((await ask({}, headers)).status).toBe(200);
    },
  );

  test("keys and tokens are sent by programs, never by a browser itself, so their origin does not matter", async () => {
    expect((await ask({ caller: KEY }, { origin: "https://evil.example" })).status).toBe(200);
    expect((await ask({ caller: { ...PERSON, by: "bearer" } }, { origin: "https://evil.example" })).status).toBe(200);
  });

  test("cannot read answers unless they are configured", async () => {
    const origin = "https://partner.example";
    const off = await ask({ caller: KEY }, { origin });
    expect(off.headers.get("access-control-allow-origin")).toBeNull();
    const on = await ask({ caller: KEY, corsOrigins: [origin] }, { origin });
    expect(on.headers.get("access-control-allow-origin")).toBe(origin);
    expect([on.headers.get("vary"), on.headers.get("access-control-allow-credentials")]).toEqual(["origin", null]);
    const failed = await ask({ caller: null, corsOrigins: [origin] }, { origin });
    expect(failed.headers.get("access-control-allow-origin")).toBe(origin);
  });

  test("pages that may embed reach the embeddable routes and no others", async () => {
    const origin = "https://host.example";
    const { openRoute } = setup({ embedOrigins: [origin], caller: null });
    const headers = { origin, "sec-fetch-site": "cross-site" };
    const embeddable = await openRoute(Input, echo, { embeddable: true })(post('{"id":"1"}', headers));
    expect([embeddable.status, embeddable.headers.get("access-control-allow-origin")]).toEqual([200, origin]);
    expect((await openRoute(Input, echo)(post('{"id":"1"}', headers))).status).toBe(403);
    const stranger = await openRoute(Input, echo, { embeddable: true })(
      post('{"id":"1"}', { ...headers, origin: "https://evil.example" }),
    );
    expect(stranger.status).toBe(403);
  });

  test("an image elsewhere reaches no open route, a followed link does", async () => {
    const { openRoute } = setup();
    const get = (headers: Record<string, string>) =>
      openRoute(Input, echo)(new Request(`${ORIGIN}/api/a2a/render?id=1`, { headers }));
    const image = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" };
    expect((await get(image)).status).toBe(403);
    expect((await get({ ...image, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" })).status).toBe(200);
    expect((await get({})).status).toBe(200);
  });
});

describe("open routes", () => {
  test("ask nobody who they are, unless they want to know", async () => {
    const { openRoute, authenticate } = setup();
    const who = async (ctx: { actor: unknown }) => Response.json(ctx.actor !== undefined);
    expect(await (await openRoute(Input, who)(post('{"id":"1"}'))).json()).toBe(false);
    expect(authenticate).not.toHaveBeenCalled();
    expect(await (await openRoute(Input, who, { identify: true })(post('{"id":"1"}'))).json()).toBe(true);
    const nobody = setup({ caller: null });
    expect(await (await nobody.openRoute(Input, who, { identify: true })(post('{"id":"1"}'))).json()).toBe(false);
  });
});

describe("limits", () => {
  test("are shown on the answer and on the refusal", async () => {
    const shown = { "ratelimit-limit": "5", "ratelimit-remaining": "4", "ratelimit-reset": "60" };
    const allowed = await setup({ limit: async () => shown }).route(Input, echo)(post('{"id":"1"}'));
    expect(Object.fromEntries(allowed.headers)).toMatchObject(shown);
    const limit = async (): Promise<never> => {
      throw new SparkError("rate_limited", "Slow down.", { retryAfterSeconds: 7.2, details: { headers: shown } });
    };
    const refused = await setup({ limit }).route(Input, echo)(post('{"id":"1"}'));
    expect(Object.fromEntries(refused.headers)).toMatchObject({ ...shown, "retry-after": "8" });
    expect(refused.status).toBe(429);
  });

  test("know the caller and the address the nearest proxy saw", async () => {
    const limit = vi.fn(async () => ({}));
    const { openRoute, route } = setup({ limit, caller: KEY });
    await route(Input, echo)(post('{"id":"1"}', { "x-forwarded-for": "1.1.1.1, 203.0.113.9" }));
    await openRoute(Input, echo)(post('{"id":"1"}', { "x-forwarded-for": "<script>" }));
    expect(limit.mock.calls).toEqual([
      [KEY, "203.0.113.9"],
      [undefined, undefined],
    ]);
  });
});

describe("verbs", () => {
  test("that a route does not serve are 405 with the ones it does", async () => {
    const { methods, route } = setup();
    const exported = methods({ GET: route(Input, echo), DELETE: route(Input, echo) });
    for (const verb of ["POST", "PUT", "PATCH"] as const) {
      const response = await exported[verb](post("{}", {}, "/api/things/1", verb));
      expect(await problemOf(response)).toMatchObject({ status: 405, code: "method_not_allowed" });
      expect(response.headers.get("allow")).toBe("GET, DELETE, HEAD, OPTIONS");
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
    const head = await exported.HEAD(new Request(`${ORIGIN}/api/things?id=1`, { method: "HEAD" }));
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await methods({}).HEAD(new Request(ORIGIN, { method: "HEAD" }))).status).toBe(405);
  });

  test("a preflight says what is allowed, and only to configured pages", async () => {
    const origin = "https://partner.example";
    const { methods, route } = setup({ corsOrigins: [origin] });
    const { OPTIONS } = methods({ POST: route(Input, echo) });
    const preflight = (from: string) => OPTIONS(new Request(ORIGIN, { method: "OPTIONS", headers: { origin: from } }));
    const allowed = await preflight(origin);
    expect([allowed.status, allowed.headers.get("access-control-allow-methods")]).toEqual([204, "POST, OPTIONS"]);
    expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  });

  test("an unknown address is a problem like any other", async () => {
    const response = await setup().notFound(new Request(`${ORIGIN}/api/nothing`, { headers: { "x-request-id": "r" } }));
    expect(await problemOf(response)).toMatchObject({ status: 404, code: "not_found", request_id: "r" });
  });
});
