"use client";

import { useState, type ChangeEvent, type DragEvent } from "react";
import { readDrop, readInput } from "../../_client/read-folder";
import { useUpload } from "../../_client/upload-store";
import { Icon } from "../ui/icon";
import { UploadProgress } from "./upload-progress";

interface MountPanelProps {
  /** The project that gets the files; nothing makes a new one. */
  readonly projectId?: string | undefined;
  /** Folders that the project has: another of that name is the same one. */
  readonly topFolders?: ReadonlySet<string>;
  /** All files are there. */
  readonly onMounted: (projectId: string) => void;
}

const NO_FOLDERS: ReadonlySet<string> = new Set();

/** Where a folder or an archive becomes a project: dropped or chosen, and then its progress. */
export function MountPanel({ projectId, topFolders = NO_FOLDERS, onMounted }: MountPanelProps) {
  const { state, start } = useUpload();
  const [isOver, setOver] = useState(false);
  const mount = async (...upload: Parameters<typeof start>): Promise<void> => {
    const id = await start(...upload);
    if (id !== undefined) onMounted(id);
  };
  const onInput = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = readInput([...(event.target.files ?? [])], topFolders);
    // The same folder may be chosen again after it was changed.
    event.target.value = "";
    void mount(async () => chosen, projectId);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void mount((onFound) => readDrop(event.dataTransfer.items, topFolders, onFound), projectId);
  };
  if (state.kind !== "idle" && state.kind !== "done" && state.kind !== "failed") return <UploadProgress state={state} />;
  return (
    <div
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
      }}
      onDrop={onDrop}
      className={`flex flex-wrap items-center gap-x-4 gap-y-3 rounded-box border border-dashed px-5 py-5 transition-colors ${isOver ? "border-primary bg-wash" : "border-base-content/25 bg-raised"}`}
    >
      <span className="text-primary max-sm:hidden">
        <Icon name="folder" size={28} />
      </span>
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold">
          {projectId === undefined ? "Drop a folder or an archive here" : "Drop files, a folder or an archive here"}
        </p>
        <p className="text-sm text-muted">
          Up to 2,000 text files, 20 MB. What .gitignore names, node_modules and .env stay on your machine.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Picker label="Choose a folder" icon="folder" isFolder onInput={onInput} />
        <Picker label="Choose a .zip or .tar.gz" icon="archive" onInput={onInput} />
      </div>
    </div>
  );
}

interface PickerProps {
  readonly label: string;
  readonly icon: "folder" | "archive";
  readonly isFolder?: boolean;
  readonly onInput: (event: ChangeEvent<HTMLInputElement>) => void;
}

function Picker({ label, icon, isFolder = false, onInput }: PickerProps) {
  return (
    <label className="plain-button relative cursor-pointer max-sm:flex-1 has-focus-visible:outline-2 has-focus-visible:outline-primary">
      <input
        type="file"
        aria-label={label}
        onChange={onInput}
        className="absolute inset-0 cursor-pointer opacity-0 file:cursor-pointer"
        {...(isFolder ? { webkitdirectory: "" } : { accept: ".zip,.tgz,.gz,application/zip,application/gzip" })}
      />
      <Icon name={icon} size={16} />
      {label}
    </label>
  );
}
