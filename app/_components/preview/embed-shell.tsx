"use client";

import { useCallback } from "react";
import type { FrameTheme } from "#lib/sandbox/frame-address";
import type { FrameEvent } from "../../_client/frame-host-events";
import { ComponentFrame } from "./component-frame";

interface EmbedShellProps {
  readonly componentId: string;
  readonly frameUrl: string;
  readonly version: number;
  readonly theme: FrameTheme;
  readonly renderToken: string;
}

const MIN_HEIGHT = 120;

/** An app inside somebody else's page. That page hears how tall the app is and whether it runs; nothing it could not see anyway. */
export function EmbedShell({ theme, ...frame }: EmbedShellProps) {
  const onEvent = useCallback((event: FrameEvent) => {
    const message = messageFor(event);
    if (message !== undefined && parent !== window) parent.postMessage(message, "*");
  }, []);
  return (
    <main aria-label="App">
      <ComponentFrame {...frame} theme={theme === "auto" ? undefined : theme} minHeight={MIN_HEIGHT} onEvent={onEvent} />
    </main>
  );
}

function messageFor(event: FrameEvent): object | undefined {
  if (event.kind === "height") return { type: "spark:height", height: event.height };
  if (event.kind === "ready") return { type: "spark:ready" };
  if (event.kind === "stopped") return { type: "spark:stopped", reason: event.reason };
  return undefined;
}
