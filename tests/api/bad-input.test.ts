import { connect } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { sharedApi, type Api } from "../support/api";
import type { App } from "../support/app-stack";

let api: Api;
let app: App;

beforeAll(async () => {
  ({ api, app } = await sharedApi());
}, 300_000);

const problem = (code: string, status: number) => ({
  status,
  body: { code, status, type: "about:blank", request_id: expect.any(String) },
});

describe.each([
  ["/api/a2a/generate", (text: string) => ({ prompt: text }), "prompt"],
  ["/api/chat/message", (text: string) => ({ message: text }), "message"],
] as const)("%s", (path, bodyOf, field) => {
  test.each([
    ["nothing", "", 0],
    ["9,000 characters", "x".repeat(9_000), 9_000],
  ])("refuses %s and names the field", async (_name, text) => {
    const answer = await api("POST", path, bodyOf(text));
    expect(answer).toMatchObject(problem("invalid_request", 400));
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(field);
  });

  test.each([
    ["broken JSON", '{"prompt":'],
    ["invalid UTF-8", new Uint8Array([0x7b, 0x22, 0x70, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ["JSON nested 10,000 deep", `{"data_context":${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
    ["an array", "[]"],
  ])("refuses %s", async (_name, body) => {
    expect(await api("POST", path, body)).toMatchObject(problem("invalid_request", 400));
  });

  test("refuses another content type", async () => {
    const answer = await api("POST", path, "prompt=x", { "content-type": "application/x-www-form-urlencoded" });
    expect(answer).toMatchObject(problem("unsupported_media_type", 415));
  });

  test("refuses 20 MB, and data over 256 KB", async () => {
    expect(await api("POST", path, `{"x":"${"y".repeat(20 * 1024 * 1024)}"}`)).toMatchObject(problem("payload_too_large", 413));
    const data = { data_context: "y".repeat(257 * 1024) };
    expect(await api("POST", path, { ...bodyOf("table"), ...data })).toMatchObject(problem("payload_too_large", 413));
  });

  test("refuses another verb and says which one it takes", async () => {
    const answer = await api("GET", path);
    expect(answer).toMatchObject(problem("method_not_allowed", 405));
    expect(answer.headers.get("allow")).toContain("POST");
  });

  test("refuses a forged token before anything else", async () => {
    const [head, payload] = [{ alg: "none" }, { sub: crypto.randomUUID(), role: "authenticated", exp: 4_000_000_000 }].map(
      (part) => Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    for (const token of [`${head}.${payload}.`, "spark_sk_0000000000000000000000000000000000000000000", "nonsense"]) {
      const answer = await api("POST", path, bodyOf("table"), { authorization: `Bearer ${token}` });
      expect(answer).toMatchObject(problem("unauthenticated", 401));
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
  });

  test("refuses what a page elsewhere sends, and what comes by another name for this machine", async () => {
    const foreign = await api("POST", path, bodyOf("table"), { origin: "https://evil.example", "sec-fetch-site": "cross-site" });
    expect([401, 403]).toContain(foreign.status);
    expect(await raw(app, path, "evil.example")).toMatch(/^HTTP\/1\.1 (401|403|404) /);
  });
});

test.each([
  ["GET", "/api/components/not-an-id"],
  ["GET", `/api/components/${crypto.randomUUID()}`],
  ["GET", `/api/components/${crypto.randomUUID()}/artifact`],
  ["GET", `/api/components/${crypto.randomUUID()}/source`],
  ["GET", `/api/components/${crypto.randomUUID()}/iframe`],
  ["GET", `/api/components/${crypto.randomUUID()}/frame`],
  ["POST", `/api/components/${crypto.randomUUID()}/data`],
  ["DELETE", `/api/components/${crypto.randomUUID()}`],
  ["GET", "/api/chat/sessions/unknown"],
  ["GET", "/api/nothing/here"],
])("%s %s is not found", async (method, path) => {
  expect(await api(method, path, method === "POST" ? {} : undefined)).toMatchObject(problem("not_found", 404));
});

test.each(["limit=0", "limit=101", "limit=x", "cursor=nonsense", "sort=best", "status=gone"])(
  "GET /api/components?%s is refused",
  async (query) => {
    expect(await api("GET", `/api/components?${query}`)).toMatchObject(problem("invalid_request", 400));
  },
);

test("a request id of the caller comes back, an unsafe one does not", async () => {
  expect((await api("GET", "/api/health", undefined, { "x-request-id": "mine-1" })).headers.get("x-request-id")).toBe("mine-1");
  const long = await api("GET", "/api/health", undefined, { "x-request-id": "x".repeat(129) });
  expect(long.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

/** A request with a `Host` of one's own, which fetch does not allow. */
function raw(to: App, path: string, host: string): Promise<string> {
  const { port, hostname } = new URL(to.origin);
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({ prompt: "table", message: "table" });
    const socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname, () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
      );
    });
    let text = "";
    socket.on("data", (chunk) => (text += String(chunk)));
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
  });
}
