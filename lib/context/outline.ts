/** One file of a project as text. `path` is relative to the project's root, with forward slashes. */
export interface ProjectFile {
  path: string;
  content: string;
}

/** What a file offers to others, or one public member of it, as one line. */
export interface OutlineEntry {
  /** The name as others write it; members as `Class.member`. */
  name: string;
  kind: "function" | "class" | "member" | "interface" | "type" | "enum" | "namespace" | "variable" | "export";
  /** Without its body, on one line. */
  signature: string;
  /** Counted from 1. */
  line: number;
  /** Set when other files cannot take it. */
  internal?: true;
}

/** The most entries, and the most imports, that one file may have. */
export const MAX_ENTRIES = 2_000;

/** What is known of one file without keeping its text; it depends on path and content only. */
export interface FileOutline {
  path: string;
  /** `typescript`, `python` ...; undefined for files that are not read as code. */
  language: string | undefined;
  /** How the entries were found; `none` for files that are not code. */
  how: "ast" | "regex" | "none";
  entries: readonly OutlineEntry[];
  /** What the file takes from others: the specifier as written, and the names. */
  imports: readonly { from: string; names: readonly string[] }[];
  /** Every identifier and word of the text that a request could mean, with how often it occurs. */
  words: Readonly<Record<string, number>>;
}
