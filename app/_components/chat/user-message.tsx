"use client";

import { textOf, lastPart } from "../../_client/chat-message";
import { useComposer } from "../../_client/composer-store";
import { countOf, formatBytes } from "../../_client/format";
import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";
import type { MessageProps } from "./static-message";

/** What a person wrote, with what was attached. */
export function UserMessage({ message, chatId }: MessageProps) {
  const patch = useComposer((state) => state.patch);
  const focus = useComposer((state) => state.focus);
  const text = textOf(message);
  const attachment = lastPart(message.parts, "data-attachment")?.data;
  const edit = (): void => {
    patch(chatId, { text, editing: message.id });
    focus();
  };
  return (
    <div className="group flex flex-col items-end">
      <h2 className="sr-only">You</h2>
      <div className="max-w-[min(36rem,92%)] rounded-2xl rounded-br-md bg-wash px-4 py-2.5 whitespace-pre-wrap wrap-anywhere">
        {text}
      </div>
      {attachment !== undefined && (
        <p className="mt-1.5 inline-flex max-w-full items-center gap-2 rounded-field border border-base-300 px-2.5 py-1 text-xs text-muted">
          <Icon name="table" size={14} />
          <span className="truncate font-medium text-base-content">{attachment.name}</span>
          <span className="tabular whitespace-nowrap">
            {countOf(attachment.rows, "row")} × {countOf(attachment.columns, "column")} · {formatBytes(attachment.bytes)}
          </span>
        </p>
      )}
      <div className="mt-0.5 flex gap-0.5 opacity-0 -mb-4 pointer-fine:-mb-8.5 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <CopyButton text={text} label="Copy message" isIconOnly />
        <button
          type="button"
          className="quiet-button"
          onClick={edit}
          aria-label="Edit and send again"
          title="Edit and send again"
        >
          <Icon name="pencil" size={15} />
        </button>
      </div>
    </div>
  );
}
