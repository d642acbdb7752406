import type { ProjectFile } from "./project-types";

/** A folder with what is in it, or a file. */
export interface TreeNode {
  readonly name: string;
  /** From the root; of a folder without a slash at its end. */
  readonly path: string;
  /** Nothing for a folder. */
  readonly file: ProjectFile | undefined;
  readonly children: readonly TreeNode[];
}

/** One line of the tree as it is shown. */
export interface TreeRow {
  readonly node: TreeNode;
  /** Counted from 1, as ARIA does, with the place among its brothers. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly isOpen: boolean;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: ProjectFile[];
}

// Below this, a project is shown whole: there is nothing to get lost in.
const SMALL_PROJECT = 24;

/** The files as a tree: folders first, then files, each by name. A folder that holds one folder alone is shown with it. */
export function buildTree(files: readonly ProjectFile[]): readonly TreeNode[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const file of files) {
    let at = root;
    for (const name of file.path.split("/").slice(0, -1)) {
      const next = at.folders.get(name) ?? { folders: new Map(), files: [] };
      at.folders.set(name, next);
      at = next;
    }
    at.files.push(file);
  }
  return nodesOf(root, "");
}

function nodesOf(folder: Folder, prefix: string): TreeNode[] {
  const folders = [...folder.folders].map(([name, inner]) => folderNode(name, `${prefix}${name}`, inner));
  const files = folder.files.map((file): TreeNode => ({ name: baseName(file.path), path: file.path, file, children: [] }));
  return [...folders.toSorted(byName), ...files.toSorted(byName)];
}

function folderNode(name: string, path: string, folder: Folder): TreeNode {
  const [only] = folder.folders;
  if (only !== undefined && folder.folders.size === 1 && folder.files.length === 0)
    return folderNode(`${name}/${only[0]}`, `${path}/${only[0]}`, only[1]);
  return { name, path, file: undefined, children: nodesOf(folder, `${path}/`) };
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function byName(a: TreeNode, b: TreeNode): number {
  return collator.compare(a.name, b.name);
}

/** The lines that are seen: what is in closed folders is not among them. */
export function visibleRows(nodes: readonly TreeNode[], isOpen: (path: string) => boolean, level = 1): TreeRow[] {
  return nodes.flatMap((node, index) => {
    const isFolderOpen = node.file === undefined && isOpen(node.path);
    const row: TreeRow = { node, level, position: index + 1, siblings: nodes.length, isOpen: isFolderOpen };
    return isFolderOpen ? [row, ...visibleRows(node.children, isOpen, level + 1)] : [row];
  });
}

/** The files whose path has every word of the query, whatever their case. */
export function filterFiles(files: readonly ProjectFile[], query: string): readonly ProjectFile[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? files : files.filter(({ path }) => words.every((word) => path.toLowerCase().includes(word)));
}

/** Is a folder open that nobody has opened or closed? Those above the open file are, and all of a small project's. */
export function isOpenByItself(path: string, context: { fileCount: number; openFile: string | undefined }): boolean {
  return context.fileCount <= SMALL_PROJECT || (context.openFile?.startsWith(`${path}/`) ?? false);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Where a key leads from one line of the tree: to another line, or to a folder that opens or closes. */
export type TreeMove =
  | { readonly kind: "go"; readonly to: number }
  | { readonly kind: "toggle"; readonly path: string; readonly isOpen: boolean };

/** The keys of a tree, as the ARIA practice has them. */
export function moveInTree(rows: readonly TreeRow[], at: number, key: string): TreeMove | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const { node, level, isOpen } = row;
  const isFolder = node.file === undefined;
  if (key === "ArrowDown") return go(rows, at + 1);
  if (key === "ArrowUp") return go(rows, at - 1);
  if (key === "Home") return go(rows, 0);
  if (key === "End") return go(rows, rows.length - 1);
  if (key === "ArrowRight" && isFolder) return isOpen ? go(rows, at + 1) : { kind: "toggle", path: node.path, isOpen: true };
  if (key === "ArrowLeft" && isFolder && isOpen) return { kind: "toggle", path: node.path, isOpen: false };
  if (key === "ArrowLeft") {
    const parent = rows.slice(0, at).findLastIndex((above) => above.level === level - 1);
    return parent < 0 ? undefined : go(rows, parent);
  }
  return undefined;
}

function go(rows: readonly TreeRow[], to: number): TreeMove | undefined {
  return rows[to] === undefined ? undefined : { kind: "go", to };
}

/** The next line after this one that begins with a typed letter, round the end. */
export function findByLetter(rows: readonly TreeRow[], at: number, letter: string): number | undefined {
  const begins = (index: number): boolean => rows[index]?.node.name.toLowerCase().startsWith(letter.toLowerCase()) ?? false;
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (at + step) % rows.length;
    if (begins(index)) return index;
  }
  return undefined;
}
