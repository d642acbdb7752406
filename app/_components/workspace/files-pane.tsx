"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import type { ProjectDetail } from "../../_client/project-types";
import { Icon } from "../ui/icon";
import { FileFinder } from "./file-finder";

interface FilesPaneProps {
  readonly project: ProjectDetail;
  readonly openFile: string | undefined;
  /** Where the tree has no place of its own it lies over the code, when it is called. */
  readonly isOver: boolean;
  readonly onOpen: (path: string) => void;
  readonly onClose: () => void;
  readonly className: string;
}

/** The file tree with its place: a pane, a tab, or a drawer over the code. */
export function FilesPane({ project, openFile, isOver, onOpen, onClose, className }: FilesPaneProps) {
  const pane = useRef<HTMLElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = pane.current;
    if (!isOver || element === null) return;
    const before = document.activeElement;
    element.querySelector("input")?.focus();
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      // The same key stops a running turn.
      event.preventDefault();
      close();
    };
    element.addEventListener("keydown", onKey);
    return () => {
      element.removeEventListener("keydown", onKey);
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isOver]);
  const drawer = isOver
    ? "md:max-xl:absolute md:max-xl:inset-y-0 md:max-xl:left-0 md:max-xl:z-20 md:max-xl:w-80 md:max-xl:shadow-soft"
    : "md:max-xl:hidden";
  return (
    <>
      {isOver && (
        <div aria-hidden="true" onClick={onClose} className="absolute inset-0 z-10 bg-black/35 max-md:hidden xl:hidden" />
      )}
      <section
        ref={pane}
        id="panel-files"
        aria-label="Files"
        className={`flex min-h-0 min-w-0 flex-col border-base-300 bg-base-200 md:border-r ${drawer} ${className}`}
      >
        <div className="flex items-center justify-between pt-1.5 pr-2 pl-4 max-md:hidden xl:hidden">
          <h2 className="text-sm font-semibold tracking-normal">Files</h2>
          <button type="button" className="quiet-button" aria-label="Close files" onClick={onClose}>
            <Icon name="close" size={15} />
          </button>
        </div>
        <FileFinder project={project} openFile={openFile} onOpen={onOpen} />
      </section>
    </>
  );
}
