"use client";

import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { takeFocusCall, useComposer, useDraft, type Draft } from "../../_client/composer-store";
import { useAttach } from "../../_client/use-attach";
import { Icon } from "../ui/icon";
import { AttachmentPreview } from "./attachment-preview";
import { ModeSwitch } from "./mode-switch";

// The API's limit for one message.
const MAX_TEXT = 8_000;
const NEAR_LIMIT = 7_000;

interface ComposerProps {
  readonly chatId: string;
  readonly isBusy: boolean;
  readonly onSend: (draft: Draft) => void;
  readonly onStop: () => void;
  /** What stands in the place of attachments and modes, where a chat has neither. */
  readonly tools?: ReactNode;
  readonly placeholder?: string | undefined;
}

/** Where a message is written: text, data, and what it is to change. */
export function Composer({
  chatId,
  isBusy,
  onSend,
  onStop,
  tools,
  placeholder = "Describe an app, or ask a question",
}: ComposerProps) {
  const draft = useDraft(chatId);
  const patch = useComposer((state) => state.patch);
  const attach = useAttach(chatId);
  const input = useComposerFocus(chatId, draft.text);
  const hintId = useId();
  const canAttach = tools === undefined;
  const canSend = draft.text.trim() !== "" && draft.text.length <= MAX_TEXT && !isBusy;

  const send = (): void => {
    if (canSend) onSend(draft);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter also picks a word in an input method; that one is not ours.
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape" && !isBusy && draft.target !== undefined) patch(chatId, { target: undefined });
  };

  return (
    <form
      {...(canAttach ? attach.drop : {})}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      aria-label="Message"
      className={`relative rounded-[1.25rem] border bg-raised shadow-soft transition-colors focus-within:border-primary/70 ${attach.isOver ? "border-primary" : "border-base-300"}`}
    >
      <Context chatId={chatId} draft={draft} />
      {draft.attachment !== undefined && (
        <AttachmentPreview attachment={draft.attachment} onRemove={() => patch(chatId, { attachment: undefined })} />
      )}
      <textarea
        ref={input}
        rows={1}
        value={draft.text}
        onChange={(event) => patch(chatId, { text: event.target.value })}
        onKeyDown={onKeyDown}
        onPaste={canAttach ? attach.onPaste : undefined}
        aria-label="Message"
        aria-describedby={hintId}
        placeholder={draft.target === undefined ? placeholder : "What should be different?"}
        className="block max-h-[38vh] min-h-13 w-full resize-none bg-transparent px-4.5 pt-3.5 pb-1.5 text-base leading-normal outline-none placeholder:text-muted"
      />
      <div className="flex items-center gap-2 p-2 pt-0.5">
        {tools ?? (
          <>
            <AttachButton onFile={(file) => void attach.attachFile(file)} />
            <ModeSwitch />
          </>
        )}
        <p id={hintId} className="ml-auto text-xs text-muted max-sm:sr-only">
          {draft.text.length > NEAR_LIMIT ? (
            <span className={`tabular ${draft.text.length > MAX_TEXT ? "font-medium text-error" : ""}`}>
              {draft.text.length.toLocaleString("en")} of {MAX_TEXT.toLocaleString("en")}
            </span>
          ) : (
            <span className={canAttach ? "max-md:sr-only" : "sr-only"}>
              {isBusy ? "Esc stops" : "Enter sends, Shift + Enter breaks the line"}
            </span>
          )}
        </p>
        <SendButton isBusy={isBusy} canSend={canSend} onStop={onStop} />
      </div>
      {attach.isOver && (
        <div className="pointer-events-none absolute inset-0 grid place-items-center rounded-[1.25rem] bg-wash/95 font-medium">
          Drop JSON or CSV here
        </div>
      )}
    </form>
  );
}

function SendButton({ isBusy, canSend, onStop }: { isBusy: boolean; canSend: boolean; onStop: () => void }) {
  const shape = "grid size-9 shrink-0 place-items-center rounded-full transition max-sm:ml-auto";
  if (isBusy) {
    return (
      <button
        type="button"
        onClick={onStop}
        aria-label="Stop"
        className={`${shape} bg-neutral text-neutral-content hover:opacity-85`}
      >
        <Icon name="stop" />
      </button>
    );
  }
  return (
    <button
      type="submit"
      aria-label="Send"
      disabled={!canSend}
      className={`${shape} bg-primary text-primary-content enabled:hover:brightness-108 enabled:active:scale-95 disabled:bg-base-content/10 disabled:text-muted`}
    >
      <Icon name="send" />
    </button>
  );
}

function AttachButton({ onFile }: { onFile: (file: File | undefined) => void }) {
  return (
    <label
      title="Attach JSON or CSV, up to 256 KB"
      className="quiet-button relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-primary"
    >
      <input
        type="file"
        aria-label="Attach JSON or CSV, up to 256 KB"
        accept=".json,.csv,.tsv,.txt,application/json,text/csv"
        className="absolute inset-0 cursor-pointer opacity-0 file:cursor-pointer"
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // The same file may be chosen again after it was removed.
          event.target.value = "";
        }}
      />
      <Icon name="attach" />
    </label>
  );
}

/** Says what the message is about to change, and lets go of it. */
function Context({ chatId, draft }: { chatId: string; draft: Draft }) {
  const patch = useComposer((state) => state.patch);
  if (draft.target === undefined) return null;
  return (
    <div className="mx-2 mt-2 flex items-center gap-2 rounded-field bg-wash py-1 pr-1 pl-3 text-sm">
      <Icon name="wand" size={15} />
      <span className="min-w-0 truncate font-medium">Changing “{draft.target.title}”</span>
      <button
        type="button"
        className="quiet-button ml-auto"
        aria-label="Make something new instead"
        onClick={() => patch(chatId, { target: undefined })}
      >
        <Icon name="close" size={15} />
      </button>
    </div>
  );
}

/** Grows with its text, and takes the focus when it was called for, before or after it was there. */
function useComposerFocus(chatId: string, text: string) {
  const input = useRef<HTMLTextAreaElement>(null);
  const focusCalls = useComposer((state) => state.focusCalls);
  const patch = useComposer((state) => state.patch);
  useLayoutEffect(() => {
    // Written before the page's scripts were there; React would empty the field.
    const early = input.current?.value.trimEnd();
    if (early) patch(chatId, { text: early });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, as the field comes alive
  }, []);
  useEffect(() => {
    const element = input.current;
    if (element === null) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text, chatId]);
  useEffect(() => {
    if (takeFocusCall()) input.current?.focus();
  }, [focusCalls]);
  return input;
}
