"use client";

import { useDeferredValue, useState } from "react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { sessionAddress, type SessionItem } from "../../_client/api-types";
import { groupByDay } from "../../_client/group-by-day";
import { workspaceAddress } from "../../_client/project-types";
import { useNow } from "../../_client/use-now";
import { useSessions } from "../../_client/use-sessions";
import { Icon } from "../ui/icon";
import { SessionRow } from "./session-row";

/** The chats of the sidebar: found by words, grouped by day. */
export function SessionList() {
  const [query, setQuery] = useState("");
  const sessions = useSessions(useDeferredValue(query.trim()));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="relative mx-3 mt-4 mb-1">
        <span className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-muted">
          <Icon name="search" size={15} />
        </span>
        <input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          aria-label="Search chats"
          placeholder="Search chats"
          className="h-9 w-full rounded-field border border-transparent bg-base-content/6 pr-2 pl-8.5 text-sm outline-none placeholder:text-muted focus:border-primary/70 focus:bg-raised"
        />
      </div>
      <nav aria-label="Chats" className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
        <SessionGroups sessions={sessions} query={query} />
      </nav>
    </div>
  );
}

function SessionGroups({ sessions, query }: { sessions: ReturnType<typeof useSessions>; query: string }) {
  const now = useNow();
  const pathname = usePathname();
  const router = useRouter();
  const chat = useSearchParams().get("chat");
  if (sessions.isLoading || now === undefined) return <SessionSkeleton />;
  if (sessions.error !== undefined) {
    return (
      <div className="px-2 py-4 text-sm text-muted">
        <p>Your chats could not be read.</p>
        <button type="button" className="plain-button mt-2" onClick={() => void sessions.refresh()}>
          Try again
        </button>
      </div>
    );
  }
  if (sessions.items.length === 0) {
    return (
      <p className="px-2 py-4 text-sm text-muted">
        {query === "" ? "Your chats will be listed here, newest first." : `No chat has “${query}” in its title.`}
      </p>
    );
  }
  const isOpen = (session: SessionItem): boolean =>
    session.project_id
      ? pathname === workspaceAddress(session.project_id) && chat !== null && (chat === session.client_id || chat === session.id)
      : pathname === sessionAddress(session) || pathname === `/c/${session.id}`;
  const onGone = (session: SessionItem): void => {
    if (isOpen(session)) router.push(session.project_id ? workspaceAddress(session.project_id) : "/");
  };
  return (
    <>
      {groupByDay(sessions.items, (session) => session.updated_at, new Date(now)).map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h3 className="sticky top-0 z-10 bg-base-200 px-2 pt-4 pb-1 text-xs font-medium tracking-normal text-muted">
            {group.label}
          </h3>
          <ul>
            {group.items.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                isOpen={isOpen(session)}
                onRename={(title) => void sessions.rename(session, title)}
                onDelete={() => void sessions.remove(session, () => onGone(session))}
              />
            ))}
          </ul>
        </section>
      ))}
      {sessions.hasMore && (
        <button type="button" className="quiet-button mt-3 w-full" onClick={sessions.loadMore}>
          Show older chats
        </button>
      )}
    </>
  );
}

function SessionSkeleton() {
  return (
    <div role="status" aria-label="Reading your chats" className="grid gap-3 px-2 pt-5">
      {["w-4/5", "w-3/5", "w-11/12", "w-2/3", "w-3/4"].map((width) => (
        <div key={width} className={`shimmer h-4 ${width}`} />
      ))}
    </div>
  );
}
