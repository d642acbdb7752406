"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { tellApi } from "../../_client/api";
import type { ComponentItem } from "../../_client/api-types";
import { sayFailure } from "../../_client/problem";
import { say } from "../../_client/ui-store";
import { Age } from "../ui/age";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { CopyButton } from "../ui/copy-button";
import { Icon } from "../ui/icon";
import { ProviderBadge } from "../ui/provider-badge";
import { FeedbackButtons } from "./feedback-buttons";

interface HeaderProps {
  readonly component: ComponentItem;
  readonly onChanged: () => Promise<unknown>;
}

/** What the app is, and what can be done with it. */
export function ComponentHeader({ component, onChanged }: HeaderProps) {
  const { title, summary, version } = component;
  return (
    <header className="px-4 pt-5 sm:px-6">
      <Link href="/components" className="quiet-button -ml-2">
        <span className="rotate-90">
          <Icon name="chevron" size={15} />
        </span>
        Gallery
      </Link>
      <div className="mt-1 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-2xl leading-tight font-semibold tracking-[-0.025em] wrap-anywhere">{title}</h1>
          {summary !== "" && <p className="mt-1 text-muted">{summary}</p>}
          <p className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs text-muted">
            <ProviderBadge provider={component.provider} />
            <span className="tabular">Version {version}</span>
            <Age iso={component.updated_at} />
            {component.status === "archived" && <span>Archived</span>}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-1">
          <FeedbackButtons component={component} onRated={onChanged} />
          <CopyButton text={() => location.href} label="Copy link" icon="link" />
          <a
            className="quiet-button"
            href={`/api/components/${component.id}/export`}
            download
            aria-label="Save as a file"
            title="Save as a file that runs without a network"
          >
            <Icon name="down" size={17} />
          </a>
          <DeleteButton component={component} />
          <button
            type="button"
            className="btn ml-1 btn-sm btn-primary"
            onClick={() => window.open(component.preview_url, "_blank", "noopener,noreferrer")}
          >
            <Icon name="external" size={16} />
            Open
          </button>
        </div>
      </div>
    </header>
  );
}

function DeleteButton({ component }: { component: ComponentItem }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const remove = async (): Promise<void> => {
    try {
      await tellApi(`/api/components/${component.id}`, { method: "DELETE" });
      say(`“${component.title}” deleted`);
      router.push("/components");
    } catch (error) {
      say(`The app was not deleted. ${sayFailure(error)}`, { tone: "error" });
    }
  };
  return (
    <>
      <button type="button" className="quiet-button" aria-label="Delete the app" title="Delete" onClick={() => setAsking(true)}>
        <Icon name="trash" size={17} />
      </button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Delete this app?"
        action="Delete"
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      >
        “{component.title}” goes away with all its versions, its data and what it has stored. Chats keep their words. This cannot
        be taken back.
      </ConfirmDialog>
    </>
  );
}
