"use client";

import { useState, type ReactNode } from "react";
import { tellApi } from "../../_client/api";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { useVersions, type Version } from "../../_client/use-versions";
import { Age } from "../ui/age";
import { FailureNote } from "../ui/failure-note";
import { ProviderBadge } from "../ui/provider-badge";
import { SourceDiff } from "./source-diff";

interface VersionsPanelProps {
  readonly id: string;
  readonly current: number;
  /** There is a new version: the app should follow. */
  readonly onChanged: () => Promise<unknown>;
}

/** Every version of an app: what changed from one to the next, and the way back. */
export function VersionsPanel({ id, current, onChanged }: VersionsPanelProps) {
  const { items, error, isLoading, hasMore, loadMore } = useVersions(id, current);
  const [shown, setShown] = useState<number>();
  const restore = async (version: number): Promise<void> => {
    try {
      await tellApi(`/api/components/${id}/versions/${version}/restore`, { method: "POST", body: {} });
      say(`Version ${version} is back, as version ${current + 1}`);
      await onChanged();
    } catch (failure) {
      say(`Not restored: ${sayFailure(failure)}`, { tone: "error" });
    }
  };
  if (isLoading) {
    return (
      <div role="status" aria-label="Reading the history" className="grid gap-3 p-4">
        {[1, 2, 3].map((row) => (
          <div key={row} className="shimmer h-12" />
        ))}
      </div>
    );
  }
  if (items.length === 0) {
    return (
      <div className="p-4">
        <FailureNote title="The history could not be read">{sayFailure(error)}</FailureNote>
      </div>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ol className="divide-y divide-base-300">
        {items.map((item) => (
          <VersionRow
            key={item.version}
            item={item}
            isCurrent={item.version === current}
            isOpen={shown === item.version}
            onToggle={() => setShown((open) => (open === item.version ? undefined : item.version))}
            onRestore={() => void restore(item.version)}
          >
            <SourceDiff id={id} before={item.parent_version ?? item.version} after={item.version} />
          </VersionRow>
        ))}
      </ol>
      {hasMore && (
        <button type="button" className="plain-button mx-auto my-4 flex" onClick={loadMore}>
          Show older ones
        </button>
      )}
    </div>
  );
}

interface VersionRowProps {
  readonly item: Version;
  readonly isCurrent: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onRestore: () => void;
  /** What changed, when it is asked for. */
  readonly children: ReactNode;
}

function VersionRow({ item, isCurrent, isOpen, onToggle, onRestore, children }: VersionRowProps) {
  const { version, parent_version: parent, provider, created_at: at } = item;
  return (
    <li>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-3">
        <p className="tabular min-w-0 flex-1 basis-32 text-sm">
          <span className="font-medium">Version {version}</span>
          <span className="text-muted">
            {" "}
            · <Age iso={at} />
            {isCurrent && " · current"}
          </span>
        </p>
        <ProviderBadge provider={provider} />
        {parent !== null && (
          <button type="button" className="btn btn-ghost btn-xs" aria-expanded={isOpen} onClick={onToggle}>
            {isOpen ? "Hide changes" : `Changes from ${parent}`}
          </button>
        )}
        {!isCurrent && (
          <button type="button" className="btn btn-xs" aria-label={`Restore version ${version}`} onClick={onRestore}>
            Restore
          </button>
        )}
      </div>
      {isOpen && children}
    </li>
  );
}
