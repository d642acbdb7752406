import useSWR from "swr";
import useSWRInfinite from "swr/infinite";
import { z } from "zod";
import { callApi, readText } from "./api";

const Version = z.object({
  version: z.number(),
  parent_version: z.number().nullable(),
  provider: z.string(),
  created_at: z.string(),
});
const VersionPage = z.object({ items: z.array(Version), next_cursor: z.string().nullable() });

export type Version = z.output<typeof Version>;

/** A component's history, newest first. */
export function useVersions(id: string, current: number) {
  const { data, error, isLoading, setSize } = useSWRInfinite(
    (index: number, previous: z.output<typeof VersionPage> | null) => {
      if (previous !== null && previous.next_cursor === null) return null;
      const cursor = index > 0 && previous?.next_cursor ? `&cursor=${previous.next_cursor}` : "";
      // The newest version is part of the address, so that a new one reads the list anew.
      return `/api/components/${id}/versions?limit=20${cursor}#${current}`;
    },
    (path: string) => callApi(VersionPage, path.split("#")[0] ?? path),
  );
  const items = data?.flatMap((page) => page.items) ?? [];
  const hasMore = (data?.at(-1)?.next_cursor ?? null) !== null;
  return { items, error, isLoading, hasMore, loadMore: () => void setSize((size) => size + 1) };
}

/** The sources of two versions, to be compared. */
export function useSources(id: string, versions: readonly [number, number] | undefined) {
  const [first, second] = versions ?? [];
  const path = (version: number | undefined) =>
    version === undefined ? null : `/api/components/${id}/source?version=${version}`;
  const before = useSWR(path(first), readText);
  const after = useSWR(path(second), readText);
  return { before: before.data, after: after.data, error: before.error ?? after.error };
}
