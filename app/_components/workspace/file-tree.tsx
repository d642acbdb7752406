"use client";

import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { buildTree, findByLetter, isOpenByItself, moveInTree, visibleRows, type TreeRow } from "../../_client/file-tree";
import type { ProjectDetail, ProjectFile } from "../../_client/project-types";
import { useRowWindow } from "../../_client/use-row-window";
import { useWorkspace } from "../../_client/workspace-store";
import { FileRow, ROW_PX } from "./file-row";

interface FileTreeProps {
  readonly project: ProjectDetail;
  /** Those of its files that are shown. */
  readonly found: readonly ProjectFile[];
  /** They were looked for, so that no folder hides them. */
  readonly isFiltered: boolean;
  readonly openFile: string | undefined;
  readonly onOpen: (path: string) => void;
}

/** Folders and files with the keys of a tree. */
export function FileTree({ project, found, isFiltered, openFile, onOpen }: FileTreeProps) {
  const folders = useWorkspace((state) => state.folders);
  const setFolder = useWorkspace((state) => state.setFolder);
  const [current, setCurrent] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const isFocusing = useRef(false);
  const { first, end, bringIntoView } = useRowWindow(list, ROW_PX);
  const nodes = useMemo(() => buildTree(found), [found]);
  const keyOf = (path: string): string => `${project.id}/${path}`;
  const rows = useMemo(() => {
    const context = { fileCount: project.files.length, openFile };
    return visibleRows(nodes, (path) => isFiltered || (folders[`${project.id}/${path}`] ?? isOpenByItself(path, context)));
  }, [nodes, folders, isFiltered, openFile, project.id, project.files.length]);
  const at = currentRow(rows, current, openFile);
  const openRow = rowOf(rows, openFile);
  useEffect(() => bringIntoView(openRow), [openRow, openFile, bringIntoView]);
  // The row may only now be there.
  useEffect(() => {
    if (!isFocusing.current) return;
    isFocusing.current = false;
    list.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus({ preventScroll: true });
  }, [at]);

  const act = (row: TreeRow | undefined): void => {
    if (row === undefined) return;
    setCurrent(row.node.path);
    if (row.node.file === undefined) setFolder(keyOf(row.node.path), !row.isOpen);
    else onOpen(row.node.path);
  };
  const focusRow = (index: number): void => {
    isFocusing.current = index !== at;
    setCurrent(rows[index]?.node.path);
    bringIntoView(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveInTree(rows, at, event.key);
    const byLetter = /^\S$/.test(event.key) ? findByLetter(rows, at, event.key) : undefined;
    if (event.key === "Enter" || event.key === " ") act(rows[at]);
    else if (move?.kind === "go") focusRow(move.to);
    else if (move?.kind === "toggle") setFolder(keyOf(move.path), move.isOpen);
    else if (byLetter !== undefined) focusRow(byLetter);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-row]") : null;
    if (row !== null) act(rows[Number(row.dataset["row"])]);
  };
  return (
    <div
      ref={list}
      role="tree"
      aria-label={`Files of ${project.name}`}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-3"
    >
      <div role="none" className="relative" style={{ height: rows.length * ROW_PX }}>
        {rows.map((row, index) =>
          // The current row stays, wherever one scrolls: the focus may be on it.
          (index >= first && index < end) || index === at ? (
            <FileRow
              key={row.node.path}
              row={row}
              index={index}
              isOpenFile={row.node.file !== undefined && index === openRow}
              isCurrent={index === at}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}

/** The row that Tab reaches: where the keys were last, the open file, or the first one. */
function currentRow(rows: readonly TreeRow[], current: string | undefined, openFile: string | undefined): number {
  const last = rowOf(rows, current);
  return last >= 0 ? last : Math.max(0, rowOf(rows, openFile));
}

function rowOf(rows: readonly TreeRow[], path: string | undefined): number {
  return path === undefined ? -1 : rows.findIndex(({ node }) => node.path === path);
}
