import { expect, test } from "vitest";
import {
  buildTree,
  filterFiles,
  findByLetter,
  isOpenByItself,
  moveInTree,
  visibleRows,
  type TreeNode,
} from "../../../app/_client/file-tree";
import type { ProjectFile } from "../../../app/_client/project-types";

const fileAt = (path: string): ProjectFile => ({ path, bytes: 1, kind: "text" });
const PATHS = ["src/b10.ts", "src/b9.ts", "src/a/x.ts", "README.md", "deep/only/one/file.ts", "Zoo/a.ts", "apple.ts"];

function setup(open: readonly string[] = []) {
  const nodes = buildTree(PATHS.map(fileAt));
  const rows = visibleRows(nodes, (path) => open.includes(path));
  const indexOf = (path: string): number => rows.findIndex(({ node }) => node.path === path);
  return { nodes, rows, indexOf };
}

const namesOf = (nodes: readonly TreeNode[]): string[] => nodes.map(({ name }) => name);

test("folders come before files, each by name, and numbers count as numbers", () => {
  const { nodes } = setup();
  expect(namesOf(nodes)).toEqual(["deep/only/one", "src", "Zoo", "apple.ts", "README.md"]);
  expect(namesOf(nodes[1]?.children ?? [])).toEqual(["a", "b9.ts", "b10.ts"]);
});

test("folders that hold one folder alone are one line", () => {
  const { nodes } = setup();
  expect(nodes[0]?.path).toBe("deep/only/one");
  expect(namesOf(nodes[0]?.children ?? [])).toEqual(["file.ts"]);
});

test("what is in closed folders is not a line, and each line knows its place for ARIA", () => {
  expect(setup().rows).toHaveLength(5);
  const { rows, indexOf } = setup(["src"]);
  expect(rows).toHaveLength(8);
  expect(rows[indexOf("src/b10.ts")]).toMatchObject({ level: 2, position: 3, siblings: 3, isOpen: false });
  expect(rows[indexOf("src")]).toMatchObject({ level: 1, position: 2, siblings: 5, isOpen: true });
});

test("two thousand files in one folder are listed once each", () => {
  const files = Array.from({ length: 2_000 }, (_none, index) => fileAt(`src/file${index}.ts`));
  const rows = visibleRows(buildTree(files), () => true);
  expect(rows).toHaveLength(2_001);
  expect(new Set(rows.map(({ node }) => node.path)).size).toBe(2_001);
});

test("every word of a filter has to be in the path, in any case and order", () => {
  const files = PATHS.map(fileAt);
  expect(filterFiles(files, "B10 src").map(({ path }) => path)).toEqual(["src/b10.ts"]);
  expect(filterFiles(files, "  ")).toHaveLength(PATHS.length);
  expect(filterFiles(files, "nowhere")).toEqual([]);
});

test("folders above the open file are open by themselves, in a small project all of them", () => {
  expect(isOpenByItself("src", { fileCount: 900, openFile: "src/a/x.ts" })).toBe(true);
  expect(isOpenByItself("sr", { fileCount: 900, openFile: "src/a/x.ts" })).toBe(false);
  expect(isOpenByItself("lib", { fileCount: 900, openFile: undefined })).toBe(false);
  expect(isOpenByItself("lib", { fileCount: 7, openFile: undefined })).toBe(true);
});

test("the keys of a tree go where the ARIA practice says", () => {
  const { rows, indexOf } = setup(["src"]);
  const [folder, inner, file] = [indexOf("src"), indexOf("src/a"), indexOf("src/b9.ts")];
  const press = (at: number, key: string) => moveInTree(rows, at, key);
  expect(press(folder, "ArrowRight")).toEqual({ kind: "go", to: folder + 1 });
  expect(press(inner, "ArrowRight")).toEqual({ kind: "toggle", path: "src/a", isOpen: true });
  expect(press(folder, "ArrowLeft")).toEqual({ kind: "toggle", path: "src", isOpen: false });
  expect(press(file, "ArrowLeft")).toEqual({ kind: "go", to: folder });
  expect(press(file, "ArrowRight")).toBeUndefined();
  expect(press(0, "ArrowUp")).toBeUndefined();
  expect(press(rows.length - 1, "ArrowDown")).toBeUndefined();
  expect(press(3, "Home")).toEqual({ kind: "go", to: 0 });
  expect(press(0, "End")).toEqual({ kind: "go", to: rows.length - 1 });
});

test("a letter goes to the next line that begins with it, round the end", () => {
  const { rows, indexOf } = setup(["src"]);
  expect(findByLetter(rows, 0, "B")).toBe(indexOf("src/b9.ts"));
  expect(findByLetter(rows, indexOf("src/b9.ts"), "b")).toBe(indexOf("src/b10.ts"));
  expect(findByLetter(rows, indexOf("src/b10.ts"), "b")).toBe(indexOf("src/b9.ts"));
  expect(findByLetter(rows, 0, "q")).toBeUndefined();
});
