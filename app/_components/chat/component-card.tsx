"use client";

import Link from "next/link";
import { memo } from "react";
import type { ComponentData } from "../../_client/chat-message";
import { useComposer } from "../../_client/composer-store";
import { useTheme } from "../../_client/theme";
import { ComponentFrame } from "../preview/component-frame";
import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";
import { ProviderBadge } from "../ui/provider-badge";

const MIN_FRAME_HEIGHT = 220;

interface ComponentCardProps {
  readonly component: ComponentData;
  readonly chatId: string;
}

/** An app in the chat: what it is, the app itself, and what can be done with it. */
export const ComponentCard = memo(function ComponentCard({ component, chatId }: ComponentCardProps) {
  const theme = useTheme((state) => state.shown);
  const { id, version, title, summary, notes, frame_url: frameUrl } = component;
  const change = useChange(component, chatId);
  return (
    <article aria-label={title} className="animate-rise overflow-hidden rounded-box border border-base-300 bg-raised shadow-soft">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4 pb-3.5">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="text-[1.0625rem] leading-snug font-semibold wrap-anywhere">{title}</h3>
          {summary !== "" && <p className="mt-0.5 text-sm text-muted">{summary}</p>}
        </div>
        <div className="flex items-center gap-2">
          <span className="tabular text-xs text-muted">v{version}</span>
          <ProviderBadge provider={component.provider} />
        </div>
      </header>
      <div className="border-y border-base-300 bg-base-100">
        <ComponentFrame
          componentId={id}
          version={version}
          theme={theme}
          minHeight={MIN_FRAME_HEIGHT}
          onRepair={(reason) => change(`Repair this app. It was stopped: ${reason}`)}
          {...(frameUrl === undefined ? {} : { frameUrl })}
        />
      </div>
      {notes.length > 0 && <Notes notes={notes} />}
      <CardActions component={component} onChange={() => change()} />
    </article>
  );
}, isSameApp);

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <details className="group border-b border-base-300 px-5 text-sm">
      <summary className="flex list-none items-center gap-1.5 py-2.5 font-medium text-muted hover:text-base-content [&::-webkit-details-marker]:hidden">
        What it used
        <span className="transition-transform group-open:rotate-180">
          <Icon name="chevron" size={14} />
        </span>
      </summary>
      <ul className="grid gap-1 pb-3.5 pl-4 text-muted">
        {notes.map((note) => (
          <li key={note} className="list-disc wrap-anywhere marker:text-base-300">
            {note}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Starts a message that changes the app; the person reads it, may say more, and sends it. */
function useChange({ id, title }: ComponentData, chatId: string): (text?: string) => void {
  const patch = useComposer((state) => state.patch);
  const focus = useComposer((state) => state.focus);
  return (text) => {
    patch(chatId, { target: { id, title }, ...(text === undefined ? {} : { text }) });
    focus();
  };
}

function CardActions({ component, onChange }: { component: ComponentData; onChange: () => void }) {
  return (
    <footer className="flex flex-wrap items-center justify-between gap-1 px-3 py-2">
      <button type="button" className="quiet-button text-base-content" onClick={onChange}>
        <Icon name="wand" size={16} />
        Change it
      </button>
      <div className="flex items-center gap-0.5">
        <CopyButton text={() => new URL(component.url, location.href).href} label="Copy link" icon="link" isIconOnly />
        <Link
          href={`/components/${component.id}`}
          className="quiet-button"
          title="Component page"
          aria-label={`Page of ${component.title}`}
        >
          <Icon name="page" size={16} />
        </Link>
        <button
          type="button"
          className="quiet-button"
          onClick={() => window.open(component.preview_url, "_blank", "noopener,noreferrer")}
        >
          <Icon name="external" size={16} />
          Open
        </button>
      </div>
    </footer>
  );
}

// Streaming makes a new object for every chunk; the app is another one only when its version is.
function isSameApp(before: ComponentCardProps, after: ComponentCardProps): boolean {
  return (
    before.chatId === after.chatId &&
    before.component.id === after.component.id &&
    before.component.version === after.component.version
  );
}
