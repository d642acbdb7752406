import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useSyncExternalStore } from "react";

/** What the address of a workspace says: the open file with the marked line, and the open chat. */
export interface ProjectPlace {
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly chat: string | undefined;
}

const HASH_EVENT = "spark:line";

/** The place in a workspace that the address names, and the way to another one; back and forward keep it. */
export function useProjectPlace(): ProjectPlace & { goTo(change: Partial<ProjectPlace>, how?: "push" | "replace"): void } {
  const search = useSearchParams();
  const hash = useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => "",
  );
  const [file, chat] = [search.get("file") ?? undefined, search.get("chat") ?? undefined];
  const line = lineOf(hash);
  const goTo = useCallback((change: Partial<ProjectPlace>, how: "push" | "replace" = "push") => {
    const address = addressOf(location, change);
    if (address === `${location.pathname}${location.search}${location.hash}`) return;
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    dispatchEvent(new Event(HASH_EVENT));
  }, []);
  return useMemo(() => ({ file, line, chat, goTo }), [file, line, chat, goTo]);
}

/** The line that `#L12` names. */
export function lineOf(hash: string): number | undefined {
  const line = /^#L([1-9]\d{0,6})$/.exec(hash)?.[1];
  return line === undefined ? undefined : Number(line);
}

/** The address after a change. Another file has no marked line, unless the change names one. */
export function addressOf(at: Pick<Location, "pathname" | "search" | "hash">, change: Partial<ProjectPlace>): string {
  const search = new URLSearchParams(at.search);
  for (const key of ["file", "chat"] as const) {
    if (!(key in change)) continue;
    const value = change[key];
    if (value === undefined) search.delete(key);
    else search.set(key, value);
  }
  const staysAtLine = !("line" in change) && !("file" in change);
  const line = staysAtLine ? lineOf(at.hash) : change.line;
  // A path reads better as it is.
  const query = search.toString().replaceAll("%2F", "/");
  return `${at.pathname}${query === "" ? "" : `?${query}`}${line === undefined ? "" : `#L${line}`}`;
}

function subscribe(onChange: () => void): () => void {
  const events = ["popstate", "hashchange", HASH_EVENT];
  for (const name of events) addEventListener(name, onChange);
  return () => {
    for (const name of events) removeEventListener(name, onChange);
  };
}
