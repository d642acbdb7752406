import { createHash } from "node:crypto";
import { type ArchiveEntry, type ArchiveFile, type OpenArchive, tooLarge } from "./archive";
import { checkPath, refusal } from "./check-path";
import { classifyFile } from "./classify-file";
import { alwaysIgnoredBy, createIgnoreRules, isIgnoreFile } from "./ignore-rules";
import { MAX_FILES, MAX_PROJECT_BYTES, MAX_RATIO, MAX_TEXT_BYTES, RATIO_FREE_BYTES } from "./limits";
import { createNotes } from "./notes";
import { openTar } from "./open-tar";
import { openZip } from "./open-zip";
import type { NewFile, PreparedFile, Source, UnpackOrder, Unpacked } from "./types";

/** An entry that may become a file of the project. */
interface Candidate {
  readonly index: number;
  readonly path: string;
}

// More rules than any project has; each is tried on every path.
const MAX_IGNORE_FILES = 200;
const MAX_IGNORE_BYTES = 64 * 1024;

/** Everything of an archive, or of a batch of texts, that becomes part of a project: all of it, or a refusal that says why. */
export async function unpackArchive({ source, ignoreFiles, folders }: UnpackOrder): Promise<Unpacked> {
  const archive = await open(source);
  const notes = createNotes();
  const named = unwrapped(candidatesOf(archive.entries, notes), source.kind === "files" ? undefined : folders);
  const own = await readIgnoreFiles(archive, named);
  const paths = new Set(own.map(({ path }) => path));
  const isIgnored = createIgnoreRules([...ignoreFiles.filter(({ path }) => !paths.has(path)), ...own]);
  const kept = named.filter(({ path }) => !(isIgnored(path) && notes.ignored(".gitignore")));
  requireFewAndDistinct(kept);
  const files: PreparedFile[] = [];
  for await (const file of readAll(archive, kept)) {
    notes.kept(file);
    files.push(file);
  }
  return { files, ignored: notes.ignoredCount(), notes: notes.sentences() };
}

async function open(source: Source): Promise<OpenArchive> {
  if (source.kind === "files") return openTexts(source.files);
  return source.kind === "zip" ? openZip(source.bytes) : openTar(source.bytes);
}

function openTexts(files: readonly NewFile[]): OpenArchive {
  return {
    entries: files.map(({ path }) => ({ path, kind: "file" })),
    async *read(wanted) {
      for (const [index, { content }] of files.entries()) {
        if (wanted.has(index)) yield { index, packedBytes: undefined, chunks: [Buffer.from(content)] };
      }
    },
  };
}

/** Every path is checked, also of what is left out. */
function candidatesOf(entries: readonly ArchiveEntry[], notes: ReturnType<typeof createNotes>): Candidate[] {
  return entries.flatMap(({ path: raw, kind }, index) => {
    const isFolder = kind === "folder";
    if (isFolder && /^(?:\.?\/)*\.?$/.test(raw) && !raw.startsWith("/")) return [];
    const path = checkPath(isFolder ? raw.replace(/[\\/]+$/, "") : raw);
    if (isFolder) return [];
    const rule = alwaysIgnoredBy(path);
    if (rule !== undefined) notes.ignored(rule);
    else if (kind !== "file") notes.ignored(kind);
    else return [{ index, path }];
    return [];
  });
}

/** Without the one folder that archives of a project are wrapped in, unless the project itself has a folder of that name. */
function unwrapped(candidates: readonly Candidate[], folders: readonly string[] | undefined): readonly Candidate[] {
  const top = candidates[0]?.path.split("/", 1)[0] ?? "";
  const isWrapped = folders !== undefined && !folders.includes(top) && candidates.every(({ path }) => path.startsWith(`${top}/`));
  return isWrapped ? candidates.map(({ index, path }) => ({ index, path: path.slice(top.length + 1) })) : candidates;
}

async function readIgnoreFiles(archive: OpenArchive, candidates: readonly Candidate[]): Promise<NewFile[]> {
  const found: NewFile[] = [];
  const wanted = candidates.filter(({ path }) => isIgnoreFile(path)).slice(0, MAX_IGNORE_FILES);
  for await (const { path, content, kind } of readAll(archive, wanted)) {
    if (kind === "text" && content.length <= MAX_IGNORE_BYTES) found.push({ path, content });
  }
  return found;
}

function requireFewAndDistinct(candidates: readonly Candidate[]): void {
  if (candidates.length > MAX_FILES) throw tooManyFiles(candidates.length);
  const seen = new Set<string>();
  for (const { path } of candidates) {
    if (seen.has(path)) throw refusal(path, "comes twice");
    seen.add(path);
  }
}

async function* readAll(archive: OpenArchive, candidates: readonly Candidate[]): AsyncGenerator<PreparedFile> {
  const pathOf = new Map(candidates.map(({ index, path }) => [index, path]));
  let room = MAX_PROJECT_BYTES;
  for await (const file of archive.read(new Set(pathOf.keys()))) {
    const { hash, byteCount, head } = await measure(file, room);
    room -= byteCount;
    yield classifyFile({ path: pathOf.get(file.index) ?? "", hash, byteCount, head });
  }
}

/** Counts and hashes what comes out, and keeps no more of it than a text may have. */
async function measure({ chunks, packedBytes }: ArchiveFile, room: number) {
  const digest = createHash("sha256");
  const head: Uint8Array[] = [];
  let byteCount = 0;
  for await (const chunk of chunks) {
    if (byteCount <= MAX_TEXT_BYTES) head.push(chunk);
    byteCount += chunk.byteLength;
    if (byteCount > room) throw tooLarge(`The project is larger than ${MAX_PROJECT_BYTES / 1024 / 1024} MB.`);
    if (packedBytes !== undefined && byteCount > RATIO_FREE_BYTES && byteCount > packedBytes * MAX_RATIO) {
      throw tooLarge(`A file in the archive unpacks to more than ${MAX_RATIO} times its size, as no source does.`);
    }
    digest.update(chunk);
  }
  return { hash: digest.digest("hex"), byteCount, head: Buffer.concat(head) };
}

function tooManyFiles(count: number) {
  const [most, had] = [MAX_FILES, count].map((number) => number.toLocaleString("en-US"));
  return tooLarge(`A project has at most ${most} files, and this would be ${had}. Add what can be left out to .gitignore.`);
}
