import { useEffect, useState } from "react";
import { fetchChat, followTurn } from "./follow-turn";
import { openChat, type OpenChat } from "./chats";
import { ProblemError, sayFailure } from "./problem";

export type SessionState =
  | { readonly kind: "ready" }
  | { readonly kind: "loading" }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly reason: string };

/** The chat behind an address: its messages are fetched once, and a turn that is still running goes on where it is. */
export function useSession(id: string, isNew: boolean): { entry: OpenChat; state: SessionState; retry: () => void } {
  const entry = openChat(id, isNew);
  const [state, setState] = useState<SessionState>(entry.isLoaded ? { kind: "ready" } : { kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (entry.isLoaded) return;
    const abort = new AbortController();
    loadSession(id, entry, abort.signal).then(
      () => setState({ kind: "ready" }),
      (error: unknown) => {
        if (!abort.signal.aborted) setState(toState(error));
      },
    );
    return () => abort.abort();
  }, [id, entry, attempt]);
  const retry = (): void => {
    setState({ kind: "loading" });
    setAttempt((count) => count + 1);
  };
  return { entry, state, retry };
}

async function loadSession(id: string, entry: OpenChat, signal: AbortSignal): Promise<void> {
  const { messages, projectId } = await fetchChat(id, signal);
  if (entry.isLoaded) return;
  entry.projectId = projectId;
  entry.chat.messages = messages;
  entry.isLoaded = true;
  void followTurn(entry.chat, "joining");
}

function toState(error: unknown): SessionState {
  if (error instanceof ProblemError && error.code === "not_found") return { kind: "missing" };
  return { kind: "failed", reason: sayFailure(error) };
}
