import useSWR from "swr";
import useSWRInfinite from "swr/infinite";
import { callApi } from "./api";
import { FileDetail, Overlay, ProjectDetail, ProjectPage } from "./project-types";
import { useFollow } from "./use-follow";

const PAGE_SIZE = 24;
// A look at the map, not a prompt: enough to see what is known.
const MAP_TOKENS = 2_048;

/** The mounted projects, newest first. */
export function useProjects(query: string) {
  const { data, error, isLoading, isValidating, size, setSize, mutate } = useSWRInfinite(
    (index: number, previous: { next_cursor: string | null } | null) => {
      if (previous !== null && previous.next_cursor === null) return null;
      const search = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (query !== "") search.set("q", query);
      if (index > 0 && previous?.next_cursor) search.set("cursor", previous.next_cursor);
      return `/api/projects?${search}`;
    },
    (path: string) => callApi(ProjectPage, path),
    { keepPreviousData: true },
  );
  useFollow("/api/projects", () => void mutate());
  const items = data?.flatMap((page) => page.items) ?? [];
  const hasMore = (data?.at(-1)?.next_cursor ?? null) !== null;
  const isLoadingMore = isValidating && size > (data?.length ?? 0);
  const loadMore = (): void => void setSize(size + 1);
  return { items, error, isLoading, isLoadingMore, hasMore, loadMore, refresh: () => void mutate() };
}

/** One project with the list of its files. */
export function useProject(id: string) {
  return useSWR(`/api/projects/${id}`, (path: string) => callApi(ProjectDetail, path));
}

/** One file with its content. */
export function useProjectFile(id: string, path: string) {
  const address = `/api/projects/${id}/files?${new URLSearchParams({ path })}`;
  return useSWR(address, (url: string) => callApi(FileDetail, url), { keepPreviousData: false });
}

/** What a model is told of the project; read when it is asked for. */
export function useProjectMap(id: string, isWanted: boolean) {
  const address = `/api/projects/${id}/overlay?${new URLSearchParams({ budget_tokens: String(MAP_TOKENS) })}`;
  return useSWR(isWanted ? address : null, (url: string) => callApi(Overlay, url), { revalidateOnFocus: false });
}
