import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { extract, type Extract as TarStream } from "tar-stream";
import { type ArchiveEntry, type ArchiveFile, damaged, type OpenArchive, readingArchive, tooLarge } from "./archive";
import { MAX_ENTRIES, MAX_RATIO, MAX_STREAM_BYTES, RATIO_FREE_BYTES } from "./limits";

type Entry = TarStream extends AsyncIterable<infer Item> ? Item : never;

const KINDS: Record<string, ArchiveEntry["kind"]> = {
  file: "file",
  "contiguous-file": "file",
  directory: "folder",
  link: "link",
  symlink: "link",
};

/** Opens a compressed tar. It is a stream, so it is unpacked again for each reading; nothing of it is kept. */
export async function openTar(bytes: Uint8Array): Promise<OpenArchive> {
  const entries: ArchiveEntry[] = [];
  for await (const entry of readingArchive(walkTar(bytes))) {
    if (entries.length === MAX_ENTRIES) throw tooManyEntries();
    entries.push(toArchiveEntry(entry));
    entry.resume();
  }
  // An empty stream has no end of a tar either.
  if (entries.length === 0) throw damaged();
  return { entries, read: (wanted) => readingArchive(readFiles(bytes, wanted)) };
}

function toArchiveEntry({ header: { name: path, type } }: Entry): ArchiveEntry {
  const kind = KINDS[type] ?? "special";
  return { path, kind: kind === "file" && path.endsWith("/") ? "folder" : kind };
}

async function* readFiles(bytes: Uint8Array, wanted: ReadonlySet<number>): AsyncGenerator<ArchiveFile> {
  let left = wanted.size;
  let index = 0;
  if (left === 0) return;
  for await (const entry of walkTar(bytes)) {
    if (wanted.has(index)) {
      yield { index, packedBytes: undefined, chunks: readingArchive(bytesOf(entry)) };
      if (--left === 0) return;
    } else entry.resume();
    index += 1;
  }
}

// The stream's type does not say what it carries.
async function* bytesOf(entry: Entry): AsyncGenerator<Uint8Array> {
  for await (const chunk of entry) if (chunk instanceof Uint8Array) yield chunk;
}

async function* walkTar(bytes: Uint8Array): AsyncGenerator<Entry> {
  const tar = extract();
  const feeding = feed(tar, bytes);
  try {
    yield* tar;
  } finally {
    tar.destroy(null);
    await feeding;
  }
}

/** Writes what the bytes unpack to, as fast as it is taken; a failure goes to whoever reads the tar. */
async function feed(tar: TarStream, bytes: Uint8Array): Promise<void> {
  let count = 0;
  const closed = new Promise<void>((resolve) => void tar.once("close", resolve));
  try {
    for await (const chunk of Readable.from([bytes]).pipe(createGunzip())) {
      count += chunk.length;
      requireModest(count, bytes.byteLength);
      if (!tar.write(chunk)) await Promise.race([new Promise<void>((resolve) => void tar.once("drain", resolve)), closed]);
      if (tar.destroyed) return;
    }
    tar.end(null);
  } catch (error) {
    tar.destroy(error instanceof Error ? error : damaged(error));
  }
}

function requireModest(count: number, packedBytes: number): void {
  if (count > MAX_STREAM_BYTES) throw tooLarge(`The archive unpacks to more than ${MAX_STREAM_BYTES / 1024 / 1024} MB.`);
  if (count > RATIO_FREE_BYTES && count > packedBytes * MAX_RATIO) {
    throw tooLarge(`The archive unpacks to more than ${MAX_RATIO} times its size, as no project does.`);
  }
}

function tooManyEntries() {
  return tooLarge(`The archive has more than ${MAX_ENTRIES.toLocaleString("en-US")} entries. Leave node_modules out of it.`);
}
