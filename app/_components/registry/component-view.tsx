"use client";

import Link from "next/link";
import { useState } from "react";
import type { ComponentItem } from "../../_client/api-types";
import { ProblemError, sayFailure } from "../../_client/problem";
import { useTheme } from "../../_client/theme";
import { useComponent } from "../../_client/use-components";
import { ComponentFrame } from "../preview/component-frame";
import { FailureNote } from "../ui/failure-note";
import { TabList } from "../ui/tab-list";
import { ComponentHeader } from "./component-header";
import { DataPanel } from "./data-panel";
import { DetailsPanel } from "./details-panel";
import { SourcePanel } from "./source-panel";
import { VersionsPanel } from "./versions-panel";
import { DEVICE_WIDTHS, WidthSwitch, type DeviceWidth } from "./width-switch";

const MIN_FRAME_HEIGHT = 420;

const PANELS = [
  { name: "app", label: "App" },
  { name: "data", label: "Data" },
  { name: "source", label: "Source" },
  { name: "versions", label: "History" },
  { name: "details", label: "Details" },
] as const;
type Panel = (typeof PANELS)[number]["name"];

/** One app, large, with its source, its data and what is known about it. */
export function ComponentView({ id }: { id: string }) {
  const { data: component, error, isLoading, mutate } = useComponent(id);
  if (isLoading) return <ViewSkeleton />;
  if (component === undefined) return <ViewFailure error={error} onRetry={() => void mutate()} />;
  return <LoadedView component={component} onChanged={() => mutate()} />;
}

function LoadedView({ component, onChanged }: { component: ComponentItem; onChanged: () => Promise<unknown> }) {
  const [panel, setPanel] = useState<Panel>("app");
  const [width, setWidth] = useState<DeviceWidth>("full");
  const theme = useTheme((state) => state.shown);
  const frameUrl = useFrameUrl(component);
  const hasPanel = panel !== "app";
  // On a small screen the source, the history or the details take the app's place; the data stands below it, to see what it does.
  const isAppHidden = panel === "source" || panel === "versions" || panel === "details";
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <ComponentHeader component={component} onChanged={onChanged} />
      <div className="mt-5 flex items-center justify-between gap-3 border-b border-base-300 px-4 sm:px-6">
        <TabList label="Views of the app" tabs={PANELS} shown={panel} onChange={setPanel} />
        <div className="pb-1.5 max-sm:hidden">
          <WidthSwitch width={width} onChange={setWidth} />
        </div>
      </div>
      <div className={`grid min-h-[30rem] flex-1 ${hasPanel ? "lg:grid-cols-[minmax(0,1.25fr)_minmax(22rem,1fr)]" : ""}`}>
        <section
          aria-label="App"
          tabIndex={0}
          className={`min-w-0 bg-base-200 p-4 sm:p-6 lg:overflow-y-auto ${isAppHidden ? "max-lg:hidden" : ""}`}
        >
          <div
            className="mx-auto max-w-full overflow-hidden rounded-box border border-base-300 bg-base-100 shadow-soft transition-[width] duration-300"
            style={{ width: DEVICE_WIDTHS[width] }}
          >
            <ComponentFrame
              componentId={component.id}
              version={component.version}
              theme={theme}
              revision={component.data_revision}
              minHeight={MIN_FRAME_HEIGHT}
              {...(frameUrl === undefined ? {} : { frameUrl })}
            />
          </div>
        </section>
        {hasPanel && (
          <div
            role="tabpanel"
            id={`panel-${panel}`}
            aria-labelledby={`tab-${panel}`}
            className="flex min-h-0 min-w-0 flex-col border-base-300 max-lg:border-t lg:border-l"
          >
            {panel === "source" && <SourcePanel id={component.id} version={component.version} onSaved={onChanged} />}
            {panel === "data" && <DataPanel id={component.id} onSaved={onChanged} />}
            {panel === "versions" && <VersionsPanel id={component.id} current={component.version} onChanged={onChanged} />}
            {panel === "details" && <DetailsPanel component={component} />}
          </div>
        )}
      </div>
    </div>
  );
}

/** The address the version was first shown at. Each reading signs another; taking it would load the running app anew. */
function useFrameUrl({ version, frame_url: url }: ComponentItem): string | undefined {
  const [frame, setFrame] = useState({ version, url });
  if (frame.version === version) return frame.url;
  setFrame({ version, url });
  return url;
}

function ViewSkeleton() {
  return (
    <div role="status" aria-label="Opening the app" className="grid gap-4 px-4 py-8 sm:px-6">
      <div className="shimmer h-7 w-72 max-w-full" />
      <div className="shimmer h-4 w-96 max-w-full" />
      <div className="shimmer mt-4 h-[26rem] rounded-box" />
    </div>
  );
}

function ViewFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const isMissing = error instanceof ProblemError && (error.code === "not_found" || error.code === "invalid_request");
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-16">
      <FailureNote
        title={isMissing ? "This app is not here" : "The app could not be opened"}
        actions={
          <>
            {!isMissing && (
              <button type="button" className="plain-button" onClick={onRetry}>
                Try again
              </button>
            )}
            <Link href="/components" className="plain-button">
              Gallery
            </Link>
          </>
        }
      >
        {isMissing ? "It was deleted, or it belongs to another workspace." : `${sayFailure(error)} Nothing was lost.`}
      </FailureNote>
    </div>
  );
}
