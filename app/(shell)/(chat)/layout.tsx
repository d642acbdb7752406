import type { ReactNode } from "react";
import { ChatSurface } from "../../_components/chat/chat-surface";

/** One surface for a new chat and for every session: going from one to the other keeps what is running. */
export default function ChatLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ChatSurface />
      {children}
    </>
  );
}
