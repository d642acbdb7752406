import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personActor, serviceActor, type RequestContext } from "#lib/core/context";
import { audit } from "#lib/observability/audit";
import { createDatabase, type DatabasePort } from "#lib/platform/database";
import { createProjectPool, type ProjectPool } from "#lib/platform/project-pool";
import { makeDiff } from "#lib/projects/make-diff";
import { createProjects } from "#lib/projects/projects";
import type { NewFile, ProjectWorker } from "#lib/projects/types";
import { tarGzOf, zipOf } from "../support/archives";
import { openTestDatabase, type TestDatabase } from "../support/test-database";

let home: TestDatabase;
let database: DatabasePort;
let pool: ProjectPool;
let projects: ReturnType<typeof createProjects>;

beforeAll(async () => {
  home = await openTestDatabase();
  database = createDatabase({ url: home.url });
  pool = createProjectPool({ workerFile: path.resolve(".build/project.worker.mjs") });
  projects = createProjects({ withActor: database.withActor, audit, worker: pool });
});

afterAll(async () => {
  await pool.close();
  await database.close();
  await home.close();
});

async function newPerson(): Promise<RequestContext> {
  const { userId, tenantId } = await home.newPerson();
  return contextOf(personActor(userId, tenantId));
}

function contextOf(actor: RequestContext["actor"]): RequestContext {
  return { requestId: "test", actor, signal: new AbortController().signal };
}

/** A person, and a project of theirs with these files. */
async function setup(files: Record<string, string> = {}) {
  const ctx = await newPerson();
  const { id: projectId } = await projects.createProject(ctx, { name: "Mine", files: listOf(files) });
  const put = (changed: Record<string, string>, wish: { remove?: string[]; replace?: boolean } = {}) =>
    projects.putFiles(ctx, { projectId, source: { kind: "files", files: listOf(changed) }, replace: false, ...wish });
  return { ctx, projectId, put, contents: () => contentsOf(ctx, projectId), rows: () => rowsOf(projectId) };
}

const listOf = (files: Record<string, string>): NewFile[] =>
  Object.entries(files).map(([at, content]) => ({ path: at, content }));

async function contentsOf(ctx: RequestContext, projectId: string): Promise<Record<string, string>> {
  const { files } = await projects.getProject(ctx, { projectId });
  const read = await projects.readFiles(ctx, { projectId, paths: files.map((file) => file.path) });
  return Object.fromEntries(read.map((file) => [file.path, file.content]));
}

/** When each row was last written, as the database's own number of the writing transaction. */
async function rowsOf(projectId: string): Promise<Record<string, string>> {
  const { rows } = await home.admin.query<{ path: string; written: string }>(
    "select path, xmin::text as written from public.project_files where project_id = $1",
    [projectId],
  );
  return Object.fromEntries(rows.map((row) => [row.path, row.written]));
}

async function auditOf(projectId: string): Promise<string[]> {
  const query = "select action from public.audit_logs where subject_id = $1 order by created_at, id";
  const { rows } = await home.admin.query<{ action: string }>(query, [projectId]);
  return rows.map(({ action }) => action);
}

describe("a project", () => {
  test("is made, changed, listed by its last change, and removed with all that is in it", async () => {
    const ctx = await newPerson();
    const made = await projects.createProject(ctx, { name: "First", files: [{ path: "src/a.ts", content: "a" }] });
    expect(made).toMatchObject({
      name: "First",
      fileCount: 1,
      bytes: 1,
      settings: {},
      files: { added: 1, fileCount: 1, bytes: 1 },
    });
    const second = await projects.createProject(ctx, { name: "Second 100%" });
    expect(second).toMatchObject({ fileCount: 0, bytes: 0, files: undefined });
    const changed = await projects.changeProject(ctx, { projectId: made.id, name: "Renamed", settings: { theme: "dark" } });
    expect(changed).toMatchObject({ name: "Renamed", settings: { theme: "dark" }, fileCount: 1 });

    const page = await projects.listProjects(ctx, { limit: 1 });
    expect(page.items.map(({ name }) => name)).toEqual(["Renamed"]);
    const next = await projects.listProjects(ctx, { limit: 1, cursor: page.nextCursor ?? "" });
    expect(next).toMatchObject({ items: [{ id: second.id }], nextCursor: null });
    expect((await projects.listProjects(ctx, { limit: 9, q: "0%" })).items.map(({ id }) => id)).toEqual([second.id]);

    await projects.deleteProject(ctx, { projectId: made.id });
    await expect(projects.getProject(ctx, { projectId: made.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await rowsOf(made.id)).toEqual({});
    expect(await auditOf(made.id)).toEqual(["project.created", "project.changed", "project.deleted"]);
  });

  test("belongs to its person: colleagues, strangers and programs find nothing", async () => {
    const { ctx, projectId } = await setup({ "a.ts": "one\n" });
    const { changeId } = await projects.applyChange(ctx, {
      projectId,
      diff: "--- a/a.ts\n+++ b/a.ts\n@@ -1 +1 @@\n-one\n+two\n",
    });
    const stranger = await newPerson();
    const colleague = contextOf(personActor(stranger.actor.userId, ctx.actor.tenantId));
    const program = contextOf(serviceActor(ctx.actor.tenantId, ["read", "generate", "manage"]));
    for (const other of [stranger, colleague, program]) {
      const tries = [
        () => projects.getProject(other, { projectId }),
        () => projects.changeProject(other, { projectId, name: "Taken" }),
        () => projects.deleteProject(other, { projectId }),
        () => projects.getFile(other, { projectId, path: "a.ts" }),
        () => projects.readFiles(other, { projectId, paths: ["a.ts"] }),
        () => projects.putFiles(other, { projectId, source: { kind: "files", files: listOf({ "b.ts": "b" }) }, replace: true }),
        () => projects.applyChange(other, { projectId, diff: "--- /dev/null\n+++ b/b.ts\n@@ -0,0 +1 @@\n+b\n" }),
        () => projects.undoChange(other, { projectId, changeId }),
        () => projects.contextOf(other, { projectId, prompt: "", budgetTokens: 100 }),
      ];
      for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
      const { items } = await projects.listProjects(other, { limit: 100 });
      expect(items.filter(({ id }) => id === projectId)).toEqual([]);
    }
    expect(await contentsOf(ctx, projectId)).toEqual({ "a.ts": "two\n" });
  });

  test("of a program is the program's own", async () => {
    const { ctx } = await setup();
    const program = contextOf(serviceActor(ctx.actor.tenantId, ["read", "generate"]));
    const { id: projectId } = await projects.createProject(program, { name: "Program's", files: listOf({ "a.ts": "a" }) });
    expect(await contentsOf(program, projectId)).toEqual({ "a.ts": "a" });
    await expect(projects.getProject(ctx, { projectId })).rejects.toMatchObject({ code: "not_found" });
    const reader = contextOf(serviceActor(ctx.actor.tenantId, ["read"]));
    await expect(projects.deleteProject(reader, { projectId })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("files", () => {
  test("are written only where they differ", async () => {
    const { put, rows, contents } = await setup({ "a.ts": "a", "b.ts": "b", "c.ts": "c" });
    const before = await rows();
    const report = await put({ "a.ts": "a", "b.ts": "changed", "d.ts": "d" }, { remove: ["c.ts", "nowhere.ts"] });
    expect(report).toEqual({
      added: 1,
      changed: 1,
      unchanged: 1,
      removed: 1,
      ignored: 0,
      listed: 0,
      fileCount: 3,
      bytes: 9,
      notes: [],
    });
    expect(await contents()).toEqual({ "a.ts": "a", "b.ts": "changed", "d.ts": "d" });
    const after = await rows();
    expect(after["a.ts"]).toBe(before["a.ts"]);
    expect(after["b.ts"]).not.toBe(before["b.ts"]);
  });

  test("of an archive are the whole project, or are added to it", async () => {
    const { ctx, projectId, contents, rows } = await setup({ "a.ts": "a", "old.ts": "old" });
    const before = await rows();
    const entries = [
      { name: "app-main/a.ts", content: "a" },
      { name: "app-main/b.ts", content: "b" },
      { name: "app-main/x.png", content: "x" },
    ];
    const bytes = zipOf(entries);
    const whole = await projects.putFiles(ctx, { projectId, source: { kind: "zip", bytes }, replace: true });
    expect(whole).toMatchObject({ added: 2, changed: 0, unchanged: 1, removed: 1, listed: 1, fileCount: 3 });
    expect(await contents()).toEqual({ "a.ts": "a", "b.ts": "b", "x.png": "" });
    expect((await rows())["a.ts"]).toBe(before["a.ts"]);
    const tar = await tarGzOf([{ name: "app-main/b.ts", content: "new" }]);
    const merged = await projects.putFiles(ctx, { projectId, source: { kind: "tar.gz", bytes: tar }, replace: false });
    expect(merged).toMatchObject({ added: 0, changed: 1, removed: 0, fileCount: 3 });
    expect(await contents()).toEqual({ "a.ts": "a", "b.ts": "new", "x.png": "" });
  });

  test("of an archive whose only folder is one of the project's stay in it", async () => {
    const { ctx, projectId, contents } = await setup({ "src/a.ts": "a", "b.ts": "b" });
    const bytes = zipOf([{ name: "src/a.ts", content: "changed" }]);
    await projects.putFiles(ctx, { projectId, source: { kind: "zip", bytes }, replace: false });
    expect(await contents()).toEqual({ "src/a.ts": "changed", "b.ts": "b" });
  });

  test("that the project's own .gitignore leaves out are not added", async () => {
    const { put, contents } = await setup({ ".gitignore": "dist/" });
    expect(await put({ "dist/a.js": "1", "a.ts": "2" })).toMatchObject({ added: 1, ignored: 1 });
    expect(await contents()).toEqual({ ".gitignore": "dist/", "a.ts": "2" });
  });

  test("of a broken source change nothing", async () => {
    const { ctx, projectId, put, contents } = await setup({ "a.ts": "a" });
    const cut = zipOf([{ name: "b.ts", content: "b".repeat(500) }]).subarray(0, 60);
    const broken = projects.putFiles(ctx, { projectId, source: { kind: "zip", bytes: cut }, replace: true });
    await expect(broken).rejects.toMatchObject({ code: "invalid_request" });
    await expect(put({ "a.ts": "changed", "../b.ts": "b" })).rejects.toMatchObject({ code: "invalid_request" });
    await expect(put({ "a.ts": "changed" }, { remove: ["/etc"] })).rejects.toMatchObject({ code: "invalid_request" });
    expect(await contents()).toEqual({ "a.ts": "a" });
  });

  test("beyond what a project may hold are refused, also in small steps", async () => {
    const many = Object.fromEntries(Array.from({ length: 1_500 }, (_none, index) => [`f${index}.ts`, `${index}`]));
    const { put, ctx, projectId } = await setup(many);
    const more = Object.fromEntries(Array.from({ length: 501 }, (_none, index) => [`g${index}.ts`, `${index}`]));
    await expect(put(more)).rejects.toMatchObject({ code: "payload_too_large" });
    expect(await put(more, { remove: ["f0.ts"] })).toMatchObject({ added: 501, removed: 1, fileCount: 2_000 });
    expect((await projects.getProject(ctx, { projectId })).project).toMatchObject({ fileCount: 2_000 });
    const diff = "--- /dev/null\n+++ b/one-more.ts\n@@ -0,0 +1 @@\n+one\n";
    await expect(projects.applyChange(ctx, { projectId, diff })).rejects.toMatchObject({ code: "payload_too_large" });
  });

  test("have names that no query takes for something else", async () => {
    const odd = { 'a"b.ts': "1", "a,b.ts": "2", "{a}.ts": "3", "a'b%.ts": "4", NULL: "5", "ünï/🎈.ts": "6", "a b/c.ts": "7" };
    const { put, contents } = await setup(odd);
    expect(await contents()).toEqual(odd);
    expect(await put({}, { remove: Object.keys(odd) })).toMatchObject({ removed: 7, fileCount: 0, bytes: 0 });
  });

  test("of two calls at once are both there", async () => {
    const { put, contents } = await setup();
    await Promise.all(Array.from({ length: 6 }, (_none, index) => put({ [`f${index}.ts`]: "x", "same.ts": `${index}` })));
    expect(Object.keys(await contents())).toHaveLength(7);
  });
});

describe("a diff", () => {
  const before = { "a.ts": "one\ntwo\n", "b.ts": "bee\n" };
  const after = { "a.ts": "one\n2\n", "c.ts": "sea\n" };
  const diff = makeDiff(new Map(Object.entries(before)), new Map(Object.entries(after)));

  test("is applied as a whole and undone as a whole, once", async () => {
    const { ctx, projectId, contents } = await setup(before);
    const { changeId, files } = await projects.applyChange(ctx, { projectId, diff });
    expect(files).toEqual([
      { path: "a.ts", change: "changed", additions: 1, deletions: 1 },
      { path: "b.ts", change: "removed", additions: 0, deletions: 1 },
      { path: "c.ts", change: "added", additions: 1, deletions: 0 },
    ]);
    expect(await contents()).toEqual(after);
    const undone = await projects.undoChange(ctx, { projectId, changeId });
    expect(undone).toEqual({
      changeId,
      files: [
        { path: "a.ts", change: "changed", additions: 1, deletions: 1 },
        { path: "b.ts", change: "added", additions: 1, deletions: 0 },
        { path: "c.ts", change: "removed", additions: 0, deletions: 1 },
      ],
    });
    expect(await contents()).toEqual(before);
    await expect(projects.undoChange(ctx, { projectId, changeId })).rejects.toMatchObject({ code: "conflict" });
    expect((await auditOf(projectId)).slice(1)).toEqual(["project.diff_applied", "project.diff_undone"]);
  });

  test("that does not fit in one file changes none, and says where", async () => {
    const { ctx, projectId, put, contents } = await setup(before);
    await put({ "b.ts": "other\n" });
    const failure = projects.applyChange(ctx, { projectId, diff });
    await expect(failure).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(/b\.ts: hunk 1/) });
    expect(await contents()).toEqual({ ...before, "b.ts": "other\n" });
  });

  test("is not undone when somebody changed one of its files since", async () => {
    const { ctx, projectId, put, contents } = await setup(before);
    const { changeId } = await projects.applyChange(ctx, { projectId, diff });
    await put({ "c.ts": "changed\n" });
    const failure = projects.undoChange(ctx, { projectId, changeId });
    await expect(failure).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("c.ts") });
    expect(await contents()).toEqual({ ...after, "c.ts": "changed\n" });
    await put({ "c.ts": "sea\n", "other.ts": "x" });
    await projects.undoChange(ctx, { projectId, changeId });
    expect(await contents()).toEqual({ ...before, "other.ts": "x" });
  });

  test.each([
    ["prose", "invalid_request", "Change the second line."],
    ["a path outside", "invalid_request", "--- /dev/null\n+++ b/../x.ts\n@@ -0,0 +1 @@\n+x\n"],
    ["a picture", "conflict", "--- a/x.png\n+++ b/x.png\n@@ -1 +1 @@\n-a\n+b\n"],
    ["a new picture", "invalid_request", "--- /dev/null\n+++ b/y.png\n@@ -0,0 +1 @@\n+x\n"],
    ["a text too long", "payload_too_large", `--- /dev/null\n+++ b/y.ts\n@@ -0,0 +1 @@\n+${"x".repeat(1_100_000)}\n`],
  ])("%s is refused as %s", async (_name, code, text) => {
    const { ctx, projectId, contents } = await setup({ "a.ts": "a" });
    await projects.putFiles(ctx, {
      projectId,
      source: { kind: "zip", bytes: zipOf([{ name: "x.png", content: "a" }]) },
      replace: false,
    });
    await expect(projects.applyChange(ctx, { projectId, diff: text })).rejects.toMatchObject({ code });
    expect(await contents()).toEqual({ "a.ts": "a", "x.png": "" });
  });

  test("that nobody made cannot be undone", async () => {
    const { ctx, projectId } = await setup();
    for (const changeId of ["nonsense", crypto.randomUUID()]) {
      await expect(projects.undoChange(ctx, { projectId, changeId })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("the map for a prompt", () => {
  const files = {
    "src/orders.ts":
      'import { totalOf } from "./prices";\n\nexport function confirmOrder(id: string): number {\n  return totalOf(id);\n}\n',
    "src/prices.ts": "export function totalOf(id: string): number {\n  return id.length;\n}\n",
    "tools/clean.py": "def sweep_floor(room):\n    return room\n",
    "README.md": "# Orders\n",
  };

  test("names what it needs, within its budget, with the file that is worked in", async () => {
    const { ctx, projectId } = await setup(files);
    const input = { projectId, prompt: "sweep the floor", budgetTokens: 4_096 };
    const { project, map, activeFile } = await projects.contextOf(ctx, { ...input, activeFile: "./src/orders.ts" });
    expect(project).toMatchObject({ id: projectId, fileCount: 4 });
    expect(map.mappedFileCount).toBe(3);
    expect(map.entries).toContainEqual({ path: "tools/clean.py", name: "sweep_floor" });
    expect(map.entries).toContainEqual({ path: "src/prices.ts", name: "totalOf" });
    expect(map.text).toContain("totalOf(id: string): number");
    expect(map.blocks.map(({ path: at }) => at)).toContain("src/prices.ts");
    expect(activeFile).toEqual({ path: "src/orders.ts", content: files["src/orders.ts"] });
    const small = await projects.contextOf(ctx, { ...input, budgetTokens: 30, activeFile: "nowhere.ts" });
    expect(small.activeFile).toBeUndefined();
    expect(small.map.tokens).toBeLessThanOrEqual(30);
    expect(small.map.entries[0]).toEqual({ path: "tools/clean.py", name: "sweep_floor" });
  });

  test("reads only the files that changed again", async () => {
    const learnt: string[] = [];
    const worker: ProjectWorker = {
      ...pool,
      learn: (some, signal) => {
        learnt.push(...some.map(({ path: at }) => at));
        return pool.learn(some, signal);
      },
    };
    const watched = createProjects({ withActor: database.withActor, audit, worker });
    const unique = Object.fromEntries(Object.entries(files).map(([at, text]) => [at, `${text}\n${crypto.randomUUID()}`]));
    const { ctx, projectId, put } = await setup(unique);
    const draw = () => watched.contextOf(ctx, { projectId, prompt: "order", budgetTokens: 4_096 });
    await draw();
    expect(learnt.splice(0).toSorted()).toEqual(Object.keys(files).toSorted());
    await draw();
    expect(learnt).toEqual([]);
    await put({ "src/prices.ts": `export const renamed = "${crypto.randomUUID()}";\n` });
    expect((await draw()).map.text).toContain("renamed");
    expect(learnt).toEqual(["src/prices.ts"]);
  });

  test("of a project without files is empty", async () => {
    const { ctx, projectId } = await setup();
    const { map } = await projects.contextOf(ctx, { projectId, prompt: "anything", budgetTokens: 100 });
    expect(map).toMatchObject({ entries: [], mappedFileCount: 0 });
  });
});
