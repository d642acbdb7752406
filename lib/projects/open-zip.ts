import { crc32, createInflateRaw } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { SparkError } from "#lib/core/errors";
import { type ArchiveEntry, type ArchiveFile, damaged, type OpenArchive, readingArchive, tooLarge } from "./archive";
import { MAX_ENTRIES } from "./limits";

const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;

// What Unix writes into the upper half of the attributes.
const FILE_TYPE = 0o170000;
const TYPES: Record<number, ArchiveEntry["kind"]> = { 0: "file", 0o100000: "file", 0o040000: "folder", 0o120000: "link" };

/** Opens a zip by its central directory. Sizes that it states are checked against what comes out, never trusted. */
export async function openZip(bytes: Uint8Array): Promise<OpenArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  const zip = await openDirectory(buffer);
  if (zip.entryCount > MAX_ENTRIES) throw tooManyEntries();
  for await (const entry of readingArchive(readDirectory(zip))) entries.push(entry);
  requireApart(entries, buffer.byteLength);
  return { entries: entries.map(toArchiveEntry), read: (wanted) => readFiles(zip, buffer, entries, wanted) };
}

async function openDirectory(buffer: Buffer): Promise<ZipFile> {
  try {
    // Names are decoded below: what is wrong with one is said in our words.
    return await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false });
  } catch (error) {
    throw damaged(error);
  }
}

async function* readDirectory(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw encrypted();
      yield entry;
    }
  } catch (error) {
    // At the strong kind the library gives up by itself.
    throw error instanceof Error && /strong encryption/.test(error.message) ? encrypted() : error;
  }
}

function toArchiveEntry(entry: Entry): ArchiveEntry {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  const type = TYPES[(entry.externalFileAttributes >>> 16) & FILE_TYPE] ?? "special";
  return { path, kind: type === "file" && path.endsWith("/") ? "folder" : type };
}

/** Entries that share bytes multiply what an archive unpacks to; no tool writes them. */
function requireApart(entries: readonly Entry[], size: number): void {
  const ranges = entries.map(({ relativeOffsetOfLocalHeader: start, fileNameLength, compressedSize }) => ({
    start,
    end: start + LOCAL_HEADER_BYTES + fileNameLength + compressedSize,
  }));
  let end = 0;
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    if (range.start < end || range.end > size) throw damaged();
    end = range.end;
  }
}

async function* readFiles(zip: ZipFile, buffer: Buffer, entries: readonly Entry[], wanted: ReadonlySet<number>) {
  for (const [index, entry] of entries.entries()) {
    if (!wanted.has(index)) continue;
    const start = await dataStart(zip, entry);
    const packed = buffer.subarray(start, start + entry.compressedSize);
    const file: ArchiveFile = {
      index,
      packedBytes: packed.byteLength,
      chunks: readingArchive(checked(entry, unpacked(entry, packed))),
    };
    yield file;
  }
}

async function dataStart(zip: ZipFile, entry: Entry): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch (error) {
    throw damaged(error);
  }
}

async function* unpacked(entry: Entry, packed: Buffer): AsyncGenerator<Uint8Array> {
  if (entry.compressionMethod === STORED) yield packed;
  else if (entry.compressionMethod === DEFLATED) yield* createInflateRaw().end(packed);
  else throw new SparkError("invalid_request", "The archive is packed in a way that is not supported. Use an ordinary zip.");
}

/** Ends at the first byte more than the directory promised, and complains about each that is missing or wrong. */
async function* checked(entry: Entry, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let count = 0;
  let checksum = 0;
  for await (const chunk of chunks) {
    count += chunk.byteLength;
    if (count > entry.uncompressedSize) throw damaged();
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (count !== entry.uncompressedSize || checksum !== entry.crc32) throw damaged();
}

function encrypted(): SparkError {
  return new SparkError("invalid_request", "The archive is encrypted. Pack it without a password. Nothing was stored.");
}

function tooManyEntries(): SparkError {
  return tooLarge(`The archive has more than ${MAX_ENTRIES.toLocaleString("en-US")} entries. Leave node_modules out of it.`);
}
