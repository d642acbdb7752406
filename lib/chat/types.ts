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
  /** The project that the chat is about. */
  projectId: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** One chunk of the AI SDK's UI message stream. */
export type Chunk = { readonly type: string; readonly [field: string]: unknown };

/** A turn that runs, in this process or another, as those see it who come to it. */
export interface RunningTurn {
  /** All chunks from the start, then those to come, until the turn ends. Leaving does not stop the turn. */
  read(): TurnReader;
  /** Ends the run, keeps what has arrived, and answers when that is done. */
  stop(): Promise<void>;
}

/** One reader of a turn: `next` waits for a chunk and answers nothing at the end. */
export interface TurnReader {
  next(): Promise<Chunk | undefined>;
  leave(): void;
}

/** How a turn ended: what is stored, and what a JSON caller gets. */
export interface TurnOutcome {
  sessionId: string;
  message: { id: string; role: "assistant"; parts: readonly Json[] };
  component: Json | undefined;
  run: { readonly [field: string]: Json };
  /** Set when the run failed; the message then says so too. */
  failure: unknown;
}
