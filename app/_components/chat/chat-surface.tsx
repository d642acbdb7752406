"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { useDraftChat } from "../../_client/chats";
import { warmMarkdown } from "../../_client/markdown-client";
import { pageWarmFrames } from "../../_client/warm-frames";
import { SessionView } from "./session-view";

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
  const isNew = session === null;
  // Next follows the address; nothing is loaded.
  const onFirstMessage = (): void => {
    if (isNew) window.history.pushState(null, "", `/c/${id}`);
  };
  return <SessionView key={id} id={id} isNew={isNew} onFirstMessage={onFirstMessage} newAddress="/" />;
}

function sessionOf(pathname: string): string | null {
  const match = /^\/c\/([\w-]{1,64})$/.exec(pathname);
  return match?.[1] ?? null;
}
