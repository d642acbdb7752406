import path from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { createProjectPool } from "#lib/platform/project-pool";
import { mapProject } from "#lib/projects/map-project";
import type { LearntFile, Source, UnpackOrder } from "#lib/projects/types";
import { zipOf } from "../../support/archives";

// Threads are started and ended, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

const WORKER = path.resolve(".build/project.worker.mjs");
const BREAKING = path.resolve("tests/unit/projects/support/breaking.worker.mjs");
const DEATHS = ["exit", "hang", "fill-memory"];

const pool = createProjectPool({ workerFile: WORKER });
afterAll(() => pool.close());

const orderOf = (source: Source): UnpackOrder => ({ source, ignoreFiles: [], folders: [] });

/** A pool whose thread breaks as it is told, and an order that tells it how. */
function fragile() {
  return {
    broken: createProjectPool({ workerFile: BREAKING, timeoutMs: 1_000 }),
    as: (how: string) => orderOf({ kind: how } as unknown as Source),
  };
}

test("an archive is unpacked in the thread, and its refusal crosses whole", async () => {
  const bytes = zipOf([{ name: "a.ts", content: "a" }]);
  expect(await pool.unpack(orderOf({ kind: "zip", bytes }))).toMatchObject({ files: [{ path: "a.ts", content: "a" }] });
  const cut = pool.unpack(orderOf({ kind: "zip", bytes: bytes.subarray(0, 20) }));
  await expect(cut).rejects.toMatchObject({ code: "invalid_request", message: expect.stringContaining("archive") });
});

test("rules that take for ever to match cost their upload alone", async () => {
  const impatient = createProjectPool({ workerFile: WORKER, timeoutMs: 1_500 });
  try {
    const files = [
      { path: ".gitignore", content: `${"**/a/".repeat(20)}b` },
      { path: `${"a/".repeat(150)}c`, content: "" },
    ];
    const endless = impatient.unpack(orderOf({ kind: "files", files }));
    const next = impatient.unpack(orderOf({ kind: "files", files: [{ path: "b.ts", content: "b" }] }));
    await expect(endless).rejects.toMatchObject({ code: "timeout" });
    expect((await next).files).toMatchObject([{ path: "b.ts" }]);
  } finally {
    await impatient.close();
  }
});

test.each([...DEATHS, "throw"])("a thread that breaks (%s) costs its call only", async (how) => {
  const { broken, as } = fragile();
  try {
    const breaking = broken.unpack(as(how)).then(
      () => "fine",
      (error: { code: string }) => error.code,
    );
    const next = broken.unpack(as("fine"));
    expect(await breaking).toBe("timeout");
    expect((await next).notes).toEqual(["fine"]);
  } finally {
    await broken.close();
  }
});

test("a caller that gives up stops waiting, and the next one is answered", async () => {
  const { broken, as } = fragile();
  const giveUp = new AbortController();
  const hanging = broken.unpack(as("hang"), giveUp.signal);
  const next = broken.unpack(as("fine"));
  giveUp.abort(new Error("enough"));
  await expect(hanging).rejects.toThrow("enough");
  expect((await next).notes).toEqual(["fine"]);
  await broken.close();
});

test("a worker that does not exist is said to be so", async () => {
  const absent = createProjectPool({ workerFile: path.resolve(".build/no.worker.mjs") });
  await expect(absent.unpack(orderOf({ kind: "files", files: [] }))).rejects.toMatchObject({ code: "internal" });
  await absent.close();
});

describe("the map of a project", () => {
  const filesOf = (contents: Record<string, string>): LearntFile[] =>
    Object.entries(contents).map(([at, content]) => ({ path: at, hash: `hash of ${content}`, content }));
  const source = (files: readonly LearntFile[], asked: string[][] = []) => ({
    read: async (paths: readonly string[]) => {
      asked.push([...paths]);
      return files.filter((file) => paths.includes(file.path));
    },
    signal: new AbortController().signal,
  });

  test.each(DEATHS)(
    "is drawn without the file that the thread broke at (%s), and the other files are read again",
    async (how) => {
      const { broken } = fragile();
      try {
        const files = filesOf({ "a.ts": "fine", "b.ts": how, "c.ts": "fine" });
        const order = { files, prompt: "", budgetTokens: 100 };
        expect(await mapProject(broken, order, source(files))).toMatchObject({ text: "a.ts b.ts c.ts" });
        const asked: string[][] = [];
        expect(await mapProject(broken, order, source(files, asked))).toMatchObject({ mappedFileCount: 3 });
        expect(asked).toEqual([]);
      } finally {
        await broken.close();
      }
    },
  );

  test("fails with its reason when more files break the thread than anybody has patience for", async () => {
    const { broken } = fragile();
    try {
      const files = filesOf(Object.fromEntries(Array.from({ length: 9 }, (_none, index) => [`${index}.ts`, "exit"])));
      const hashed = files.map((file, index) => ({ ...file, hash: `${index}` }));
      const drawn = mapProject(broken, { files: hashed, prompt: "", budgetTokens: 100 }, source(hashed));
      await expect(drawn).rejects.toMatchObject({ code: "timeout" });
    } finally {
      await broken.close();
    }
  });
});
