import { readRequest, type RequestWords } from "./read-request";
import type { IndexedFile, Places, SearchIndex } from "./search-index";
import { termsOf } from "./terms";

/** Found by trial on commits of three projects and held against three others; each may be halved or doubled for a point or two. */
const WEIGHTS = {
  text: 1,
  path: 2.5,
  nameInFile: 1.5,
  name: 3,
  signature: 1,
  /** A name that the request writes out, shared among those who bear it. */
  writtenName: 6,
  writtenPath: 15,
  /** What the active file takes from others; the likeliest files of a request count in part. */
  reference: 10,
  imported: 2,
  likely: 0.6,
  importer: 1,
  folder: 0.5,
  own: 8,
  /** What is less often meant. */
  aside: 0.2,
  member: 0.8,
  passedOn: 0.2,
} as const;
/** BM25: how soon more of the same word says no more, and how much a long file has to say it oftener. */
const [SATURATION, LENGTH_SHARE] = [1.2, 0.5];
/** From here on the entries of one file count half, so that no file takes all the room. */
const FILE_DEPTH = 30;
const LIKELY_FILES = 6;
/** A name that is defined oftener says nothing about which one is meant. */
const MAX_NAMESAKES = 12;

const NOWHERE: Places = { numbers: [], counts: [] };

interface Scores {
  files: Float64Array;
  entries: Float64Array;
}

/** The numbers of all entries, those first that a request most likely needs. */
export function rankEntries(index: SearchIndex, request: { prompt: string; activePath?: string | undefined }): number[] {
  const words = readRequest(request.prompt);
  const scores: Scores = { files: new Float64Array(index.files.length), entries: new Float64Array(index.entries.length) };
  for (const [term, times] of words.terms) matchTerm(index, scores, { term, times });
  matchWritten(index, scores, words);
  const asideShare = words.wantsAside ? 1 : WEIGHTS.aside;
  index.files.forEach(({ isAside }, file) => {
    if (isAside) scores.files[file] = at(scores.files, file) * asideShare;
  });
  const likely = likelyFiles(scores.files);
  const best = at(scores.files, likely[0] ?? 0);
  const shares = likely.map((file) => [file, (WEIGHTS.likely * at(scores.files, file)) / best] as const);
  for (const [file, share] of shares) followFile(index, scores, { file, share });
  const active = request.activePath === undefined ? undefined : index.byPath.get(request.activePath);
  if (active !== undefined) matchActive(index, scores, active);
  return orderEntries(index, scores, asideShare);
}

interface Term {
  term: string;
  times: number;
}

function matchTerm(index: SearchIndex, scores: Scores, term: Term): void {
  matchFiles(index, scores, term);
  matchEntries(index, scores, term);
}

function matchFiles(index: SearchIndex, scores: Scores, { term, times }: Term): void {
  const [texts, paths] = [index.texts.get(term) ?? NOWHERE, index.paths.get(term) ?? NOWHERE];
  const inText = Math.sqrt(times) * rarity(texts.numbers.length, index.files.length);
  texts.numbers.forEach((file, place) => {
    const length = (index.files[file]?.length ?? 0) / index.averageLength;
    const count = texts.counts[place] ?? 0;
    const often = count / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length));
    raise(scores.files, file, WEIGHTS.text * inText * often * (SATURATION + 1));
  });
  const inPath = Math.sqrt(times) * rarity(paths.numbers.length, index.files.length);
  for (const file of paths.numbers) raise(scores.files, file, WEIGHTS.path * inPath);
}

function matchEntries(index: SearchIndex, scores: Scores, { term, times }: Term): void {
  const [names, signatures] = [index.names.get(term) ?? NOWHERE, index.signatures.get(term) ?? NOWHERE];
  const inName = Math.sqrt(times) * rarity(names.numbers.length, index.entries.length);
  for (const entry of names.numbers) raise(scores.entries, entry, WEIGHTS.name * inName);
  const files = new Set(names.numbers.map((entry) => fileOf(index, entry)));
  for (const file of files) raise(scores.files, file, WEIGHTS.nameInFile * inName);
  const inSignature = Math.sqrt(times) * rarity(signatures.numbers.length, index.entries.length);
  for (const entry of signatures.numbers) raise(scores.entries, entry, WEIGHTS.signature * inSignature);
}

/** Names and paths that the request writes out. */
function matchWritten(index: SearchIndex, scores: Scores, { identifiers, paths }: RequestWords): void {
  for (const identifier of identifiers) {
    const namesakes = index.definitions.get(identifier) ?? [];
    const weight = WEIGHTS.writtenName / Math.sqrt(namesakes.length);
    for (const entry of namesakes) {
      raise(scores.entries, entry, weight);
      raise(scores.files, fileOf(index, entry), weight / 2);
    }
  }
  index.files.forEach(({ outline: { path } }, file) => {
    if (paths.some((written) => path === written || path.endsWith(`/${written}`))) raise(scores.files, file, WEIGHTS.writtenPath);
  });
}

function matchActive(index: SearchIndex, scores: Scores, active: number): void {
  followFile(index, scores, { file: active, share: 1 });
  raise(scores.files, active, WEIGHTS.own);
  for (const importer of index.files[active]?.importers ?? []) raise(scores.files, importer, WEIGHTS.importer);
  const folder = folderOf(index.files[active]);
  index.files.forEach((file, number) => {
    if (folderOf(file) === folder) raise(scores.files, number, WEIGHTS.folder);
  });
}

/** What a file imports, and the names in its text that are defined elsewhere. */
function followFile(index: SearchIndex, scores: Scores, { file, share }: { file: number; share: number }): void {
  const { outline, imports } = index.files[file] ?? {};
  if (!outline || !imports) return;
  for (const other of imports) {
    const importers = index.files[other]?.importers.size ?? 0;
    raise(scores.files, other, share * WEIGHTS.imported * rarity(importers, index.files.length));
  }
  const imported = new Set(outline.imports.flatMap(({ names }) => names));
  for (const word in outline.words) {
    const namesakes = index.definitions.get(word) ?? [];
    if (namesakes.length === 0 || namesakes.length > MAX_NAMESAKES) continue;
    const weight = share * WEIGHTS.reference * rarityOfName(index, word);
    for (const entry of namesakes) {
      const other = fileOf(index, entry);
      if (other === file) continue;
      const isImported = imports.has(other) && imported.has(word);
      raise(scores.entries, entry, weight * (isImported ? 1 : (imports.has(other) ? 0.7 : 0.4) / namesakes.length));
    }
  }
}

/** Up to half as much again for a name that few files have: what everything uses is less in need of a map. */
function rarityOfName(index: SearchIndex, name: string): number {
  const [whole] = termsOf(name).slice(-1);
  const places = whole === undefined ? index.files.length : index.texts.get(whole)?.numbers.length;
  return Math.min(Math.max(rarity(places ?? 0, index.files.length) / 3, 1), 1.5);
}

function likelyFiles(scores: Float64Array): number[] {
  const found = [...scores.keys()].filter((file) => at(scores, file) > 0);
  return found.toSorted((a, b) => at(scores, b) - at(scores, a) || a - b).slice(0, LIKELY_FILES);
}

/** An entry is worth what speaks for itself and for its file; the file speaks less for each further one. */
function orderEntries(index: SearchIndex, scores: Scores, asideShare: number): number[] {
  const worth = new Float64Array(index.entries.length);
  index.files.forEach(({ outline, firstEntry, isAside }, file) => {
    const own = outline.entries.map((_, position) => firstEntry + position);
    own.sort((a, b) => at(scores.entries, b) - at(scores.entries, a) || a - b);
    own.forEach((entry, position) => {
      const kind = index.entries[entry]?.entry.kind;
      const share = (kind === "export" ? WEIGHTS.passedOn : kind === "member" ? WEIGHTS.member : 1) * (isAside ? asideShare : 1);
      worth[entry] = share * (at(scores.entries, entry) + at(scores.files, file) / (1 + position / FILE_DEPTH));
    });
  });
  return [...worth.keys()].sort((a, b) => at(worth, b) - at(worth, a) || a - b);
}

function rarity(places: number, total: number): number {
  return Math.log(1 + (total - places + 0.5) / (places + 0.5));
}

function raise(scores: Float64Array, position: number, by: number): void {
  scores[position] = at(scores, position) + by;
}

function at(scores: Float64Array, position: number): number {
  return scores[position] ?? 0;
}

function fileOf(index: SearchIndex, entry: number): number {
  return index.entries[entry]?.file ?? -1;
}

function folderOf(file: IndexedFile | undefined): string {
  const path = file?.outline.path ?? "";
  return path.slice(0, path.lastIndexOf("/") + 1);
}
