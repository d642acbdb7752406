import { archiveType, isSkippedFolder, withoutRoot, type Candidate } from "./pick-files";

/** What a person has chosen or dropped: an archive as it is, or the files of folders. */
export type Chosen =
  | { readonly kind: "archive"; readonly file: File }
  | { readonly kind: "folder"; readonly name: string; readonly files: readonly Candidate[] };

// As many files of a dropped folder are looked at; one that has more is not a source folder, and nobody should wait for it.
const MAX_LOOKED_AT = 20_000;

/** What a file input holds: one archive, or a folder with everything below it. */
export function readInput(files: readonly File[], topFolders: ReadonlySet<string>): Chosen | undefined {
  const [first] = files;
  if (first === undefined) return undefined;
  if (files.length === 1 && archiveType(first.name) !== undefined) return { kind: "archive", file: first };
  return toFolder(
    files.map((file) => candidate(file.webkitRelativePath || file.name, file)),
    topFolders,
  );
}

/** What was dropped. The entries are taken at once, because the browser forgets them after the event. */
export async function readDrop(
  items: DataTransferItemList,
  topFolders: ReadonlySet<string>,
  onFound: (count: number) => void,
): Promise<Chosen | undefined> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && isFileEntry(only) && archiveType(only.name) !== undefined)
    return { kind: "archive", file: await fileOf(only) };
  const found: Candidate[] = [];
  for (const entry of entries) await collect(entry, found, onFound);
  return found.length === 0 ? undefined : toFolder(found, topFolders);
}

function toFolder(found: readonly Candidate[], topFolders: ReadonlySet<string>): Chosen {
  const { root, paths } = withoutRoot(
    found.map(({ path }) => path),
    topFolders,
  );
  const files = found.map((file, index) => ({ ...file, path: paths[index] ?? file.path }));
  return { kind: "folder", name: root ?? "Dropped files", files };
}

async function collect(entry: FileSystemEntry, found: Candidate[], onFound: (count: number) => void): Promise<void> {
  if (found.length >= MAX_LOOKED_AT) return;
  const path = entry.fullPath.replace(/^\//, "");
  if (isFileEntry(entry)) {
    found.push(candidate(path, await fileOf(entry)));
    return;
  }
  // The folder itself is what was meant, whatever its name.
  const isTop = !path.includes("/");
  if (!isFolderEntry(entry) || (!isTop && isSkippedFolder(path.slice(path.indexOf("/") + 1)))) return;
  const reader = entry.createReader();
  // It gives about a hundred at a time, and none when there are no more.
  for (let some = await nextOf(reader); some.length > 0; some = await nextOf(reader)) {
    await Promise.all(some.map((child) => collect(child, found, onFound)));
    onFound(found.length);
  }
}

function candidate(path: string, file: File): Candidate {
  return { path, bytes: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) };
}

// Chromium has no classes of these names to ask; each entry says what it is.
function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolderEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function nextOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
