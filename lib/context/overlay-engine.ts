import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { extractOutline } from "./extract-outline";
import type { FileOutline } from "./outline";
import type { ProjectMap } from "./print-map";
import { createProjectIndex, type MapRequest, type ProjectIndex } from "./project-index";

/** A file by what its outline depends on. */
export interface KnownFile {
  path: string;
  hash: string;
}

/** The map of a project, or the paths of those files that have to be learnt first. */
export type OverlayAnswer = { kind: "map"; map: ProjectMap & { mappedFileCount: number } } | { kind: "missing"; paths: string[] };

// In words and entries, each of which takes about a hundred bytes: the largest project, or a dozen ordinary ones.
const MAX_OUTLINE_SIZE = 3_000_000;
const MAX_INDEXES = 3;

/** Keeps what was read of projects by content, so that only changed files are read again, and indexes by project. */
export function createOverlayEngine() {
  const outlines = new LRUCache<string, FileOutline>({ maxSize: MAX_OUTLINE_SIZE, sizeCalculation: sizeOf });
  const indexes = new LRUCache<string, { index: ProjectIndex; mappedFileCount: number }>({ max: MAX_INDEXES });

  /** Draws the map of these files, if all of them are known. */
  function map({ files, ...request }: MapRequest & { files: readonly KnownFile[] }): OverlayAnswer {
    const revision = createHash("sha256").update(files.map(keyOf).join("\n")).digest("base64");
    const known = indexes.get(revision) ?? indexOf(files);
    if (Array.isArray(known)) return { kind: "missing", paths: known };
    indexes.set(revision, known);
    return { kind: "map", map: { ...known.index.map(request), mappedFileCount: known.mappedFileCount } };
  }

  /** The index of these files, or the paths of those that are not known. */
  function indexOf(files: readonly KnownFile[]): { index: ProjectIndex; mappedFileCount: number } | string[] {
    const found = files.map((file) => outlines.get(keyOf(file)));
    const missing = files.filter((_file, position) => found[position] === undefined).map(({ path }) => path);
    if (missing.length > 0) return missing;
    const all = found.filter((outline) => outline !== undefined);
    return { index: createProjectIndex(all), mappedFileCount: all.filter(({ entries }) => entries.length > 0).length };
  }

  /** Reads a file, unless it is known. */
  function learn({ path, hash, content }: KnownFile & { content: string }): void {
    const key = keyOf({ path, hash });
    if (!outlines.has(key)) outlines.set(key, extractOutline({ path, content }));
  }

  return { map, learn };
}

/** An outline tells of its path too, so equal contents in two places have two. */
function keyOf({ path, hash }: KnownFile): string {
  return `${hash} ${path}`;
}

function sizeOf({ entries, imports, words }: FileOutline): number {
  return 1 + 4 * entries.length + imports.length + Object.keys(words).length;
}
