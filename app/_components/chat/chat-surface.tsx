"use client";

import { usePathname } from "next/navigation";
import Link from "next/link";
import { useEffect, type ReactNode } from "react";
import { useDraftChat } from "../../_client/chats";
import { warmMarkdown } from "../../_client/markdown-client";
import { useSession } from "../../_client/use-session";
import { pageWarmFrames } from "../../_client/warm-frames";
import { FailureNote } from "../ui/failure-note";
import { ChatThread } from "./chat-thread";

/** The chat that the address names. It stays mounted while the address changes, so a first message needs no reload. */
export function ChatSurface() {
  const pathname = usePathname();
  const draft = useDraftChat();
  const session = sessionOf(pathname);
  const { renew } = draft;
  useEffect(warmMarkdown, []);
  useEffect(() => pageWarmFrames.prepare(), []);
  // The draft has become a session: the next new chat is another one.
  useEffect(() => {
    if (session === draft.id) renew();
  }, [session, draft.id, renew]);
  const id = session ?? draft.id;
  return <SessionView key={id} id={id} isNew={session === null} />;
}

function SessionView({ id, isNew }: { id: string; isNew: boolean }) {
  const { entry, state, retry } = useSession(id, isNew);
  if (state.kind === "loading") return <ThreadSkeleton />;
  if (state.kind === "missing") {
    return (
      <Notice>
        <FailureNote
          title="This chat is not here"
          actions={
            <Link href="/" className="plain-button">
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
      <Notice>
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
  // Next follows the address; nothing is loaded.
  const onFirstMessage = (): void => {
    if (isNew) window.history.pushState(null, "", `/c/${id}`);
  };
  return <ChatThread chatId={id} entry={entry} onFirstMessage={onFirstMessage} />;
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-[36rem] px-4 py-16">
      <h1 className="sr-only">Chat</h1>
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

function sessionOf(pathname: string): string | null {
  const match = /^\/c\/([\w-]{1,64})$/.exec(pathname);
  return match?.[1] ?? null;
}
