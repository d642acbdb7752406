import { beforeAll, expect, test } from "vitest";
import { sharedApi, type Api } from "../support/api";

let api: Api;
let id: string;

beforeAll(async () => {
  ({ api } = await sharedApi());
  const made = await api("POST", "/api/a2a/generate", {
    prompt: "table of cities",
    data_context: [{ city: "Oslo", people: 700_000 }],
  });
  id = made.body.component_id;
}, 300_000);

test("the list is paged by cursor, searched by title and prompt, and filtered by status", async () => {
  const page = await api("GET", "/api/components?limit=1");
  expect(page.body.items).toHaveLength(1);
  const found = await api("GET", "/api/components?q=cities");
  expect(found.body.items.map((item: { id: string }) => item.id)).toContain(id);
  expect((await api("GET", "/api/components?q=100%25_never")).body.items).toEqual([]);
  expect((await api("GET", "/api/components?q=cities&status=archived")).body.items).toEqual([]);
});

test("the artifact is JavaScript named by its hash, immutable when pinned, 304 when known", async () => {
  const current = await api("GET", `/api/components/${id}/artifact`);
  expect(current.headers.get("content-type")).toContain("text/javascript");
  expect(current.headers.get("cache-control")).toBe("private, no-cache");
  expect(current.text).toContain("export");
  const pinned = await api("GET", `/api/components/${id}/artifact?version=1`);
  expect(pinned.headers.get("cache-control")).toContain("immutable");
  const etag = pinned.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
  expect((await api("GET", `/api/components/${id}/artifact?version=1`, undefined, { "if-none-match": etag })).status).toBe(304);
  expect((await api("GET", `/api/components/${id}/artifact?version=7`)).status).toBe(404);
});

test("the source is the TSX that was validated", async () => {
  const { text, headers } = await api("GET", `/api/components/${id}/source`);
  expect(text).toContain("export default function");
  expect(headers.get("content-type")).toContain("text/plain");
});

test("the iframe route serves the whole document behind its opaque-origin policy", async () => {
  const { text, headers } = await api("GET", `/api/components/${id}/iframe`);
  expect(text).toMatch(/^<!doctype html>/i);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("sandbox allow-scripts allow-forms");
  expect(policy).not.toMatch(/allow-same-origin|unsafe-eval|nonce-|'self'/);
  expect(headers.get("connection-allowlist")).toBe("();report-to=none");
});

test("an export is one file to be saved, named after the app, and nothing that would run in our own origin", async () => {
  const { status, text, headers } = await api("GET", `/api/components/${id}/export`);
  expect(status).toBe(200);
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+\.html"/);
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(text).toContain('<iframe sandbox="allow-scripts allow-forms"');
});

/** Asks a host below the app's own name, which only browsers resolve. */
async function getFrom(host: string, path: string) {
  const { default: http } = await import("node:http");
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>((resolve) =>
    http.get({ host: "127.0.0.1", port: host.split(":")[1], path, headers: { host } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), headers: response.headers }),
      );
    }),
  );
}

test("a component's own host serves its document for a signed address, and nothing else", async () => {
  const { body } = await api("GET", `/api/components/${id}`);
  const frame = new URL(body.frame_url);
  expect(frame.hostname).toMatch(/^c-[0-9a-f]{16}\.localhost$/);
  const status = async (path: string) => (await getFrom(frame.host, path)).status;
  const own = await getFrom(frame.host, frame.pathname + frame.search);
  expect(own.status).toBe(200);
  // What the app shows at first stands in its document already.
  expect(own.text).toMatch(/<div id="root" inert>.*Oslo.*<\/div><script>/s);
  expect(await status(`${frame.pathname}${frame.search}0`)).toBe(404);
  expect(await status("/sandbox/warm")).toBe(200);
  expect(await status("/api/components")).toBe(404);
  expect(await status(`/api/components/${id}/frame`)).toBe(404);
  expect(await status("/")).toBe(404);
});

test("a list has the addresses of pictures when it is asked for them: what the apps show, without any code", async () => {
  expect((await api("GET", "/api/components?limit=1")).body.items[0].still_url).toBeUndefined();
  const { body } = await api("GET", "/api/components?limit=100&stills=true");
  const still = new URL(body.items.find((item: { id: string }) => item.id === id).still_url);
  expect(still.hostname).toBe("still.localhost");
  const picture = await getFrom(still.host, still.pathname + still.search);
  expect(picture.status).toBe(200);
  expect(picture.text).toContain("Oslo");
  expect(picture.text).not.toMatch(/<script/i);
  expect(picture.headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'; style-src/);
  expect((await getFrom(still.host, `${still.pathname}${still.search.replace("exp=1", "exp=2")}`)).status).toBe(404);
});

test("a frame that waits has a document without anybody's data, on no host of the app; the page reads the app for it", async () => {
  expect((await api("GET", "/sandbox/warm")).status).toBe(404);
  const { body, headers } = await api("GET", `/api/components/${id}/frame?version=1`);
  expect(body).toMatchObject({ version: 1, data: [{ city: "Oslo", people: 700_000 }] });
  expect(body.script).toMatch(/^"use strict";__spark_mount\(/);
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect((await api("GET", `/api/components/${id}/frame?version=7`)).status).toBe(404);
});

test("the owner replaces the data: a new revision, the same version", async () => {
  const replaced = await api("PUT", `/api/components/${id}/data`, { data: [{ city: "Bergen", people: 1 }] });
  expect(replaced.body).toEqual({ data: [{ city: "Bergen", people: 1 }], revision: 2 });
  expect((await api("GET", `/api/components/${id}`)).body).toMatchObject({ version: 1, data_revision: 2 });
  expect((await api("PUT", `/api/components/${id}/data`, { data: "x".repeat(300_000) })).status).toBe(413);
});

test("data for a page elsewhere needs a render token of this very component", async () => {
  const issued = await api("POST", `/api/components/${id}/render-tokens`, { expires_in: 60 });
  expect(issued.status).toBe(201);
  const { token } = issued.body;
  expect((await api("POST", `/api/components/${id}/data`, { token })).status).toBe(200);
  expect((await api("POST", `/api/components/${id}/data`, { token: `${token}x` })).status).toBe(401);
  const other = await api("POST", "/api/a2a/generate", { prompt: "one number", data_context: 7 });
  expect((await api("POST", `/api/components/${other.body.component_id}/data`, { token })).status).toBe(401);
  expect((await api("POST", `/api/components/${id}/render-tokens`, { expires_in: 601 })).status).toBe(400);
});

test("an app's state is kept by key", async () => {
  expect((await api("GET", `/api/components/${id}/state/filter`)).body.value).toBeNull();
  expect((await api("PUT", `/api/components/${id}/state/filter`, { value: { q: "a" } })).status).toBe(204);
  expect((await api("GET", `/api/components/${id}/state/filter`)).body.value).toEqual({ q: "a" });
  expect((await api("DELETE", `/api/components/${id}/state/filter`)).status).toBe(204);
  expect((await api("PUT", `/api/components/${id}/state/filter`, { value: "x".repeat(70_000) })).status).toBe(413);
});

test("submitted values, reports and opinions are recorded", async () => {
  expect((await api("POST", `/api/components/${id}/results`, { value: { answer: 42 } })).status).toBe(201);
  expect((await api("POST", `/api/components/${id}/executions`, { version: 1, kind: "mount", mount_ms: 12.5 })).status).toBe(204);
  expect((await api("PUT", `/api/components/${id}/feedback`, { rating: "up" })).body).toEqual({ up: 1, down: 0 });
  expect((await api("PUT", `/api/components/${id}/feedback`, { rating: "down" })).body).toEqual({ up: 0, down: 1 });
});

test("a deleted component is gone with all that hung on it", async () => {
  const made = await api("POST", "/api/a2a/generate", { prompt: "pie chart", data_context: [{ a: "x", n: 1 }] });
  const path = `/api/components/${made.body.component_id}`;
  expect((await api("DELETE", path)).status).toBe(204);
  expect((await api("GET", path)).status).toBe(404);
  expect((await api("DELETE", path)).status).toBe(404);
});

test("health names each dependency with its latency", async () => {
  const { status, body } = await api("GET", "/api/health");
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: "ok", version: expect.any(String), uptime_s: expect.any(Number) });
  for (const name of ["database", "cache", "compiler", "providers"])
    expect(body.checks[name]).toMatchObject({ state: expect.any(String), latency_ms: expect.any(Number) });
});
