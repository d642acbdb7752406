import type { FileOutline, OutlineEntry } from "./outline";
import { createImportResolver } from "./resolve-imports";
import { identifiersOf, termsOf } from "./terms";

/** A file, by the numbers that the index gives to files and entries. */
export interface IndexedFile {
  outline: FileOutline;
  /** A test, an example or a document. */
  isAside: boolean;
  /** The number of its first entry; the others follow. */
  firstEntry: number;
  /** How many words its text has. */
  length: number;
  imports: ReadonlySet<number>;
  importers: ReadonlySet<number>;
}

interface IndexedEntry {
  entry: OutlineEntry;
  file: number;
}

/** The files or entries that have a term, in their order, and how often each has it. */
export interface Places {
  numbers: readonly number[];
  counts: readonly number[];
}

type Postings = ReadonlyMap<string, Places>;

/** What ranking asks of a project. */
export interface SearchIndex {
  files: readonly IndexedFile[];
  entries: readonly IndexedEntry[];
  byPath: ReadonlyMap<string, number>;
  /** Entries by the name that code calls them: of members, what stands after the dot. */
  definitions: ReadonlyMap<string, readonly number[]>;
  /** Terms of files: of their texts and of their paths. */
  texts: Postings;
  paths: Postings;
  /** Terms of entries. */
  names: Postings;
  signatures: Postings;
  averageLength: number;
}

const ASIDE_FOLDER =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|spec|e2e|fixtures?|testdata|examples?|samples?|docs?|bench(?:mark)?s?|playgrounds?|vendor|dist|scripts)\//i;
const ASIDE_FILE = /(?:^|\/)(?:test_[^/]*|conftest\.py)$|[._](?:test|spec|stories|bench|test-d)\.[^/]+$|\.d\.[cm]?ts$/i;

/** Reads outlines into an index; of two with one path the later counts. */
export function createSearchIndex(outlines: readonly FileOutline[]): SearchIndex {
  const sorted = [...new Map(outlines.map((outline) => [outline.path, outline])).values()].toSorted(byPathOrder);
  const byPath = new Map(sorted.map(({ path }, file) => [path, file]));
  const entries = sorted.flatMap((outline, file) => outline.entries.map((entry) => ({ entry, file })));
  const terms = rememberTerms();
  const files = listFiles(sorted, byPath);
  return {
    files,
    entries,
    byPath,
    definitions: collectDefinitions(entries),
    texts: collect(sorted, ({ words }, add) => {
      for (const word in words) for (const term of terms(word)) add(term, words[word]);
    }),
    paths: collect(sorted, ({ path }, add) => {
      for (const part of path.split(/[/.-]/)) for (const term of terms(part)) add(term);
    }),
    names: collect(entries, ({ entry }, add) => {
      for (const word of identifiersOf(entry.name)) for (const term of terms(word)) add(term);
    }),
    signatures: collect(entries, ({ entry }, add) => {
      for (const word of identifiersOf(entry.signature)) for (const term of terms(word)) add(term);
    }),
    averageLength: files.reduce((sum, { length }) => sum + length, 0) / Math.max(files.length, 1),
  };
}

/** The order of files must not depend on the order in which they came. */
function byPathOrder(a: FileOutline, b: FileOutline): number {
  return a.path < b.path ? -1 : 1;
}

/** The last part of a name, as code calls it. */
export function ownNameOf({ name }: OutlineEntry): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function listFiles(outlines: readonly FileOutline[], byPath: ReadonlyMap<string, number>): IndexedFile[] {
  const resolve = createImportResolver(outlines.map(({ path }) => path));
  const imports = outlines.map((outline) => new Set([...resolve(outline)].flatMap((path) => byPath.get(path) ?? [])));
  const importers = outlines.map(() => new Set<number>());
  imports.forEach((others, file) => others.forEach((other) => importers[other]?.add(file)));
  let entries = 0;
  return outlines.map((outline, file) => {
    const firstEntry = entries;
    entries += outline.entries.length;
    let length = 0;
    for (const word in outline.words) length += outline.words[word] ?? 0;
    return {
      outline,
      isAside: ASIDE_FOLDER.test(outline.path) || ASIDE_FILE.test(outline.path),
      firstEntry,
      length,
      imports: imports[file] ?? new Set(),
      importers: importers[file] ?? new Set(),
    };
  });
}

function collectDefinitions(entries: readonly IndexedEntry[]): Map<string, number[]> {
  const definitions = new Map<string, number[]>();
  entries.forEach(({ entry }, number) => {
    const name = ownNameOf(entry);
    const same = definitions.get(name);
    if (same) same.push(number);
    else definitions.set(name, [number]);
  });
  return definitions;
}

function collect<Item>(
  items: readonly Item[],
  read: (item: Item, add: (term: string, count?: number) => void) => void,
): Postings {
  const postings = new Map<string, { numbers: number[]; counts: number[] }>();
  items.forEach((item, number) => {
    read(item, (term, count = 1) => {
      const places = postings.get(term);
      if (!places) postings.set(term, { numbers: [number], counts: [count] });
      else if (places.numbers.at(-1) === number) places.counts.push((places.counts.pop() ?? 0) + count);
      else {
        places.numbers.push(number);
        places.counts.push(count);
      }
    });
  });
  return postings;
}

/** The files of a project share most of their words. */
function rememberTerms(): (word: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (word) => {
    const before = known.get(word);
    if (before) return before;
    const terms = termsOf(word);
    known.set(word, terms);
    return terms;
  };
}
