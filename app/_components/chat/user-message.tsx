"use client";

import { useRef, useState } from "react";
import { textOf, lastPart } from "../../_client/chat-message";
import { useComposer } from "../../_client/composer-store";
import { countOf, formatBytes } from "../../_client/format";
import { useTurns } from "../../_client/turns";
import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";
import { MessageEditor } from "./message-editor";
import type { MessageProps } from "./static-message";

/** What a person wrote, with what was attached; it can be changed and sent again. */
export function UserMessage({ message, chatId }: MessageProps) {
  const { edit } = useTurns(chatId);
  const [isEditing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const text = textOf(message);
  const attachment = lastPart(message.parts, "data-attachment")?.data;
  const save = (changed: string): void => {
    setEditing(false);
    edit(message.id, changed);
    useComposer.getState().focus();
  };
  const cancel = (): void => {
    setEditing(false);
    // Back to where it began; the button shows itself while it has the focus.
    requestAnimationFrame(() => opener.current?.focus());
  };
  return (
    <div className="group flex flex-col items-end">
      <h2 className="sr-only">You</h2>
      {isEditing ? (
        <MessageEditor text={text} onSave={save} onCancel={cancel} />
      ) : (
        <div className="max-w-[min(36rem,92%)] rounded-2xl rounded-br-md bg-wash px-4 py-2.5 whitespace-pre-wrap wrap-anywhere">
          {text}
        </div>
      )}
      {attachment !== undefined && (
        <p className="mt-1.5 inline-flex max-w-full items-center gap-2 rounded-field border border-base-300 px-2.5 py-1 text-xs text-muted">
          <Icon name="table" size={14} />
          <span className="truncate font-medium text-base-content">{attachment.name}</span>
          <span className="tabular whitespace-nowrap">
            {countOf(attachment.rows, "row")} × {countOf(attachment.columns, "column")} · {formatBytes(attachment.bytes)}
          </span>
        </p>
      )}
      {!isEditing && (
        <div className="mt-0.5 flex gap-0.5 opacity-0 -mb-4 pointer-fine:-mb-8.5 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
          <CopyButton text={text} label="Copy message" isIconOnly />
          <button
            ref={opener}
            type="button"
            className="quiet-button"
            onClick={() => setEditing(true)}
            title="Edit and send again"
          >
            <Icon name="pencil" size={15} />
            Edit
          </button>
        </div>
      )}
    </div>
  );
}
