import { describe, expect, test } from "vitest";
import { createEdge, type EdgeAnswer, type EdgeEnvironment } from "#lib/http/edge";

const OWNER = "00000000-0000-4000-8000-000000000001:00000000-0000-4000-8000-000000000002";

function setup(environment: EdgeEnvironment = { SPARK_LOCAL_OWNER: OWNER }) {
  const edge = createEdge(
    environment,
    (page) => `default-src 'nonce-${page.nonce}'; frame-ancestors ${page.embedOrigins.join(" ") || "'none'"}`,
  );
  return (path: string, headers: Record<string, string> = {}, method = "GET") =>
    edge(new Request(`http://localhost:8000${path}`, { method, headers: { host: "localhost:8000", ...headers } }));
}

function continued(answer: EdgeAnswer) {
  if (answer.kind !== "continue") throw new Error(`answered ${answer.response.status}`);
  return answer;
}

describe("the edge", () => {
  test("gives each page its own nonce, the same in the policy and for Next", async () => {
    const ask = setup();
    const [first, second] = [continued(await ask("/settings")), continued(await ask("/settings"))];
    const policy = first.responseHeaders.get("content-security-policy");
    expect(policy).toContain(`'nonce-${first.requestHeaders.get("x-nonce")}'`);
    expect(first.requestHeaders.get("content-security-policy")).toBe(policy);
    expect(second.responseHeaders.get("content-security-policy")).not.toBe(policy);
  });

  test("gives pages their security headers, HSTS only on TLS", async () => {
    const headers = continued(await setup()("/settings")).responseHeaders;
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers.has("strict-transport-security")).toBe(false);
    const hosted = setup({ SPARK_ORIGIN: "https://app.example" });
    const secured = continued(await hosted("/login", { host: "app.example" })).responseHeaders;
    expect(secured.get("strict-transport-security")).toMatch(/^max-age=\d+$/);
  });

  test("lets only the embed page be framed, by the configured origins", async () => {
    const ask = setup({ SPARK_LOCAL_OWNER: OWNER, SPARK_EMBED_ORIGINS: "https://a.example, https://b.example" });
    const policyOf = async (path: string) => continued(await ask(path)).responseHeaders.get("content-security-policy");
    expect(await policyOf("/embed/1?token=x")).toContain("frame-ancestors https://a.example https://b.example");
    expect(await policyOf("/components/1")).toContain("frame-ancestors 'none'");
  });

  test("leaves the answers of the API to its routes, with one request id for both", async () => {
    const answer = continued(await setup()("/api/health", { "x-request-id": "trace-1" }));
    expect([...answer.responseHeaders.keys()]).toEqual([]);
    expect(answer.requestHeaders.get("x-request-id")).toBe("trace-1");
  });

  test("answers a bad token itself", async () => {
    const answer = await setup()("/api/health", { authorization: "Bearer a.b.c", "x-request-id": "trace-1" });
    if (answer.kind !== "answer") throw new Error("let through");
    expect(answer.response.status).toBe(401);
    expect(answer.response.headers.get("x-request-id")).toBe("trace-1");
    expect(await answer.response.json()).toMatchObject({ code: "unauthenticated", request_id: "trace-1" });
  });

  test("sends visitors of a hosted app to the sign-in page", async () => {
    const answer = await setup({ SPARK_ORIGIN: "https://app.example" })("/", { host: "app.example", accept: "text/html" });
    if (answer.kind !== "answer") throw new Error("let through");
    expect([answer.response.status, answer.response.headers.get("location")]).toEqual([307, "/login?next=%2F"]);
  });

  test("gives a component's host nothing of the app's", async () => {
    const host = "c-0123456789abcdef.localhost:8000";
    const document = continued(await setup()("/sandbox/v1/x.1", { host, cookie: "a=b" }));
    expect([...document.responseHeaders.keys()]).toEqual([]);
    expect(document.requestHeaders.has("cookie")).toBe(false);
    const other = await setup()("/settings", { host });
    expect(other.kind === "answer" && other.response.status).toBe(404);
  });
});
