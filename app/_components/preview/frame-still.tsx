"use client";

import { useComponent } from "../../_client/use-components";
import { StillPicture } from "./still-picture";

interface StillProps {
  readonly componentId: string;
  readonly onRun: () => void;
}

/** Stands for an app that does not run because enough others do. */
export function FrameStill({ componentId, onRun }: StillProps) {
  const { data: component } = useComponent(componentId);
  const address = component?.still_url;
  return (
    <button
      type="button"
      onClick={onRun}
      className="group absolute inset-0 grid place-items-center bg-base-200 p-6 text-center transition-colors hover:bg-wash focus-visible:-outline-offset-4"
    >
      {address !== undefined && <StillPicture address={address} className="inset-0 size-full opacity-25" />}
      <span className="relative grid justify-items-center gap-3">
        <span className="grid size-12 place-items-center rounded-full border border-base-300 bg-raised text-primary shadow-soft transition-transform group-hover:scale-105">
          <svg aria-hidden="true" width="18" height="18" viewBox="0 0 24 24" fill="currentColor">
            <path d="M8 5.2c0-.9 1-1.4 1.7-.9l9.6 6.8c.6.4.6 1.4 0 1.8l-9.6 6.8c-.7.5-1.7 0-1.7-.9Z" />
          </svg>
        </span>
        <span className="font-semibold">Click to run</span>
        <span className="max-w-72 text-sm text-balance text-muted">
          Six apps are running on this page already. What this one saved is kept.
        </span>
      </span>
    </button>
  );
}
