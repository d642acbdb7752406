import type { FileOutline } from "./outline";

/** What may stand behind a specifier without an ending, in the order tried. */
const ENDINGS = [
  "",
  ".ts",
  ".tsx",
  ".d.ts",
  ".js",
  ".jsx",
  ".mjs",
  ".cjs",
  ".mts",
  ".cts",
  ".vue",
  ".svelte",
  ".py",
  ".rs",
  ".go",
  ".java",
];
const INDEXES = ["/index.ts", "/index.tsx", "/index.js", "/index.jsx", "/index.mjs", "/__init__.py", "/mod.rs", "/src/index.ts"];
const OWN_ROOT = /^(?:[@~#][^/]*|crate|super|self)(?:\/|::)/;
const SCRIPT_ENDING = /\.(?:[cm]?[jt]sx?|vue|svelte)$/;

type Importer = Pick<FileOutline, "path" | "language" | "imports">;

/** Finds the files of a project that the imports of one mean. */
type ImportResolver = (file: Importer) => Set<string>;

/** Relative paths, `@/` and the like by their ends, Python modules, Go and Java packages; what is of no file resolves to nothing. */
export function createImportResolver(paths: readonly string[]): ImportResolver {
  const known = new Set(paths);
  const byEnd = groupByEnd(paths);
  const folders = groupByFolder(paths);

  /** Only when one file alone is meant. */
  function findByEnd(end: string): string[] {
    const found = byEnd.get(end) ?? [];
    return found.length === 1 ? found : [];
  }

  function findFile(path: string): string[] {
    for (const ending of [...ENDINGS, ...INDEXES]) if (known.has(path + ending)) return [path + ending];
    // TypeScript's own way: `./a.js` means a.ts.
    const bare = path.replace(/\.[cm]?jsx?$/, "");
    return bare === path ? [] : findFile(bare);
  }

  function resolve(from: string, { path, language }: Importer, names: readonly string[]): string[] {
    const folder = parentOf(path);
    if (language === "python") return resolvePython(from, folder, names);
    if (from.startsWith(".")) return findFile(join(folder, from));
    if (language === "go") return goPackage(from);
    if (language === "java") return findByEnd(from.replaceAll(".", "/"));
    const tail = from.replace(OWN_ROOT, "").replaceAll("::", "/").replace(SCRIPT_ENDING, "");
    const inPackage = findByEnd(tail);
    // A package of the same repository has its files in its `src`.
    return inPackage.length > 0 ? inPackage : findByEnd(tail.replace(/\/|$/, "/src$&"));
  }

  /** `.a.b` is relative; a module may also be a name that is taken from a package. */
  function resolvePython(from: string, folder: string, names: readonly string[]): string[] {
    const dots = /^\.*/.exec(from)?.[0].length ?? 0;
    const module = from.slice(dots).replaceAll(".", "/");
    if (dots === 0) return [...findByEnd(module), ...names.flatMap((name) => findByEnd(`${module}/${name}`))];
    const base = join(folder, "../".repeat(dots - 1) + module);
    const inside = names.flatMap((name) => findFile(join(base, name)));
    return [...findFile(base), ...inside];
  }

  function goPackage(from: string): string[] {
    const parts = from.split("/");
    for (let skip = 1; skip < parts.length; skip++) {
      const files = folders.get(parts.slice(skip).join("/"));
      if (files) return files.filter((path) => path.endsWith(".go") && !path.endsWith("_test.go"));
    }
    return [];
  }

  return (outline) => {
    const found = new Set(outline.imports.flatMap(({ from, names }) => resolve(from, outline, names)));
    found.delete(outline.path);
    return found;
  };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function join(folder: string, specifier: string): string {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

/** Every end of every path without its ending: `b/c` finds `a/b/c.ts` and `a/b/c/index.ts`. */
function groupByEnd(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const bare = path.replace(/(?:\/(?:index|__init__|mod))?(?:\.d)?\.[^./]+$/, "");
    for (let start = 0; start >= 0; start = bare.indexOf("/", start) + 1 || -1) {
      const end = bare.slice(start);
      const group = groups.get(end);
      if (group) group.push(path);
      else groups.set(end, [path]);
    }
  }
  return groups;
}

function groupByFolder(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const folder = parentOf(path);
    const group = groups.get(folder);
    if (group) group.push(path);
    else groups.set(folder, [path]);
  }
  return groups;
}
