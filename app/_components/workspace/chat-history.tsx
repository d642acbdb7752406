"use client";

import { useEffect, useRef, useState } from "react";
import { useProjectChats } from "../../_client/use-project-chats";
import { Age } from "../ui/age";
import { Icon } from "../ui/icon";

interface ChatHistoryProps {
  readonly projectId: string;
  readonly chatId: string | undefined;
  readonly onPick: (chatId: string) => void;
}

/** The chats that were held about this project. */
export function ChatHistory({ projectId, chatId, onPick }: ChatHistoryProps) {
  const [isOpen, setOpen] = useState(false);
  const { items } = useProjectChats(projectId);
  const area = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !area.current?.contains(event.target)) setOpen(false);
    };
    addEventListener("pointerdown", onPointer);
    return () => removeEventListener("pointerdown", onPointer);
  }, [isOpen]);
  const keyOf = (item: (typeof items)[number]): string => item.client_id ?? item.id;
  const shown = items.find((item) => keyOf(item) === chatId || item.id === chatId);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div
      ref={area}
      className="relative min-w-0"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        // The same key stops a running turn.
        event.preventDefault();
        close();
      }}
    >
      <button
        ref={opener}
        type="button"
        className="quiet-button max-w-full text-base-content"
        aria-expanded={isOpen}
        disabled={items.length === 0}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="chat" size={15} />
        <span className="truncate">{shown?.title ?? (chatId === undefined ? "New chat" : "Chat")}</span>
        {items.length > 0 && <Icon name="chevron" size={14} />}
      </button>
      {isOpen && (
        <ul
          aria-label="Chats about this project"
          className="animate-rise absolute top-full left-0 z-20 mt-1 max-h-80 w-80 max-w-[80vw] overflow-y-auto rounded-field border border-base-300 bg-raised p-1.5 shadow-soft"
        >
          {items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                aria-current={item === shown ? "true" : undefined}
                className="flex w-full items-center gap-3 rounded-selector px-2.5 py-1.5 text-left text-sm hover:bg-base-content/6 aria-[current=true]:bg-wash"
                onClick={() => {
                  close();
                  onPick(keyOf(item));
                }}
              >
                <span className="min-w-0 flex-1 truncate">{item.title}</span>
                <span className="text-xs whitespace-nowrap text-muted">
                  <Age iso={item.updated_at} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
