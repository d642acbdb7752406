"use client";

import Link from "next/link";
import type { FrameTheme } from "#lib/sandbox/frame-address";
import { Icon } from "../ui/icon";
import { SparkMark } from "../ui/brand";
import { ComponentFrame } from "./component-frame";

interface PreviewShellProps {
  readonly componentId: string;
  readonly frameUrl: string;
  readonly title: string;
  readonly version: number;
  readonly theme: FrameTheme;
}

/** A window that says what it shows, and shows it. */
export function PreviewShell({ componentId, frameUrl, title, version, theme }: PreviewShellProps) {
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex items-center gap-3 border-b border-base-300 bg-base-200 px-4 py-2">
        <Link href="/" aria-label="Spark" className="shrink-0">
          <SparkMark size={20} />
        </Link>
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-sm font-semibold" title={title}>
            <span className="font-normal text-muted">Untrusted preview of </span>
            {title}
          </h1>
        </div>
        <p className="shrink-0 text-xs text-muted max-md:hidden">It has no network and cannot see your account.</p>
        <span className="tabular shrink-0 text-xs text-muted">v{version}</span>
        <Link href={`/components/${componentId}`} className="quiet-button shrink-0" aria-label={`Page of ${title}`}>
          <Icon name="page" size={16} />
        </Link>
      </header>
      <main aria-label="Preview" className="min-h-0 flex-1">
        <ComponentFrame
          componentId={componentId}
          version={version}
          frameUrl={frameUrl}
          theme={theme === "auto" ? undefined : theme}
          isFilling
        />
      </main>
    </div>
  );
}
