"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";

// The API's limit for one message.
const MAX_TEXT = 8_000;

interface EditorProps {
  readonly text: string;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** A sent message while it is being changed; saving it sends it again and takes back what came after it. */
export function MessageEditor({ text, onSave, onCancel }: EditorProps) {
  const [draft, setDraft] = useState(text);
  const input = useRef<HTMLTextAreaElement>(null);
  const canSave = draft.trim() !== "" && draft.length <= MAX_TEXT;
  useEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const save = (): void => {
    if (canSave) onSave(draft.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      // The same key stops a running turn.
      event.preventDefault();
      onCancel();
    }
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    }
  };
  return (
    <form
      aria-label="Edit message"
      className="w-full max-w-[36rem] rounded-2xl rounded-br-md border border-base-300 bg-raised p-2 shadow-soft focus-within:border-primary/70"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <textarea
        ref={input}
        value={draft}
        rows={2}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label="Your message"
        className="block field-sizing-content max-h-[38vh] min-h-13 w-full resize-none bg-transparent px-2 py-1 leading-normal outline-none"
      />
      <div className="flex items-center justify-end gap-2">
        <p className="mr-auto pl-2 text-xs text-muted max-sm:sr-only">The answers after it are replaced</p>
        <button type="button" className="quiet-button" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="plain-button disabled:opacity-45" disabled={!canSave}>
          Save and send
        </button>
      </div>
    </form>
  );
}
