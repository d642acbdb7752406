import useSWR from "swr";
import useSWRInfinite from "swr/infinite";
import { callApi } from "./api";
import { ComponentItem, ComponentPage } from "./api-types";
import { useFollow } from "./use-follow";

/** What the gallery shows. */
export interface GalleryFilter {
  readonly q: string;
  readonly status: "active" | "archived" | "all";
  readonly sort: "newest" | "oldest" | "updated";
  /** Only what the person made. */
  readonly mine: boolean;
}

/** The gallery's pages, by cursor. */
export function useComponents(filter: GalleryFilter) {
  const { data, error, isLoading, isValidating, size, setSize, mutate } = useSWRInfinite(
    (index: number, previous: { next_cursor: string | null } | null) => {
      if (previous !== null && previous.next_cursor === null) return null;
      const search = new URLSearchParams({ limit: "24", stills: "true", status: filter.status, sort: filter.sort });
      if (filter.mine) search.set("mine", "true");
      if (filter.q !== "") search.set("q", filter.q);
      if (index > 0 && previous?.next_cursor) search.set("cursor", previous.next_cursor);
      return `/api/components?${search}`;
    },
    (path: string) => callApi(ComponentPage, path),
    // Addresses of pictures are good for an hour at least.
    { revalidateFirstPage: false, refreshInterval: 50 * 60_000 },
  );
  useFollow("/api/components", () => void mutate());
  const items = data?.flatMap((page) => page.items) ?? [];
  const hasMore = (data?.at(-1)?.next_cursor ?? null) !== null;
  const isLoadingMore = isValidating && size > (data?.length ?? 0);
  return {
    items,
    error,
    isLoading,
    isLoadingMore,
    hasMore,
    loadMore: () => void setSize(size + 1),
    refresh: () => void mutate(),
  };
}

/** One component with everything its page shows. */
export function useComponent(id: string) {
  return useSWR(`/api/components/${id}`, (path: string) => callApi(ComponentItem, path));
}
