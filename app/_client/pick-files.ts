import { alwaysIgnoredBy, createIgnoreRules, isIgnoreFile } from "#lib/projects/ignore-rules";
import { MAX_FILES, MAX_PROJECT_BYTES, MAX_TEXT_BYTES } from "#lib/projects/limits";
import { countOf, formatBytes } from "./format";

// Small enough for progress that is real, large enough that a project is a handful of requests.
const BATCH_BYTES = 4 * 1024 * 1024;
// Enough to keep a disk busy.
const READ_AT_ONCE = 32;
/** The server's limit for one request. */
export const MAX_ARCHIVE_BYTES = 21 * 1024 * 1024;

/** A file before it is read: where it is in the project, and how large. */
export interface Candidate {
  readonly path: string;
  readonly bytes: number;
  read(): Promise<Uint8Array>;
}

/** A text file that will be sent. */
export interface PickedFile {
  readonly path: string;
  readonly content: string;
  readonly bytes: number;
}

/** What is to be sent, and in words what is not. */
export interface Picked {
  readonly files: readonly PickedFile[];
  readonly notes: readonly string[];
}

/** A folder that cannot become a project, with the reason for people. */
export class PickError extends Error {
  override readonly name = "PickError";
}

/** Reads the text files of a folder: without what no project needs, what its `.gitignore` leaves out, and what is not text. */
export async function pickFiles(found: readonly Candidate[], onProgress: (read: number, of: number) => void): Promise<Picked> {
  const wanted = found.filter(({ path }) => alwaysIgnoredBy(path) === undefined);
  const isIgnored = createIgnoreRules(await readIgnoreFiles(wanted));
  const kept = wanted.filter(({ path }) => !isIgnored(path));
  const texts = kept.filter(({ bytes }) => bytes <= MAX_TEXT_BYTES);
  const files: PickedFile[] = [];
  for (let at = 0; at < texts.length; at += READ_AT_ONCE) {
    const some = await Promise.all(texts.slice(at, at + READ_AT_ONCE).map(readText));
    files.push(...some.filter((file) => file !== undefined));
    refuseTooMuch(files);
    onProgress(Math.min(at + READ_AT_ONCE, texts.length), texts.length);
  }
  if (files.length === 0) throw new PickError("There is no text file in it. Choose the folder that holds the source code.");
  return {
    files,
    notes: [
      ...sayLeftOut(found.length - wanted.length, "in folders that no project needs, such as node_modules"),
      ...sayLeftOut(wanted.length - kept.length, "that .gitignore names"),
      ...sayLeftOut(kept.length - texts.length, "above 1 MB"),
      ...sayLeftOut(texts.length - files.length, "that hold no text"),
    ],
  };
}

async function readIgnoreFiles(found: readonly Candidate[]): Promise<{ path: string; content: string }[]> {
  const rules = found.filter(({ path, bytes }) => isIgnoreFile(path) && bytes <= MAX_TEXT_BYTES);
  return Promise.all(rules.map(async ({ path, read }) => ({ path, content: decodeText(await read()) ?? "" })));
}

/** The text in the bytes, as it is; nothing when they are not text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function readText({ path, bytes, read }: Candidate): Promise<PickedFile | undefined> {
  const content = decodeText(await read());
  return content === undefined ? undefined : { path, content, bytes };
}

/** Only reading tells what is text, so this is asked again and again, and stops the reading. */
function refuseTooMuch(files: readonly PickedFile[]): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const advice = "Choose a folder inside of it, such as its src.";
  if (files.length > MAX_FILES)
    throw new PickError(
      `It has more than ${MAX_FILES.toLocaleString("en")} text files, which is what a project takes. ${advice}`,
    );
  if (bytes > MAX_PROJECT_BYTES)
    throw new PickError(
      `Its text files have more than ${formatBytes(MAX_PROJECT_BYTES)}, which is what a project takes. ${advice}`,
    );
}

function sayLeftOut(count: number, which: string): string[] {
  return count === 0 ? [] : [`Left out ${countOf(count, "file")} ${which}`];
}

/** Is a folder of this name left out, so that nobody has to look into it? */
export function isSkippedFolder(path: string): boolean {
  return alwaysIgnoredBy(`${path}/x`) !== undefined;
}

/** The files in requests of about 4 MB, in their order. */
export function planBatches<File extends { readonly bytes: number }>(files: readonly File[], batchBytes = BATCH_BYTES): File[][] {
  const batches: File[][] = [];
  let size = 0;
  for (const file of files) {
    const last = batches.at(-1);
    if (last === undefined || size + file.bytes > batchBytes) {
      batches.push([file]);
      size = file.bytes;
    } else {
      last.push(file);
      size += file.bytes;
    }
  }
  return batches;
}

/** Paths below the one folder that all of them are in, and that folder's name; a top folder of the project stays what it is. */
export function withoutRoot(
  paths: readonly string[],
  topFolders: ReadonlySet<string>,
): { readonly root: string | undefined; readonly paths: readonly string[] } {
  const root = paths[0]?.split("/")[0];
  const isShared = root !== undefined && !topFolders.has(root) && paths.every((path) => path.startsWith(`${root}/`));
  return isShared ? { root, paths: paths.map((path) => path.slice(root.length + 1)) } : { root: undefined, paths };
}

/** The content type of an archive that can be sent as it is; nothing for any other file. */
export function archiveType(name: string): "application/zip" | "application/gzip" | undefined {
  if (/\.zip$/i.test(name)) return "application/zip";
  return /\.(?:tar\.gz|tgz)$/i.test(name) ? "application/gzip" : undefined;
}

/** The name of a project that comes from a folder or an archive of this name. */
export function projectName(name: string): string {
  const plain = name.replace(/\.(?:zip|tar\.gz|tgz)$/i, "").trim();
  return plain === "" ? "Project" : plain.slice(0, 120);
}
