"use client";

import { useId, useState } from "react";
import type { ChangedFile } from "../../_client/chat-message";
import type { DiffLine } from "../../_client/diff-lines";
import { countOf } from "../../_client/format";
import { DiffLines } from "../ui/diff-lines";
import { Icon } from "../ui/icon";

// What is longer is closed at first, so that the answer around it stays in view.
const OPEN_LINES = 60;
// More than this nobody reads in a card, and the page has to stay quick.
const SHOWN_LINES = 1_200;

const WORDS = { added: "New", changed: "", removed: "Removed" } as const;

interface DiffFileProps {
  readonly file: ChangedFile;
  readonly lines: readonly DiffLine[];
  readonly onOpen: () => void;
}

/** One file of a proposed change. */
export function DiffFile({ file, lines, onOpen }: DiffFileProps) {
  const [isOpen, setOpen] = useState(lines.length <= OPEN_LINES);
  const [isWhole, setWhole] = useState(false);
  const bodyId = useId();
  const shown = isWhole ? lines : lines.slice(0, SHOWN_LINES);
  return (
    <section aria-label={file.path} className="border-t border-base-300">
      <div className="flex items-center gap-1 py-1 pr-2 pl-1.5">
        <button
          type="button"
          className="grid size-7 place-items-center rounded-selector text-muted hover:bg-base-content/6"
          aria-expanded={isOpen}
          aria-controls={bodyId}
          aria-label={`Lines of ${file.path}`}
          onClick={() => setOpen(!isOpen)}
        >
          <span className={`transition-transform ${isOpen ? "" : "-rotate-90"}`}>
            <Icon name="chevron" size={14} />
          </span>
        </button>
        <button
          type="button"
          title={`Open ${file.path}`}
          className="min-w-0 truncate rounded-selector px-1 font-mono text-xs font-medium hover:underline"
          onClick={onOpen}
        >
          {file.path}
        </button>
        {WORDS[file.change] !== "" && <span className="ml-1 text-xs text-muted">{WORDS[file.change]}</span>}
        <ChangeCount additions={file.additions} deletions={file.deletions} />
      </div>
      <div id={bodyId} hidden={!isOpen}>
        {isOpen && <DiffLines lines={shown} label={`Changes of ${file.path}`} empty="No line changes." />}
        {isOpen && shown.length < lines.length && (
          <button type="button" className="quiet-button m-1.5" onClick={() => setWhole(true)}>
            Show {countOf(lines.length - shown.length, "more line")}
          </button>
        )}
      </div>
    </section>
  );
}

/** How many lines come and go. */
export function ChangeCount({ additions, deletions }: Pick<ChangedFile, "additions" | "deletions">) {
  return (
    <span className="tabular ml-auto shrink-0 pl-2 font-mono text-xs whitespace-nowrap">
      <span className="text-success">
        +{additions}
        <span className="sr-only"> lines</span>
      </span>{" "}
      <span className="text-error">
        −{deletions}
        <span className="sr-only"> lines</span>
      </span>
    </span>
  );
}
