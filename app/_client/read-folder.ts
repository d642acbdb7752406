import { isSkippedFolder, withoutRoot, type Candidate } from "./pick-files";

/** What a person has chosen or dropped: an archive as it is, or the files of folders. */
export type Chosen =
  | { readonly kind: "archive"; readonly file: File }
  | { readonly kind: "folder"; readonly name: string; readonly files: readonly Candidate[] };

// As many files of a dropped folder are looked at; one that has more is not a source folder, and nobody should wait for it.
const MAX_LOOKED_AT = 20_000;

/** What a file input holds: one archive, or a folder with everything below it. */
export function readInput(files: readonly File[], isArchive: (name: string) => boolean): Chosen | undefined {
  const [first] = files;
  if (first === undefined) return undefined;
  if (files.length === 1 && isArchive(first.name)) return { kind: "archive", file: first };
  return toFolder(files.map((file) => candidate(file.webkitRelativePath || file.name, file)));
}

/** What was dropped. The entries are taken at once, because the browser forgets them after the event. */
export async function readDrop(items: DataTransferItemList, isArchive: (name: string) => boolean): Promise<Chosen | undefined> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [only] = entries;
  if (entries.length === 1 && only instanceof FileSystemFileEntry && isArchive(only.name))
    return { kind: "archive", file: await fileOf(only) };
  const found: Candidate[] = [];
  for (const entry of entries) await collect(entry, found);
  return found.length === 0 ? undefined : toFolder(found);
}

function toFolder(found: readonly Candidate[]): Chosen {
  const { root, paths } = withoutRoot(found.map(({ path }) => path));
  const files = found.map((file, index) => ({ ...file, path: paths[index] ?? file.path }));
  return { kind: "folder", name: root ?? "Dropped files", files };
}

async function collect(entry: FileSystemEntry, found: Candidate[]): Promise<void> {
  if (found.length >= MAX_LOOKED_AT) return;
  const path = entry.fullPath.replace(/^\//, "");
  if (entry instanceof FileSystemFileEntry) {
    found.push(candidate(path, await fileOf(entry)));
    return;
  }
  // The folder itself is what was meant, whatever its name.
  const isTop = !path.includes("/");
  if (!(entry instanceof FileSystemDirectoryEntry) || (!isTop && isSkippedFolder(path.slice(path.indexOf("/") + 1)))) return;
  const reader = entry.createReader();
  // It gives about a hundred at a time, and none when there are no more.
  for (let some = await nextOf(reader); some.length > 0; some = await nextOf(reader))
    for (const child of some) await collect(child, found);
}

function candidate(path: string, file: File): Candidate {
  return { path, bytes: file.size, read: async () => new Uint8Array(await file.arrayBuffer()) };
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

function nextOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
