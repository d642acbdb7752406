"use client";

import { useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icon";

const MAX_NAME = 120;

interface ProjectNameProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** The project's name, which can be changed where it stands. */
export function ProjectName({ name, onRename }: ProjectNameProps) {
  const [isEditing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const done = (changed: string): void => {
    setEditing(false);
    if (changed !== "" && changed !== name) onRename(changed);
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <div className="flex min-w-0 items-center gap-1">
      <h1 className="min-w-0 truncate text-base font-semibold tracking-[-0.02em]">
        {isEditing ? <NameField name={name} onDone={done} /> : name}
      </h1>
      {!isEditing && (
        <button
          ref={opener}
          type="button"
          className="quiet-button px-1.5"
          aria-label="Rename the project"
          title="Rename"
          onClick={() => setEditing(true)}
        >
          <Icon name="pencil" size={14} />
        </button>
      )}
    </div>
  );
}

function NameField({ name, onDone }: { name: string; onDone: (name: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <input
      ref={input}
      defaultValue={name}
      maxLength={MAX_NAME}
      aria-label="Name of the project"
      className="w-56 max-w-full rounded-field border border-primary bg-raised px-2 py-0.5 text-base font-medium outline-none"
      onBlur={(event) => onDone(event.target.value.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") {
          event.stopPropagation();
          onDone("");
        }
      }}
    />
  );
}
