import { collectWords } from "./collect-words";
import { outlineGrammar } from "./grammar/outline-grammar";
import { languageOf } from "./languages";
import { cutLine } from "./one-line";
import { MAX_ENTRIES, type FileOutline, type ProjectFile } from "./outline";
import { outlineByPatterns } from "./regex-outline";
import { outlineComponent } from "./script/outline-component";
import { outlineScript } from "./script/outline-script";
import { dialectOf } from "./script/parse-script";

type Outlined = Pick<FileOutline, "entries" | "imports">;
type Reader = (file: ProjectFile) => Outlined | undefined;

/** Larger files are made by machines, and take a parser longer than they are worth. */
const MAX_PARSED = 1_000_000;

/** Nobody writes longer names, but there are names in quotes. */
const MAX_NAME = 120;

const readScript: Reader = ({ path, content }) => outlineScript(content, dialectOf(path));
const readComponent: Reader = ({ path, content }) => outlineComponent(path, content);

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["typescript", readScript],
  ["tsx", readScript],
  ["javascript", readScript],
  ["vue", readComponent],
  ["svelte", readComponent],
  ["python", ({ content }) => outlineGrammar("python", content)],
  ["go", ({ content }) => outlineGrammar("go", content)],
  ["rust", ({ content }) => outlineGrammar("rust", content)],
  ["java", ({ content }) => outlineGrammar("java", content)],
]);

/** What one file of a project offers, takes and talks about. Depends on its path and content only, and never throws. */
export function extractOutline(file: ProjectFile): FileOutline {
  const { path, content } = file;
  const language = languageOf(path);
  const read = language === undefined ? undefined : READERS.get(language);
  const words = collectWords(content);
  if (language === undefined || !read) return { path, language: undefined, how: "none", entries: [], imports: [], words };
  const parsed = content.length > MAX_PARSED ? undefined : attempt(read, file);
  if (parsed) return { path, language, how: "ast", ...bounded(parsed), words };
  const seen = outlineByPatterns(language, content.slice(0, MAX_PARSED));
  return { path, language, how: "regex", ...bounded(seen), words };
}

/** Names and specifiers are what somebody wrote: they may be strings of any length, with line breaks. */
function bounded({ entries, imports }: Outlined): Outlined {
  const flat = entries.map((entry) => ({
    ...entry,
    name: cutLine(entry.name, MAX_NAME),
    signature: cutLine(entry.signature),
  }));
  return {
    entries: flat.filter(({ name, signature }) => name !== "" && signature !== ""),
    imports: imports.slice(0, MAX_ENTRIES).map(({ from, names }) => ({
      from: cutLine(from),
      names: names.slice(0, MAX_ENTRIES).map((name) => cutLine(name, MAX_NAME)),
    })),
  };
}

/** Parsers throw at what is beyond repair, and at what is nested too deep. */
function attempt(read: Reader, file: ProjectFile) {
  try {
    return read(file);
  } catch {
    return undefined;
  }
}
