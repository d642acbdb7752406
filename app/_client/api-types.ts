import { z } from "zod";
import { workspaceAddress } from "./project-types";

/** A component as the API shows it; the fields are those of `GET /api/components/{id}`. */
export const ComponentItem = z.object({
  id: z.string(),
  title: z.string(),
  prompt: z.string().catch(""),
  summary: z.string().catch(""),
  kind: z.string().catch(""),
  version: z.number(),
  status: z.enum(["active", "archived"]).catch("active"),
  provider: z.string(),
  model: z.string().nullish(),
  verdict: z.object({ validation: z.string(), render: z.string(), notes: z.array(z.string()).catch([]) }),
  sizes: z.object({ source_bytes: z.number(), js_bytes: z.number(), css_bytes: z.number() }),
  timings: z.record(z.string(), z.number()).catch({}),
  feedback: z.object({ up: z.number(), down: z.number() }),
  data_revision: z.number().catch(0),
  created_at: z.string(),
  updated_at: z.string(),
  url: z.string(),
  preview_url: z.string(),
  frame_url: z.string().optional(),
  artifact_url: z.string().optional(),
  still_url: z.string().optional(),
});

export type ComponentItem = z.output<typeof ComponentItem>;

export const ComponentPage = z.object({ items: z.array(ComponentItem), next_cursor: z.string().nullable() });

/** One chat in the sidebar. */
export const SessionItem = z.object({
  id: z.string(),
  client_id: z.string().nullish(),
  title: z.string(),
  component_id: z.string().nullish(),
  /** The project that the chat is about. */
  project_id: z.string().nullish(),
  created_at: z.string(),
  updated_at: z.string(),
});

export type SessionItem = z.output<typeof SessionItem>;

export const SessionPage = z.object({ items: z.array(SessionItem), next_cursor: z.string().nullable() });

/** One chat with its messages; the parts are those that were streamed. */
export const SessionDetail = z.object({
  id: z.string(),
  client_id: z.string().nullish(),
  title: z.string(),
  project_id: z.string().nullish(),
  messages: z.array(
    z.object({
      id: z.string(),
      role: z.enum(["user", "assistant", "system"]),
      parts: z.array(z.looseObject({ type: z.string() })),
    }),
  ),
});

/** The address of a chat: the id the browser gave it, or the server's. One about a project is in its workspace. */
export function sessionAddress({ id, client_id, project_id }: Pick<SessionItem, "id" | "client_id" | "project_id">): string {
  const key = client_id ?? id;
  return project_id ? workspaceAddress(project_id, key) : `/c/${key}`;
}
