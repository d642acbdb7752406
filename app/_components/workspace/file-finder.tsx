"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { filterFiles } from "../../_client/file-tree";
import { countOf } from "../../_client/format";
import type { ProjectDetail } from "../../_client/project-types";
import { Icon } from "../ui/icon";
import { FileTree } from "./file-tree";

interface FileFinderProps {
  readonly project: ProjectDetail;
  readonly openFile: string | undefined;
  readonly onOpen: (path: string) => void;
}

/** The project's files, found by words or by folders. */
export function FileFinder({ project, openFile, onOpen }: FileFinderProps) {
  const [query, setQuery] = useState("");
  const wanted = useDeferredValue(query.trim());
  const found = useMemo(() => filterFiles(project.files, wanted), [project.files, wanted]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="relative m-2">
        <span className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-muted">
          <Icon name="search" size={14} />
        </span>
        <input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          aria-label="Filter files"
          placeholder="Filter files"
          className="h-8 w-full rounded-field border border-transparent bg-base-content/6 pr-2 pl-8 text-[0.8125rem] outline-none placeholder:text-muted focus:border-primary/70 focus:bg-raised"
        />
      </div>
      {found.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">
          {wanted === "" ? "There is no file in this project." : `No file has “${wanted}” in its path.`}
        </p>
      ) : (
        <FileTree
          key={project.id}
          project={project}
          found={found}
          isFiltered={wanted !== ""}
          openFile={openFile}
          onOpen={onOpen}
        />
      )}
      <p role="status" className="sr-only">
        {wanted === "" ? "" : countOf(found.length, "file")}
      </p>
    </div>
  );
}
