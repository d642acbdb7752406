"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, type ReactNode } from "react";
import { workspaceAddress } from "../../_client/project-types";
import { useSession } from "../../_client/use-session";
import { FailureNote } from "../ui/failure-note";
import { ChatThread, type ChatSetting } from "./chat-thread";

interface SessionViewProps {
  readonly id: string;
  readonly isNew: boolean;
  readonly onFirstMessage: () => void;
  /** The address of a new chat in the same place. */
  readonly newAddress: string;
  readonly setting?: ChatSetting | undefined;
}

/** One chat by its id: while it is read, when it is not there, and then the chat itself. */
export function SessionView({ id, isNew, onFirstMessage, newAddress, setting }: SessionViewProps) {
  const { entry, state, retry } = useSession(id, isNew);
  if (state.kind === "loading") return <ThreadSkeleton />;
  if (state.kind === "missing") {
    return (
      <Notice heading={setting?.heading}>
        <FailureNote
          title="This chat is not here"
          actions={
            <Link href={newAddress} className="plain-button">
              Start a new chat
            </Link>
          }
        >
          It was deleted, or it belongs to another workspace.
        </FailureNote>
      </Notice>
    );
  }
  if (state.kind === "failed") {
    return (
      <Notice heading={setting?.heading}>
        <FailureNote
          title="The chat could not be opened"
          actions={
            <button type="button" className="plain-button" onClick={retry}>
              Try again
            </button>
          }
        >
          {state.reason} Nothing was lost.
        </FailureNote>
      </Notice>
    );
  }
  // A chat about a project is read beside the project.
  if (setting === undefined && entry.projectId !== undefined) return <GoTo address={workspaceAddress(entry.projectId, id)} />;
  return <ChatThread chatId={id} entry={entry} onFirstMessage={onFirstMessage} setting={setting} />;
}

function GoTo({ address }: { address: string }) {
  const router = useRouter();
  useEffect(() => router.replace(address), [router, address]);
  return <ThreadSkeleton />;
}

function Notice({ heading, children }: { heading: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-[36rem] px-4 py-16">
      {heading ?? <h1 className="sr-only">Chat</h1>}
      {children}
    </div>
  );
}

function ThreadSkeleton() {
  return (
    <div role="status" aria-label="Opening the chat" className="mx-auto grid w-full max-w-[52rem] gap-8 px-4 pt-10 sm:px-6">
      <div className="shimmer ml-auto h-11 w-2/3 rounded-2xl" />
      <div className="grid gap-3">
        <div className="shimmer h-4 w-11/12" />
        <div className="shimmer h-4 w-4/5" />
        <div className="shimmer h-64 rounded-box" />
      </div>
    </div>
  );
}
