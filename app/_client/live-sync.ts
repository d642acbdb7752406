import { useEffect } from "react";
import { useSWRConfig } from "swr";
import { z } from "zod";
import { callApi } from "./api";
import { useTheme } from "./theme";
import { SETTINGS_PATH } from "./use-account";

const Token = z.object({ access_token: z.string(), expires_at: z.string() });
const Place = z.object({ url: z.url(), key: z.string() });
const Row = z.object({ theme: z.enum(["light", "dark", "auto"]).optional(), id: z.string().optional() });

/** What a change of a table makes old: the addresses that begin so. */
const STALE: readonly (readonly [table: string, prefix: string])[] = [
  ["components", "/api/components"],
  ["chat_sessions", "/api/chat/sessions"],
];
// A burst of changes is read once.
const QUIET_MS = 60;

/** Follows what changes in other tabs and on other devices; after a lost connection everything is read again. */
export function useLiveSync(): void {
  const { mutate } = useSWRConfig();
  useEffect(() => {
    const place = Place.safeParse(
      JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="spark-realtime"]')?.content ?? "{}"),
    );
    if (!place.success) return;
    const refresh = createRefresh((prefix) => void mutate((key) => isBelow(key, prefix)));
    const leaving = new AbortController();
    void listen(place.data, refresh, leaving.signal).catch(() => {
      // Without live changes the pages still read everything anew when they are looked at.
    });
    return () => leaving.abort();
  }, [mutate]);
}

async function listen(place: z.output<typeof Place>, refresh: (prefix: string) => void, signal: AbortSignal): Promise<void> {
  const readToken = async (): Promise<string> => (await callApi(Token, "/api/user/realtime-token", { signal })).access_token;
  const [{ createClient }, token] = await Promise.all([import("@supabase/supabase-js"), readToken()]);
  if (signal.aborted) return;
  const client = createClient(place.url, place.key, { accessToken: readToken });
  const id = subjectOf(token);
  const settings = { event: "UPDATE", schema: "public", table: "user_settings", filter: `id=eq.${id}` } as const;
  let channel = client.channel(`user-sync-${id}`).on("postgres_changes", settings, ({ new: row }) => {
    refresh(SETTINGS_PATH);
    const { theme } = Row.parse(row);
    if (theme !== undefined) useTheme.getState().syncState(theme);
  });
  for (const [table, prefix] of STALE)
    channel = channel.on("postgres_changes", { event: "*", schema: "public", table }, () => refresh(prefix));
  let wasConnected = false;
  channel.subscribe((status) => {
    if (status !== "SUBSCRIBED") return;
    // What happened while nobody listened is read now.
    if (wasConnected) for (const prefix of [SETTINGS_PATH, ...STALE.map(([, stale]) => stale)]) refresh(prefix);
    wasConnected = true;
  });
  signal.addEventListener("abort", () => void client.removeAllChannels(), { once: true });
}

function createRefresh(run: (prefix: string) => void): (prefix: string) => void {
  const waiting = new Set<string>();
  return (prefix) => {
    if (waiting.has(prefix)) return;
    waiting.add(prefix);
    setTimeout(() => {
      waiting.delete(prefix);
      run(prefix);
    }, QUIET_MS);
  };
}

/** SWR's keys are addresses; those of endless lists have a mark before them. */
function isBelow(key: unknown, prefix: string): boolean {
  return typeof key === "string" && key.replace(/^\$inf\$/, "").startsWith(prefix);
}

function subjectOf(token: string): string {
  const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  return z.object({ sub: z.string() }).parse(JSON.parse(atob(payload))).sub;
}
