import { useCallback, useState, type ClipboardEvent, type DragEvent } from "react";
import { useComposer } from "./composer-store";
import { isPastedData, parseAttachment } from "./parse-attachment";
import { say } from "./ui-store";

// Four times the limit: JSON may be written with much white space, but nobody should wait for a film to be read.
const MAX_FILE_BYTES = 1024 * 1024;

/** Data for the message by file, paste or drop; a refusal says why. */
export function useAttach(chatId: string) {
  const patch = useComposer((state) => state.patch);
  const [isOver, setOver] = useState(false);

  const attachText = useCallback(
    (name: string, text: string): void => {
      const parsed = parseAttachment(name, text);
      if (parsed.ok) patch(chatId, { attachment: parsed.attachment });
      else say(parsed.reason, { tone: "error" });
    },
    [chatId, patch],
  );

  const attachFile = useCallback(
    async (file: File | undefined): Promise<void> => {
      if (file === undefined) return;
      if (!/\.(?:json|csv|tsv|txt)$/i.test(file.name) && !/json|csv|text/.test(file.type)) {
        say(`${file.name} cannot be read here. Attach JSON or CSV.`, { tone: "error" });
        return;
      }
      if (file.size > MAX_FILE_BYTES) {
        say(`${file.name} is too large. Up to 256 KB of data can be sent.`, { tone: "error" });
        return;
      }
      attachText(file.name, await file.text());
    },
    [attachText],
  );

  const onPaste = (event: ClipboardEvent): void => {
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData("text/plain");
    if (file !== undefined) {
      event.preventDefault();
      void attachFile(file);
    } else if (isPastedData(text)) {
      event.preventDefault();
      attachText(/^\s*[[{]/.test(text) ? "Pasted JSON" : "Pasted table", text);
    }
  };

  const drop = {
    onDragOver: (event: DragEvent): void => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
    },
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      void attachFile(event.dataTransfer.files[0]);
    },
  };
  return { attachFile, onPaste, drop, isOver };
}
