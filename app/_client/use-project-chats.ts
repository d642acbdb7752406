import { useEffect } from "react";
import useSWR from "swr";
import { callApi } from "./api";
import { SessionPage } from "./api-types";
import { onTurnEnd } from "./chats";
import { useFollow } from "./use-follow";

const SHOWN = 30;

/** The newest chats about a project. */
export function useProjectChats(projectId: string) {
  const search = new URLSearchParams({ limit: String(SHOWN), project_id: projectId });
  const { data, mutate } = useSWR(`/api/chat/sessions?${search}`, (path: string) => callApi(SessionPage, path));
  useEffect(() => onTurnEnd(() => void mutate()), [mutate]);
  useFollow("/api/chat/sessions", () => void mutate());
  return { items: data?.items ?? [] };
}
