"use client";

import { useId } from "react";
import { useDialog } from "../../_client/use-dialog";

interface LinkDialogProps {
  /** What the app wants to open; nothing when it does not. */
  readonly url: URL | undefined;
  readonly onAnswer: (isWanted: boolean) => void;
}

/** Asks before an app's link is opened, and shows where it really goes. */
export function LinkDialog({ url, onAnswer }: LinkDialogProps) {
  const dialog = useDialog(url !== undefined);
  const titleId = useId();
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={() => onAnswer(false)}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-box border border-base-300 bg-raised p-6 text-base-content shadow-soft backdrop:bg-black/45"
    >
      <h2 id={titleId} className="text-lg font-semibold">
        Leave Spark?
      </h2>
      <p className="mt-2 text-muted">The app wants to open this address in a new tab. Spark does not know what is there.</p>
      <p className="mt-4 max-h-48 overflow-auto rounded-field border border-base-300 bg-base-200 px-3 py-2.5 font-mono text-sm break-all">
        {url !== undefined && <Address url={url} />}
      </p>
      <div className="mt-6 flex justify-end gap-2">
        <button type="button" className="btn btn-ghost btn-sm" autoFocus onClick={() => onAnswer(false)}>
          Stay here
        </button>
        <button type="button" className="btn btn-primary btn-sm" onClick={() => onAnswer(true)}>
          Open it
        </button>
      </div>
    </dialog>
  );
}

/** The whole address; what decides where it goes stands out. */
function Address({ url }: { url: URL }) {
  const [before = "", after = ""] = url.host === "" ? [url.protocol, url.pathname + url.search] : splitAt(url.href, url.host);
  return (
    <>
      <span className="text-muted">{before}</span>
      <strong className="font-semibold text-base-content">{url.host}</strong>
      <span className="text-muted">{after}</span>
    </>
  );
}

function splitAt(text: string, part: string): [string, string] {
  const index = text.indexOf(part);
  return [text.slice(0, index), text.slice(index + part.length)];
}
