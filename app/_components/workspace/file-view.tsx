"use client";

import type { ReactNode } from "react";
import { codeLanguage } from "../../_client/code-language";
import { formatBytes } from "../../_client/format";
import { ProblemError, sayFailure } from "../../_client/problem";
import { useProjectFile } from "../../_client/use-projects";
import { CopyButton } from "../ui/copy-button";
import { FailureNote } from "../ui/failure-note";
import { CodeView } from "./code-view";

const KINDS = {
  binary: "This is not a text file. It is listed, so that answers know it is there, but its content is not kept.",
  large: "This file has more than 1 MB. It is listed, so that answers know it is there, but its content is not kept.",
} as const;

interface FileViewProps {
  readonly projectId: string;
  readonly path: string;
  readonly line: number | undefined;
  readonly onMark: (line: number | undefined) => void;
  readonly onClose: () => void;
}

/** The open file. */
export function FileView({ projectId, path, line, onMark, onClose }: FileViewProps) {
  const { data: file, error, isLoading, mutate } = useProjectFile(projectId, path);
  if (isLoading) return <FileSkeleton />;
  if (file === undefined) {
    const isMissing = error instanceof ProblemError && error.code === "not_found";
    return (
      <Notice>
        <FailureNote
          title={isMissing ? "This file is not in the project" : "The file could not be read"}
          actions={
            <button type="button" className="plain-button" onClick={isMissing ? onClose : () => void mutate()}>
              {isMissing ? "Close it" : "Try again"}
            </button>
          }
        >
          {isMissing ? `There is no ${path}. It was removed, or the link is old.` : `${sayFailure(error)} Nothing was lost.`}
        </FailureNote>
      </Notice>
    );
  }
  if (file.kind !== "text") {
    return (
      <Notice>
        <div className="rounded-box border border-dashed border-base-300 px-6 py-10 text-center">
          <p className="font-semibold">{file.kind === "binary" ? "Binary, not shown" : "Too large to show"}</p>
          <p className="mt-1 text-sm text-muted">{KINDS[file.kind]}</p>
        </div>
      </Notice>
    );
  }
  const language = codeLanguage(file.language);
  return <CodeView key={path} path={path} code={file.content ?? ""} language={language} line={line} onMark={onMark} />;
}

/** Where the open file is, and what can be done with it. */
export function FileHeader({ projectId, path }: { projectId: string; path: string }) {
  const { data: file } = useProjectFile(projectId, path);
  const parts = path.split("/");
  return (
    <>
      <h2 title={path} className="flex min-w-0 flex-1 items-center font-mono text-xs tracking-normal">
        <span className="min-w-0 shrink truncate text-muted">{parts.slice(0, -1).join(" / ")}</span>
        {parts.length > 1 && <span className="px-1 text-muted">/</span>}
        <span className="max-w-full shrink-0 truncate font-medium">{parts.at(-1)}</span>
      </h2>
      {file !== undefined && (
        <span className="tabular text-xs whitespace-nowrap text-muted max-2xl:hidden">{formatBytes(file.bytes)}</span>
      )}
      {file?.kind === "text" && <CopyButton text={file.content ?? ""} label="Copy the file" isIconOnly />}
    </>
  );
}

function Notice({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-lg px-4 py-12">{children}</div>;
}

function FileSkeleton() {
  return (
    <div role="status" aria-label="Reading the file" className="grid gap-2.5 p-5">
      {["w-1/2", "w-2/3", "w-4/5", "w-3/5", "w-3/4", "w-2/5", "w-1/3"].map((width) => (
        <div key={width} className={`shimmer h-3.5 ${width}`} />
      ))}
    </div>
  );
}
