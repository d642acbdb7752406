import { useCallback, useEffect } from "react";
import useSWRInfinite from "swr/infinite";
import { callApi, tellApi } from "./api";
import { SessionPage, type SessionItem } from "./api-types";
import { closeChat, onTurnEnd } from "./chats";
import { sayFailure } from "./problem";
import { say, useUi } from "./ui-store";
import { useFollow } from "./use-follow";

// Long enough to notice a mistake, short enough that nobody waits for it.
const UNDO_MS = 6_000;
const PAGE_SIZE = 40;

/** The chats of the sidebar, newest first, and what can be done with them. */
export function useSessions(query: string) {
  const { data, error, isLoading, size, setSize, mutate } = useSWRInfinite(
    (index: number, previous: { next_cursor: string | null } | null) => {
      if (previous !== null && previous.next_cursor === null) return null;
      const search = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (query !== "") search.set("q", query);
      if (index > 0 && previous?.next_cursor) search.set("cursor", previous.next_cursor);
      return `/api/chat/sessions?${search}`;
    },
    (path: string) => callApi(SessionPage, path),
    { keepPreviousData: true, revalidateFirstPage: true },
  );
  useEffect(() => onTurnEnd(() => void mutate()), [mutate]);
  useFollow("/api/chat/sessions", () => void mutate());

  const change = useCallback(
    (edit: (items: SessionItem[]) => SessionItem[]) =>
      mutate((pages) => pages?.map((page) => ({ ...page, items: edit(page.items) })), { revalidate: false }),
    [mutate],
  );

  const rename = useCallback(
    async (session: SessionItem, title: string) => {
      await change((items) => items.map((item) => (item.id === session.id ? { ...item, title } : item)));
      try {
        await tellApi(`/api/chat/sessions/${session.id}`, { method: "PATCH", body: { title } });
      } catch (problem) {
        say(`The chat was not renamed. ${sayFailure(problem)}`, { tone: "error" });
        await mutate();
      }
    },
    [change, mutate],
  );

  const remove = useCallback(
    async (session: SessionItem, onGone: () => void) => {
      await change((items) => items.filter((item) => item.id !== session.id));
      onGone();
      deleteUnlessUndone(session, () => void mutate());
    },
    [change, mutate],
  );

  const items = data?.flatMap((page) => page.items) ?? [];
  const hasMore = (data?.at(-1)?.next_cursor ?? null) !== null;
  return { items, error, isLoading, hasMore, loadMore: () => void setSize(size + 1), refresh: mutate, rename, remove };
}

/** Deletes after the time to undo, or at once when the page goes away. */
function deleteUnlessUndone(session: SessionItem, refresh: () => void): void {
  const { dropToast } = useUi.getState();
  let isSettled = false;
  const settle = async (isUndone: boolean): Promise<void> => {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(timer);
    removeEventListener("pagehide", onLeave);
    dropToast(toast);
    if (!isUndone) {
      closeChat(session.client_id ?? session.id);
      await tellApi(`/api/chat/sessions/${session.id}`, { method: "DELETE", keepalive: true }).catch((problem: unknown) =>
        say(`The chat was not deleted. ${sayFailure(problem)}`, { tone: "error" }),
      );
    }
    refresh();
  };
  const onLeave = (): void => void settle(false);
  const timer = setTimeout(() => void settle(false), UNDO_MS);
  addEventListener("pagehide", onLeave);
  const toast = say(`“${session.title}” deleted`, { action: { label: "Undo", run: () => void settle(true) } });
}
