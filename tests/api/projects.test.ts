import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { sharedApi, type Api } from "../support/api";
import { tarGzOf, zipOf } from "../support/archives";

let api: Api;

beforeAll(async () => {
  ({ api } = await sharedApi());
}, 300_000);

const ZIP = { "content-type": "application/zip" };
const GZIP = { "content-type": "application/gzip" };

const problem = (code: string, status: number) => ({ status, body: { code, status, detail: expect.any(String) } });

const SOURCES = {
  "src/greet.ts": 'import { nameOf } from "./names";\n\nexport function greet(id: number): string {\n  return nameOf(id);\n}\n',
  "src/names.ts": "export const nameOf = (id: number): string => `name ${id}`;\n",
};

const BYTES = Buffer.byteLength(Object.values(SOURCES).join(""));

async function newProject(files: Record<string, string> = {}) {
  const list = Object.entries(files).map(([path, content]) => ({ path, content }));
  const { status, body } = await api("POST", "/api/projects", { name: "Greetings", files: list });
  expect(status).toBe(201);
  return { path: `/api/projects/${body.id}`, body };
}

test("a project is made, seen, renamed and removed", async () => {
  const { path, body } = await newProject(SOURCES);
  expect(body).toEqual({
    id: expect.any(String),
    name: "Greetings",
    file_count: 2,
    bytes: BYTES,
    settings: {},
    created_at: expect.stringMatching(/Z$/),
    updated_at: expect.stringMatching(/Z$/),
    files: {
      added: 2,
      changed: 0,
      unchanged: 0,
      removed: 0,
      ignored: 0,
      listed: 0,
      file_count: 2,
      bytes: BYTES,
      notes: [],
    },
  });
  const seen = await api("GET", path);
  expect(seen.body.files).toEqual([
    {
      path: "src/greet.ts",
      bytes: BYTES - 60,
      language: "typescript",
      content_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: "text",
    },
    {
      path: "src/names.ts",
      bytes: 60,
      language: "typescript",
      content_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      kind: "text",
    },
  ]);
  const file = await api("GET", `${path}/files?path=src/names.ts`);
  expect(file.body).toEqual({ ...seen.body.files[1], content: SOURCES["src/names.ts"] });
  expect(await api("GET", `${path}/files?path=nowhere.ts`)).toMatchObject(problem("not_found", 404));
  expect((await api("PATCH", path, { name: "Hello", settings: { open: ["a"] } })).body).toMatchObject({
    name: "Hello",
    file_count: 2,
  });
  const { body: page } = await api("GET", "/api/projects?limit=1&q=Hello");
  expect(page.items).toMatchObject([{ name: "Hello", settings: { open: ["a"] } }]);
  expect((await api("DELETE", path)).status).toBe(204);
  expect(await api("GET", path)).toMatchObject(problem("not_found", 404));
});

describe("an upload", () => {
  test("of a zip is the project, and one of a compressed tar is added to it where that is asked", async () => {
    const { path } = await newProject({ "old.ts": "old" });
    const entries = Object.entries(SOURCES).map(([name, content]) => ({ name: `greetings-main/${name}`, content }));
    const whole = await api("PUT", `${path}/files`, zipOf(entries), ZIP);
    expect(whole).toMatchObject({ status: 200, body: { added: 2, removed: 1, file_count: 2 } });
    const again = await api("PUT", `${path}/files`, await tarGzOf([...entries, { name: "greetings-main/new.ts" }]), GZIP);
    expect(again.body).toMatchObject({ added: 1, changed: 0, unchanged: 2, removed: 0 });
    const added = await api("PUT", `${path}/files?replace=false`, await tarGzOf([{ name: "extra.ts", content: "x" }]), GZIP);
    expect(added.body).toMatchObject({ added: 1, removed: 0, file_count: 4 });
    const batch = await api("PUT", `${path}/files`, { files: [{ path: "one.ts", content: "1" }], remove: ["new.ts"] });
    expect(batch.body).toMatchObject({ added: 1, removed: 1, file_count: 4 });
    const only = await api("PUT", `${path}/files`, { files: [{ path: "one.ts", content: "1" }], replace: true });
    expect(only.body).toMatchObject({ unchanged: 1, removed: 3, file_count: 1 });
  });

  test("of 19 MB arrives whole, and one of more than 21 is refused", { timeout: 120_000 }, async () => {
    const { path } = await newProject();
    const parts = Array.from({ length: 19 }, (_none, index) => ({
      name: `part-${index}.txt`,
      content: randomBytes((1024 * 1024 * 3) / 4)
        .toString("base64")
        .slice(0, 1024 * 1024),
      isStored: true,
    }));
    const arrived = await api("PUT", `${path}/files`, zipOf(parts), ZIP);
    expect(arrived).toMatchObject({ status: 200, body: { added: 19, bytes: 19 * 1024 * 1024 } });
    const tooMuch = await api("PUT", `${path}/files`, Buffer.alloc(21 * 1024 * 1024 + 1), ZIP);
    expect(tooMuch).toMatchObject(problem("payload_too_large", 413));
    expect((await api("GET", path)).body.file_count).toBe(19);
  });

  const REFUSED: [string, () => string | Uint8Array, Record<string, string>, string, number][] = [
    ["a path outside", () => zipOf([{ name: "../evil.ts", content: "x" }]), ZIP, "invalid_request", 400],
    ["a broken archive", () => zipOf([{ name: "a.ts", content: "x" }]).subarray(0, 40), ZIP, "invalid_request", 400],
    ["a zip that says it is a tar", () => zipOf([{ name: "a.ts", content: "x" }]), GZIP, "invalid_request", 400],
    ["a bomb", () => zipOf([{ name: "a.ts", content: "0".repeat(25_000_000) }]), ZIP, "payload_too_large", 413],
    ["no archive at all", () => "", ZIP, "invalid_request", 400],
    ["another type", () => "a=b", { "content-type": "application/x-www-form-urlencoded" }, "unsupported_media_type", 415],
    ["a file without a content", () => JSON.stringify({ files: [{ path: "a.ts" }] }), {}, "invalid_request", 400],
    ["an absolute path", () => JSON.stringify({ files: [{ path: "/a.ts", content: "" }] }), {}, "invalid_request", 400],
    ["nothing to do", () => "{}", {}, "invalid_request", 400],
  ];

  test.each(REFUSED)("of %s is refused and changes nothing", async (_name, body, headers, code, status) => {
    const { path } = await newProject({ "a.ts": "a" });
    expect(await api("PUT", `${path}/files`, body(), headers)).toMatchObject(problem(code, status));
    expect((await api("GET", path)).body).toMatchObject({ file_count: 1, bytes: 1 });
  });

  test("from another site's page is refused", async () => {
    const { path } = await newProject();
    const headers = { ...ZIP, origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect([401, 403]).toContain((await api("PUT", `${path}/files`, zipOf([{ name: "a.ts" }]), headers)).status);
  });
});

test("the map of a project is JSON, or Markdown where that is asked, within its budget", async () => {
  const { path } = await newProject({ ...SOURCES, "logo.svg": "<svg/>" });
  const { status, body } = await api("GET", `${path}/overlay?prompt=greet&active_file=src/greet.ts`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ budget_tokens: 8_192, file_count: 3, mapped_file_count: 2 });
  expect(body.entries).toContainEqual({ path: "src/greet.ts", name: "greet" });
  expect(body.markdown).toContain("nameOf");
  expect(body.tokens).toBeGreaterThan(0);
  const text = await api("GET", `${path}/overlay?prompt=greet&active_file=src/greet.ts`, undefined, { accept: "text/markdown" });
  expect(text).toMatchObject({ status: 200, text: body.markdown });
  expect(text.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  const small = await api("GET", `${path}/overlay?prompt=greet&budget_tokens=1`);
  expect(small.body).toMatchObject({ budget_tokens: 1, entries: [] });
  expect(await api("GET", `${path}/overlay?budget_tokens=32769`)).toMatchObject(problem("invalid_request", 400));
});

test("a diff is applied and undone as a whole, or says where it does not fit", async () => {
  const { path } = await newProject(SOURCES);
  const diff = `--- a/src/names.ts
+++ b/src/names.ts
@@ -1 +1 @@
-export const nameOf = (id: number): string => \`name \${id}\`;
+export const nameOf = (id: number): string => \`person \${id}\`;
--- /dev/null
+++ b/src/new.ts
@@ -0,0 +1 @@
+export {};
`;
  const applied = await api("POST", `${path}/apply`, { diff });
  const files = [
    { path: "src/names.ts", change: "changed", additions: 1, deletions: 1 },
    { path: "src/new.ts", change: "added", additions: 1, deletions: 0 },
  ];
  expect(applied).toMatchObject({ status: 200, body: { change_id: expect.any(String), files } });
  const refused = await api("POST", `${path}/apply`, { diff });
  expect(refused).toMatchObject(problem("conflict", 409));
  expect(refused.body.detail).toMatch(/src\/names\.ts: hunk 1/);
  const undo = applied.body.change_id;
  expect(await api("POST", `${path}/apply`, { undo })).toMatchObject({ status: 200, body: { change_id: undo } });
  expect((await api("GET", `${path}/files?path=src/names.ts`)).body.content).toBe(SOURCES["src/names.ts"]);
  expect(await api("POST", `${path}/apply`, { undo })).toMatchObject(problem("conflict", 409));
  expect(await api("POST", `${path}/apply`, { diff: "Change it." })).toMatchObject(problem("invalid_request", 400));
  expect(await api("POST", `${path}/apply`, { diff, undo })).toMatchObject(problem("invalid_request", 400));
});
