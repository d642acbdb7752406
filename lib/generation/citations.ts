/** A place in a project that an answer names. */
export interface Citation {
  path: string;
  /** Counted from 1; nothing where a whole file is meant. */
  line: number | undefined;
}

// `src/a.ts:12`, `src/a.ts:12-20`, `src/a.ts`; a path has a slash or an ending.
const CITED = /`(?<path>[\w@.()[\]-][\w@.()[\]/+-]{0,300}?\.?[\w-]{1,12})(?::(?<line>\d{1,6})(?:-\d{1,6})?)?`/g;
const IS_PATH = /\/|\.[a-z][a-z0-9]{0,6}$/i;
const MOST = 40;

/** The places that a Markdown text cites in backticks, each once, in order. */
export function citationsIn(text: string): Citation[] {
  const found = new Map<string, Citation>();
  for (const { groups } of text.matchAll(CITED)) {
    const path = groups?.["path"] ?? "";
    const line = groups?.["line"];
    if (!IS_PATH.test(path) || found.size >= MOST) continue;
    found.set(`${path}:${line ?? ""}`, { path, line: line === undefined ? undefined : Number(line) });
  }
  return [...found.values()];
}
