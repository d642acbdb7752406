import { useEffect } from "react";
import { useSWRConfig } from "swr";
import { z } from "zod";
import { callApi } from "./api";
import { isSavingSettings } from "./save-settings";
import { useTheme } from "./theme";
import { useChanges } from "./use-follow";
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
const SPARE_MS = 60_000;

/** Follows what changes in other tabs and on other devices; after a lost connection everything is read again. */
export function useLiveSync(): void {
  const { mutate } = useSWRConfig();
  useEffect(() => {
    const place = Place.safeParse(
      JSON.parse(document.querySelector<HTMLMetaElement>('meta[name="spark-realtime"]')?.content ?? "{}"),
    );
    if (!place.success) return;
    const refresh = createRefresh((prefix) => {
      useChanges.getState().noteChange(prefix);
      void mutate((key) => typeof key === "string" && key.startsWith(prefix));
    });
    const leaving = new AbortController();
    void listen(place.data, refresh, leaving.signal).catch(() => {
      // Without live changes the pages still read everything anew when they are looked at.
    });
    return () => leaving.abort();
  }, [mutate]);
}

async function listen(place: z.output<typeof Place>, refresh: (prefix: string) => void, signal: AbortSignal): Promise<void> {
  const readToken = createTokenReader(signal);
  const [{ createClient }, token] = await Promise.all([import("@supabase/supabase-js"), readToken()]);
  if (signal.aborted) return;
  const client = createClient(place.url, place.key, { accessToken: readToken });
  // A channel joins with the token that the client has by then, and hears nothing without one.
  await client.realtime.setAuth();
  const id = subjectOf(token);
  const settings = { event: "UPDATE", schema: "public", table: "user_settings", filter: `id=eq.${id}` } as const;
  let channel = client.channel(`user-sync-${id}`).on("postgres_changes", settings, ({ new: row }) => {
    refresh(SETTINGS_PATH);
    const { theme } = Row.parse(row);
    if (theme !== undefined && !isSavingSettings()) useTheme.getState().syncState(theme);
  });
  for (const [table, prefix] of STALE)
    channel = channel.on("postgres_changes", { event: "*", schema: "public", table }, () => refresh(prefix));
  let wasConnected = false;
  channel.subscribe((status) => {
    if (status !== "SUBSCRIBED") return;
    void followTheme(signal).catch(() => {});
    // What happened while nobody listened is read now.
    if (wasConnected) for (const prefix of [SETTINGS_PATH, ...STALE.map(([, stale]) => stale)]) refresh(prefix);
    wasConnected = true;
  });
  signal.addEventListener("abort", () => void client.removeAllChannels(), { once: true });
}

/** What was chosen on another device while this one did not listen. */
async function followTheme(signal: AbortSignal): Promise<void> {
  const { theme } = await callApi(Row, SETTINGS_PATH, { signal });
  if (theme !== undefined && !isSavingSettings()) useTheme.getState().syncState(theme);
}

/** The client asks at every heartbeat; the server is asked shortly before a token ends. */
function createTokenReader(signal: AbortSignal): () => Promise<string> {
  let known: Promise<z.output<typeof Token>> | undefined;
  return async () => {
    const held = await known?.catch(() => undefined);
    if (held === undefined || Date.parse(held.expires_at) - Date.now() < SPARE_MS)
      known = callApi(Token, "/api/user/realtime-token", { signal });
    return (await known)?.access_token ?? "";
  };
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

function subjectOf(token: string): string {
  const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  return z.object({ sub: z.string() }).parse(JSON.parse(atob(payload))).sub;
}
