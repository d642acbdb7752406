import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { pack } from "tar-stream";

/** One entry of a zip; what is not given is as an honest tool would write it. */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly content?: string | Uint8Array;
  readonly isStored?: boolean;
  /** Unix mode with the file's type. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  /** What the directory claims instead of the truth. */
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  /** Another entry's bytes instead of its own. */
  readonly sharedWith?: number;
  /** Sizes are written behind the data, as streaming tools do. */
  readonly hasDescriptor?: boolean;
  /** Sizes are written in the extra field, as for very large files. */
  readonly isZip64?: boolean;
}

const UTF8 = 0x800;
const DESCRIPTOR = 0x8;
const MAX32 = 0xffffffff;

/** The bytes of a zip with these entries. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let size = 0;
  for (const entry of entries) {
    const { local, central } = encode(entry, entry.sharedWith === undefined ? size : (offsets[entry.sharedWith] ?? 0));
    offsets.push(size);
    if (entry.sharedWith === undefined) {
      parts.push(local);
      size += local.length;
    }
    directory.push(central);
  }
  const records = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(records.length, 12);
  end.writeUInt32LE(size, 16);
  return Buffer.concat([...parts, records, end]);
}

function encode(entry: ZipEntry, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(entry.name);
  const content = Buffer.from(entry.content ?? "");
  const method = entry.method ?? (entry.isStored ? 0 : 8);
  const data = entry.isStored ? content : deflateRawSync(content);
  const flags = UTF8 | (entry.flags ?? 0) | (entry.hasDescriptor ? DESCRIPTOR : 0);
  const sizes = { crc: entry.claimedCrc ?? crc32(content), packed: data.length, whole: entry.claimedBytes ?? content.length };
  const extra = entry.isZip64 ? zip64Extra(sizes) : Buffer.alloc(0);
  const written = entry.isZip64 ? { ...sizes, packed: MAX32, whole: MAX32 } : sizes;

  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  if (!entry.hasDescriptor) writeSizes(local, 14, written);
  local.writeUInt16LE(name.length, 26);
  local.writeUInt16LE(extra.length, 28);
  const descriptor = Buffer.alloc(entry.hasDescriptor ? 16 : 0);
  if (entry.hasDescriptor) {
    descriptor.writeUInt32LE(0x08074b50, 0);
    writeSizes(descriptor, 4, sizes);
  }

  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE((3 << 8) | 20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  writeSizes(central, 16, written);
  central.writeUInt16LE(name.length, 28);
  central.writeUInt16LE(extra.length, 30);
  central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  central.writeUInt32LE(offset, 42);
  return { local: Buffer.concat([local, name, extra, data, descriptor]), central: Buffer.concat([central, name, extra]) };
}

function writeSizes(target: Buffer, at: number, { crc, packed, whole }: { crc: number; packed: number; whole: number }): void {
  target.writeUInt32LE(crc, at);
  target.writeUInt32LE(packed, at + 4);
  target.writeUInt32LE(whole, at + 8);
}

function zip64Extra({ packed, whole }: { packed: number; whole: number }): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(whole), 4);
  extra.writeBigUInt64LE(BigInt(packed), 12);
  return extra;
}

/** One entry of a tar. */
export interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: "file" | "directory" | "symlink" | "link" | "character-device" | "fifo";
  readonly linkname?: string;
}

/** The bytes of a tar with these entries. */
export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  const chunks: Buffer[] = [];
  tar.on("data", (chunk) => chunks.push(chunk as Buffer));
  const ended = new Promise<void>((resolve) => void tar.once("end", resolve));
  for (const { content, ...header } of entries) {
    const write = (done: (error?: Error | null) => void) =>
      header.type === undefined || header.type === "file" ? tar.entry(header, content ?? "", done) : tar.entry(header, done);
    await new Promise<void>((resolve, reject) => void write((error) => (error ? reject(error) : resolve())));
  }
  tar.finalize();
  await ended;
  return Buffer.concat(chunks);
}

/** The bytes of a compressed tar with these entries. */
export async function tarGzOf(entries: readonly TarEntry[]): Promise<Buffer> {
  return gzipSync(await tarOf(entries));
}
