import { SparkError } from "#lib/core/errors";

/** One entry of an archive. Links are never followed, and devices are nothing that a project has. */
export interface ArchiveEntry {
  /** As the archive writes it. */
  readonly path: string;
  readonly kind: "file" | "folder" | "link" | "special";
}

/** A file's bytes as they come out, and of how many packed ones they are made, where that is known. */
export interface ArchiveFile {
  readonly index: number;
  readonly packedBytes: number | undefined;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** An archive whose entries are known and whose files have not been read. */
export interface OpenArchive {
  readonly entries: readonly ArchiveEntry[];
  /** The files of these places, in the archive's order. */
  read(wanted: ReadonlySet<number>): AsyncIterable<ArchiveFile>;
}

/** What an archive is answered that cannot be read to its end. */
export function damaged(cause?: unknown): SparkError {
  const message = "The archive cannot be read: it is damaged, cut off, or of another kind than it says. Nothing was stored.";
  return new SparkError("invalid_request", message, { cause });
}

/** What an archive is answered that holds more than a project may. */
export function tooLarge(what: string): SparkError {
  return new SparkError("payload_too_large", `${what} Nothing was stored.`);
}

/** The same failure for everything a library throws at a broken archive; ours pass. */
export async function* readingArchive<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (error) {
    throw SparkError.is(error) ? error : damaged(error);
  }
}
