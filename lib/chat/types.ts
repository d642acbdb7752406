import type { Json } from "#lib/core/json";

/** One stored message, as the API shows it. */
export interface MessageRecord {
  id: string;
  role: "system" | "user" | "assistant";
  parts: readonly Json[];
  createdAt: Date;
}

export interface SessionRecord {
  id: string;
  clientId: string;
  title: string;
  componentId: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** One chunk of the AI SDK's UI message stream. */
export type Chunk = { readonly type: string; readonly [field: string]: unknown };

/** How a turn ended: what is stored, and what a JSON caller gets. */
export interface TurnOutcome {
  sessionId: string;
  message: { id: string; role: "assistant"; parts: readonly Json[] };
  component: Json | undefined;
  run: { readonly [field: string]: Json };
  /** Set when the run failed; the message then says so too. */
  failure: unknown;
}
