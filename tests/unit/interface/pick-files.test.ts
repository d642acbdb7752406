import { expect, test } from "vitest";
import {
  archiveType,
  isSkippedFolder,
  PickError,
  pickFiles,
  planBatches,
  projectName,
  withoutRoot,
  type Candidate,
} from "../../../app/_client/pick-files";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function candidate(path: string, content: string | Uint8Array = "text", bytes?: number): Candidate {
  const data = typeof content === "string" ? bytesOf(content) : content;
  return { path, bytes: bytes ?? data.byteLength, read: async () => data };
}

const pick = (found: readonly Candidate[]) => pickFiles(found, () => undefined);

test("what no project needs, secrets, what .gitignore names and what is no text is left out, and said", async () => {
  const { files, notes } = await pick([
    candidate(".gitignore", "dist/\n*.log"),
    candidate("src/a.ts", "export const a = 1;"),
    candidate("node_modules/react/index.js"),
    candidate("packages/x/node_modules/y.js"),
    candidate(".env", "SECRET=1"),
    candidate("dist/a.js"),
    candidate("today.log"),
    candidate("picture.png", Uint8Array.of(137, 80, 0, 1)),
    candidate("latin1.txt", Uint8Array.of(0xe9, 0x20)),
    candidate("huge.json", "{}", 3 * 1024 * 1024),
  ]);
  expect(files.map(({ path }) => path)).toEqual([".gitignore", "src/a.ts"]);
  expect(files[1]).toEqual({ path: "src/a.ts", content: "export const a = 1;", bytes: 19 });
  expect(notes.join("\n")).toMatch(
    /3 files in folders.*\n.*2 files that .gitignore.*\n.*1 file above 1 MB\n.*2 files that hold no text/,
  );
});

test("pictures do not count among the two thousand", async () => {
  const pictures = Array.from({ length: 2_500 }, (_none, index) => candidate(`p${index}.png`, Uint8Array.of(0)));
  const { files } = await pick([...pictures, candidate("a.ts")]);
  expect(files.map(({ path }) => path)).toEqual(["a.ts"]);
});

test("a byte order mark stays: a diff has to fit the file as it is", async () => {
  const { files } = await pick([candidate("a.txt", Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))]);
  expect(files[0]?.content).toBe("\uFEFFa");
});

test("progress goes up to all files that are read", async () => {
  const seen: [number, number][] = [];
  const found = Array.from({ length: 40 }, (_none, index) => candidate(`f${index}.ts`));
  await pickFiles([...found, candidate("node_modules/c")], (read, of) => seen.push([read, of]));
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)).toEqual([40, 40]);
});

test("too many texts, too many bytes and nothing at all are refused with what to do, and reading stops there", async () => {
  let reads = 0;
  const counting = (path: string, bytes: number): Candidate => ({
    path,
    bytes,
    read: async () => {
      reads += 1;
      return path.endsWith(".png") ? Uint8Array.of(0) : bytesOf("x");
    },
  });
  const many = Array.from({ length: 6_000 }, (_none, index) => counting(`f${index}.ts`, 1));
  await expect(pick(many)).rejects.toThrow(/more than 2,000 text files.*such as its src/);
  expect(reads).toBeLessThan(2_100);
  const heavy = Array.from({ length: 21 }, (_none, index) => counting(`f${index}.ts`, 1024 * 1024));
  await expect(pick(heavy)).rejects.toThrow(/more than 20.0 MB/);
  await expect(pick([candidate("a.png", Uint8Array.of(0))])).rejects.toThrow(PickError);
});

test("requests hold about as much as they may, in order, and a larger file has one of its own", () => {
  const files = [3, 3, 3, 9, 1].map((bytes, index) => ({ bytes, index }));
  const batches = planBatches(files, 6);
  expect(batches.map((batch) => batch.map(({ index }) => index))).toEqual([[0, 1], [2], [3], [4]]);
  expect(planBatches([], 6)).toEqual([]);
});

test("the folder that was chosen is not part of the paths; folders dropped beside each other are", () => {
  const none = new Set<string>();
  expect(withoutRoot(["app/a.ts", "app/src/b.ts"], none)).toEqual({ root: "app", paths: ["a.ts", "src/b.ts"] });
  expect(withoutRoot(["app/a.ts", "lib/b.ts"], none)).toEqual({ root: undefined, paths: ["app/a.ts", "lib/b.ts"] });
  expect(withoutRoot(["a.ts"], none)).toEqual({ root: undefined, paths: ["a.ts"] });
});

test("a folder that the project has already goes to its place", () => {
  const folders = new Set(["src"]);
  expect(withoutRoot(["src/a.ts", "src/b.ts"], folders)).toEqual({ root: undefined, paths: ["src/a.ts", "src/b.ts"] });
  expect(withoutRoot(["shop/src/a.ts"], folders)).toEqual({ root: "shop", paths: ["src/a.ts"] });
});

test("folders that are left out are not looked into", () => {
  expect(isSkippedFolder("node_modules")).toBe(true);
  expect(isSkippedFolder("packages/x/.git")).toBe(true);
  expect(isSkippedFolder("src")).toBe(false);
});

test("archives are known by their names, and give a project its name", () => {
  expect([archiveType("a.zip"), archiveType("a.TAR.GZ"), archiveType("a.tgz"), archiveType("a.gz")]).toEqual([
    "application/zip",
    "application/gzip",
    "application/gzip",
    undefined,
  ]);
  expect([projectName("shop.tar.gz"), projectName("shop"), projectName(".zip")]).toEqual(["shop", "shop", "Project"]);
});
