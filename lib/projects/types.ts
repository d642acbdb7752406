import type { Json } from "#lib/core/json";
import type { Audit, WithActor } from "#lib/core/ports";

/** How a file is kept: `text` with its content, the others by name, size and hash only. */
export type FileKind = "text" | "binary" | "large";

/** One file as a project keeps it. `content` is empty unless it is text; `hash` is the SHA-256 of its bytes. */
export interface PreparedFile {
  path: string;
  content: string;
  hash: string;
  bytes: number;
  language: string | null;
  kind: FileKind;
}

/** A file as callers send it. */
export interface NewFile {
  path: string;
  content: string;
}

/** What is to become files of a project: an archive, or texts. */
export type Source = { kind: "zip" | "tar.gz"; bytes: Uint8Array } | { kind: "files"; files: readonly NewFile[] };

/** A source, and what the project that it goes to has already. */
export interface UnpackOrder {
  source: Source;
  /** `.gitignore` files that stay beside what is unpacked. */
  ignoreFiles: readonly NewFile[];
  /** Top folders that the project has: an archive's own top folder of that name is one of them and not its wrapping. */
  folders: readonly string[];
}

/** What came out of a source; `notes` say in plain words what was left out. */
export interface Unpacked {
  files: PreparedFile[];
  ignored: number;
  notes: string[];
}

/** What an archive, or a batch of files, did to a project. */
export interface FilesReport {
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  ignored: number;
  listed: number;
  fileCount: number;
  bytes: number;
  notes: string[];
}

/** A project as its owner sees it in a list. */
export interface ProjectRecord {
  id: string;
  name: string;
  fileCount: number;
  bytes: number;
  settings: Json;
  createdAt: Date;
  updatedAt: Date;
}

/** A file without its content. */
export type FileEntry = Omit<PreparedFile, "content">;

/** What one diff, or its undoing, did to one file. */
export interface FileChange {
  path: string;
  change: "added" | "changed" | "removed";
  additions: number;
  deletions: number;
}

/** The map of a project that fits a budget, as the context engine draws it. */
export interface ProjectMap {
  text: string;
  tokens: number;
  entries: readonly { path: string; name: string }[];
  /** The parts of `text`, the best first, for callers that fit them into a budget themselves. */
  blocks: readonly MapBlock[];
  /** Of how many files something is known. */
  mappedFileCount: number;
}

/** One file's part of a map: a heading and the chosen lines. */
export interface MapBlock {
  path: string;
  text: string;
  tokens: number;
  entries: readonly { name: string; line: number }[];
}

/** What is asked of the context engine about a project whose outlines it may know. */
export interface MapOrder {
  files: readonly { path: string; hash: string }[];
  prompt: string;
  /** The path of the file that the person works in. */
  activeFile?: string | undefined;
  budgetTokens: number;
}

/** A file as the context engine reads it; an outline follows from path and content, so both name it. */
export interface LearntFile {
  path: string;
  hash: string;
  content: string;
}

/** The map, or the paths of files that have to be learnt first. */
export type MapAnswer = { kind: "map"; map: ProjectMap } | { kind: "missing"; paths: readonly string[] };

/** The work on projects that is too heavy for the server's own thread. */
export interface ProjectWorker {
  unpack(order: UnpackOrder, signal?: AbortSignal): Promise<Unpacked>;
  map(order: MapOrder, signal?: AbortSignal): Promise<MapAnswer>;
  learn(files: readonly LearntFile[], signal?: AbortSignal): Promise<void>;
}

/** What the project verbs need from outside. */
export interface ProjectDeps {
  withActor: WithActor;
  audit: Audit;
  worker: ProjectWorker;
}
