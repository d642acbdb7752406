"use client";

import Link from "next/link";
import { useState } from "react";
import type { ExampleApp } from "#lib/frames/examples";
import { createExampleBackend } from "../../_client/example-backend";
import { EXAMPLE_CATEGORIES } from "../../_client/example-search";
import { ComponentFrame } from "../preview/component-frame";
import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";
import { UseExample } from "./use-example";
import { DEVICE_WIDTHS, WidthSwitch, type DeviceWidth } from "./width-switch";

const MIN_FRAME_HEIGHT = 420;

/** One template, running where every app runs. */
export function ExampleView({ example }: { example: ExampleApp }) {
  const [width, setWidth] = useState<DeviceWidth>("full");
  const [backend] = useState(() => createExampleBackend(example.data ?? null));
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 border-b border-base-300 px-4 pt-5 pb-5 sm:px-6">
        <div className="min-w-0 flex-1 basis-80">
          <Link href="/components/templates" className="quiet-button -ml-2">
            <span className="rotate-90">
              <Icon name="chevron" size={15} />
            </span>
            Templates
          </Link>
          <h1 className="mt-1 text-2xl leading-tight font-semibold tracking-[-0.025em] wrap-anywhere">{example.title}</h1>
          <p className="mt-1 text-muted">
            {example.summary} · {EXAMPLE_CATEGORIES[example.category]}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <span className="max-sm:hidden">
            <WidthSwitch width={width} onChange={setWidth} />
          </span>
          <UseExample prompt={example.prompt} data={example.data} />
        </div>
      </header>
      <section aria-label="App" tabIndex={0} className="min-w-0 flex-1 bg-base-200 p-4 sm:p-6">
        <div
          className="mx-auto max-w-full overflow-hidden rounded-box border border-base-300 bg-base-100 shadow-soft transition-[width] duration-300"
          style={{ width: DEVICE_WIDTHS[width] }}
        >
          <ComponentFrame
            componentId={example.componentId}
            version={example.version}
            frameUrl={example.frameUrl}
            backend={backend}
            minHeight={MIN_FRAME_HEIGHT}
          />
        </div>
        <Asking example={example} />
      </section>
    </div>
  );
}

/** How the same app is had in a chat. */
function Asking({ example: { prompt, kind } }: { example: ExampleApp }) {
  return (
    <p className="mx-auto mt-4 flex max-w-2xl flex-wrap items-center justify-center gap-x-2 gap-y-1 text-center text-sm text-muted">
      <span>
        {kind === "view" ? "In a chat, with your own data:" : "In a chat:"}{" "}
        <span className="font-medium text-base-content">“{prompt}”</span>
      </span>
      <CopyButton text={prompt} label="Copy the request" />
      <span className="basis-full text-xs">What you try here is forgotten when you leave. Use the template to keep it.</span>
    </p>
  );
}
