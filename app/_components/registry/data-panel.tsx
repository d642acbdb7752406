"use client";

import { useState } from "react";
import useSWR from "swr";
import { z } from "zod";
import { callApi, tellApi } from "../../_client/api";
import { formatBytes } from "../../_client/format";
import { MAX_ATTACHMENT_BYTES } from "../../_client/parse-attachment";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { FailureNote } from "../ui/failure-note";

const DataAnswer = z.object({ data: z.unknown(), revision: z.number().catch(0) });

interface DataPanelProps {
  readonly id: string;
  /** The data was replaced: the app should follow. */
  readonly onSaved: () => Promise<unknown>;
}

/** The app's data as JSON, to be changed while the app follows. */
export function DataPanel({ id, onSaved }: DataPanelProps) {
  const { data, error, isLoading, mutate } = useSWR(
    `/api/components/${id}/data`,
    (path: string) => callApi(DataAnswer, path, { method: "POST", body: {} }),
    { revalidateOnFocus: false },
  );
  if (isLoading) {
    return (
      <div role="status" aria-label="Reading the data" className="p-5">
        <div className="shimmer h-64" />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className="p-4">
        <FailureNote title="The data could not be read">{sayFailure(error)}</FailureNote>
      </div>
    );
  }
  const stored = JSON.stringify(data.data ?? null, null, 2);
  const save = async (value: unknown): Promise<void> => {
    await tellApi(`/api/components/${id}/data`, { method: "PUT", body: { data: value } });
    await mutate({ data: value, revision: data.revision + 1 }, { revalidate: false });
    await onSaved();
  };
  return <Editor key={stored} stored={stored} onSave={save} />;
}

function Editor({ stored, onSave }: { stored: string; onSave: (value: unknown) => Promise<void> }) {
  const [text, setText] = useState(stored);
  const [isSaving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const parsed = parse(text);
  const bytes = new TextEncoder().encode(text).byteLength;
  const problem = !parsed.ok ? parsed.reason : bytes > MAX_ATTACHMENT_BYTES ? "Up to 256 KB can be kept." : refusal;
  const save = async (): Promise<void> => {
    if (!parsed.ok || isSaving) return;
    setSaving(true);
    try {
      await onSave(parsed.value);
      say("Data saved, the app shows it now");
    } catch (error) {
      setRefusal(`Not saved: ${sayFailure(error)}`);
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <textarea
        aria-label="Data as JSON"
        aria-invalid={problem !== undefined}
        aria-describedby="data-problem"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setRefusal(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          }
        }}
        className="code min-h-72 flex-1 resize-none bg-transparent p-4 whitespace-pre outline-none focus-visible:shadow-[inset_0_0_0_2px_var(--color-primary)]"
      />
      <div className="flex flex-wrap items-center gap-2 border-t border-base-300 p-2.5">
        <p
          id="data-problem"
          role="status"
          className={`mr-auto min-w-0 flex-1 basis-40 px-1.5 text-xs ${problem === undefined ? "text-muted" : "text-error"}`}
        >
          {problem ?? `${formatBytes(bytes)} of 256 KB`}
        </p>
        <button type="button" className="btn btn-ghost btn-sm" disabled={text === stored} onClick={() => setText(stored)}>
          Reset
        </button>
        <button
          type="button"
          className="btn btn-primary btn-sm"
          disabled={text === stored || !parsed.ok || bytes > MAX_ATTACHMENT_BYTES || isSaving}
          onClick={() => void save()}
        >
          {isSaving ? "Saving" : "Save data"}
        </button>
      </div>
    </>
  );
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, reason: `Not valid JSON yet: ${error instanceof Error ? error.message : "it cannot be read"}` };
  }
}
