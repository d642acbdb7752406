"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { sessionAddress, type SessionItem } from "../../_client/api-types";
import { useUi } from "../../_client/ui-store";
import { Icon } from "../ui/icon";

interface SessionRowProps {
  readonly session: SessionItem;
  readonly isOpen: boolean;
  readonly onRename: (title: string) => void;
  readonly onDelete: () => void;
}

/** One chat: opened by its title, renamed in place, deleted with a way back. */
export function SessionRow({ session, isOpen, onRename, onDelete }: SessionRowProps) {
  const [isEditing, setEditing] = useState(false);
  const setDrawer = useUi((state) => state.setDrawer);
  if (isEditing) {
    return (
      <li>
        <RenameField
          title={session.title}
          onDone={(title) => {
            setEditing(false);
            if (title !== "" && title !== session.title) onRename(title);
          }}
        />
      </li>
    );
  }
  return (
    <li className="group relative">
      <Link
        href={sessionAddress(session)}
        // Forty chats would be forty requests; one is a short one.
        prefetch={false}
        aria-current={isOpen ? "page" : undefined}
        onClick={() => setDrawer(false)}
        className="flex items-center gap-2 rounded-field px-2 py-1.5 text-sm transition-colors group-focus-within:pr-17 group-hover:bg-base-content/6 group-hover:pr-17 aria-[current=page]:bg-base-content/9 aria-[current=page]:font-medium pointer-coarse:pr-20"
      >
        <span className="min-w-0 truncate">{session.title}</span>
        {session.project_id && (
          <span title="About a project" className="shrink-0 text-muted">
            <Icon name="code" size={13} />
          </span>
        )}
      </Link>
      <span className="absolute inset-y-0 right-0.5 flex items-center opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <button
          type="button"
          className="quiet-button px-1.5"
          aria-label={`Rename ${session.title}`}
          onClick={() => setEditing(true)}
        >
          <Icon name="pencil" size={14} />
        </button>
        <button type="button" className="quiet-button px-1.5" aria-label={`Delete ${session.title}`} onClick={onDelete}>
          <Icon name="trash" size={14} />
        </button>
      </span>
    </li>
  );
}

function RenameField({ title, onDone }: { title: string; onDone: (title: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  return (
    <input
      ref={input}
      defaultValue={title}
      maxLength={200}
      aria-label="Title of the chat"
      className="w-full rounded-field border border-primary bg-raised px-2 py-1 text-sm outline-none"
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
