import { countOf, formatBytes } from "../../_client/format";
import type { UploadState } from "../../_client/upload-store";

const STEPS = ["Reading files", "Uploading", "Reading the project"] as const;

type Busy = Extract<UploadState, { kind: "finding" | "reading" | "sending" | "indexing" }>;

/** The three steps of an upload as they happen. */
export function UploadProgress({ state }: { state: Busy }) {
  const at = state.kind === "finding" || state.kind === "reading" ? 0 : state.kind === "sending" ? 1 : 2;
  const share = shareOf(state);
  return (
    <div className="animate-rise rounded-box border border-base-300 bg-raised px-5 py-4">
      <div className="flex items-center justify-between gap-4">
        <p className="text-sm font-semibold">
          {STEPS[at]}
          <span aria-hidden="true" className="animate-breathe">
            …
          </span>
        </p>
        <span className="tabular text-xs text-muted">{sayDetail(state)}</span>
      </div>
      <div
        role="progressbar"
        aria-label={STEPS[at]}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === undefined ? {} : { "aria-valuenow": Math.round(share * 100) })}
        className="mt-2.5 h-1.5 overflow-hidden rounded-full bg-base-content/8"
      >
        <span
          className={`block h-full rounded-full bg-primary transition-[width] ${share === undefined ? "animate-breathe" : ""}`}
          style={{ width: `${(share ?? 1) * 100}%` }}
        />
      </div>
      <p role="status" className="sr-only">
        {STEPS[at]}
      </p>
    </div>
  );
}

function shareOf(state: Busy): number | undefined {
  if (state.kind === "reading") return state.read / Math.max(1, state.of);
  return state.kind === "sending" ? state.sent / state.of : undefined;
}

function sayDetail(state: Busy): string {
  if (state.kind === "finding") return state.found === 0 ? "" : `${countOf(state.found, "file")} found`;
  if (state.kind === "reading") return `${state.read.toLocaleString("en")} of ${state.of.toLocaleString("en")} files`;
  if (state.kind === "sending") return `${Math.round((state.sent / state.of) * 100)} % of ${formatBytes(state.of)}`;
  return "";
}
