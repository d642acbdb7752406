import { memo } from "react";
import type { TreeRow } from "../../_client/file-tree";
import { Icon } from "../ui/icon";

/** Every row has it, so that only those in view need be rendered. */
export const ROW_PX = 28;
const INDENT_PX = 14;
const BADGES = { text: undefined, binary: "binary", large: "large" } as const;

interface FileRowProps {
  readonly row: TreeRow;
  readonly index: number;
  /** The file that is open beside the tree. */
  readonly isOpenFile: boolean;
  /** The one row that Tab reaches. */
  readonly isCurrent: boolean;
}

/** One line of the file tree; the tree itself listens to clicks and keys. */
export const FileRow = memo(function FileRow({ row, index, isOpenFile, isCurrent }: FileRowProps) {
  const { node, level, position, siblings, isOpen } = row;
  const isFolder = node.file === undefined;
  const badge = node.file === undefined ? undefined : BADGES[node.file.kind];
  return (
    <div
      role="treeitem"
      data-row={index}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isFolder ? isOpen : undefined}
      aria-selected={isFolder ? undefined : isOpenFile}
      tabIndex={isCurrent ? 0 : -1}
      title={node.path}
      style={{ top: index * ROW_PX, height: ROW_PX, paddingLeft: 8 + (level - 1) * INDENT_PX }}
      className="absolute inset-x-2 flex cursor-pointer items-center gap-1.5 rounded-selector pr-2 text-[0.8125rem] outline-offset-[-2px] select-none hover:bg-base-content/6 aria-selected:bg-wash aria-selected:font-medium"
    >
      <span className={`grid w-3.5 shrink-0 place-items-center text-muted transition-transform ${isOpen ? "" : "-rotate-90"}`}>
        {isFolder && <Icon name="chevron" size={13} />}
      </span>
      <span className={`shrink-0 ${isFolder ? "text-primary" : "text-muted"}`}>
        <Icon name={isFolder ? "folder" : "file"} size={15} />
      </span>
      <span className="min-w-0 truncate">{node.name}</span>
      {badge !== undefined && (
        <span className="ml-auto rounded-full border border-base-300 px-1.5 text-[0.6875rem] leading-4 text-muted">{badge}</span>
      )}
    </div>
  );
}, isSameRow);

// Opening a folder makes every row anew; only those that look otherwise are worth rendering.
function isSameRow(before: FileRowProps, after: FileRowProps): boolean {
  return (
    before.index === after.index &&
    before.isOpenFile === after.isOpenFile &&
    before.isCurrent === after.isCurrent &&
    before.row.node === after.row.node &&
    before.row.level === after.row.level &&
    before.row.isOpen === after.row.isOpen &&
    before.row.siblings === after.row.siblings &&
    before.row.position === after.row.position
  );
}
