import { useEffect, useState } from "react";
import useSWR from "swr";
import useSWRInfinite from "swr/infinite";
import { z } from "zod";
import { callApi, tellApi } from "./api";
import { sayFailure } from "./problem";
import { say } from "./ui-store";

const MEMORIES_PATH = "/api/memories";
const PAGE_SIZE = 20;
// Somebody who types on is not asked for in between.
const QUIET_MS = 250;

const Memory = z.object({ id: z.string(), content: z.string(), updated_at: z.string() });
export type Memory = z.output<typeof Memory>;
const Page = z.object({ items: z.array(Memory), next_cursor: z.string().nullable() });

/** What the person wants to be remembered: all of it by pages, or what is near to a query. */
export function useMemories(query: string) {
  const wanted = useQuiet(query.trim());
  const all = useSWRInfinite(
    (index: number, previous: { next_cursor: string | null } | null) => {
      if (previous !== null && previous.next_cursor === null) return null;
      const search = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (index > 0 && previous?.next_cursor) search.set("cursor", previous.next_cursor);
      return `${MEMORIES_PATH}?${search}`;
    },
    (path: string) => callApi(Page, path),
  );
  const found = useSWR(
    wanted === "" ? null : [`${MEMORIES_PATH}/search`, wanted],
    ([path, text]) => callApi(Page, path, { method: "POST", body: { query: text } }),
    { keepPreviousData: true },
  );
  const isSearch = wanted !== "";
  const refresh = async (): Promise<void> => void (await Promise.all([all.mutate(), isSearch ? found.mutate() : undefined]));

  const add = async (content: string): Promise<void> => {
    await tellApi(MEMORIES_PATH, { method: "POST", body: { content } });
    await refresh();
  };

  const forget = async (memory: Memory): Promise<void> => {
    const without = (page: z.output<typeof Page>) => ({ ...page, items: page.items.filter(({ id }) => id !== memory.id) });
    void all.mutate((pages) => pages?.map(without), { revalidate: false });
    if (isSearch) void found.mutate((page) => page && without(page), { revalidate: false });
    try {
      await tellApi(`${MEMORIES_PATH}/${memory.id}`, { method: "DELETE" });
      // Forgotten for good on the server; whoever wants it back says it again.
      say("Forgotten", { action: { label: "Undo", run: () => void add(memory.content).catch(sayNotBack) } });
    } catch (failure) {
      say(`Not forgotten: ${sayFailure(failure)}`, { tone: "error" });
    }
    await refresh();
  };

  const pages = all.data ?? [];
  return {
    items: isSearch ? (found.data?.items ?? []) : pages.flatMap((page) => page.items),
    /** What the items were searched by; nothing while all are shown. */
    query: wanted,
    error: isSearch ? found.error : all.error,
    isLoading: isSearch ? found.data === undefined && found.isLoading : all.isLoading,
    hasMore: !isSearch && (pages.at(-1)?.next_cursor ?? null) !== null,
    loadMore: () => void all.setSize(all.size + 1),
    refresh: () => void refresh(),
    add,
    forget,
  };
}

function sayNotBack(failure: unknown): void {
  say(`Not remembered again: ${sayFailure(failure)}`, { tone: "error" });
}

/** A text once it has rested for a moment; nothing is nothing at once. */
function useQuiet(text: string): string {
  const [quiet, setQuiet] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), text === "" ? 0 : QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return quiet;
}
