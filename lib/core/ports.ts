import type { Transaction } from "kysely";

import type { RequestContext } from "./context";
import type { Database } from "./database-types";
import type { Json } from "./json";

/** An open transaction that acts as one caller; row level security decides what it sees. */
export type Tx = Transaction<Database>;

/**
 * What is done in a transaction. Statements that are not waited for one by one are sent together. A work that wraps its last ones
 * in `lastly` has the commit sent right behind them, in the same round trip: a statement that fails still undoes all of them,
 * what the work makes of their answers no longer does.
 */
export type Work<T> = (tx: Tx, lastly: <Sent>(sent: Sent) => Sent) => Promise<T>;

/** The only door to the database: one transaction as `ctx.actor`, committed when `work` resolves. */
export type WithActor = <T>(ctx: RequestContext, work: Work<T>) => Promise<T>;

/** A transaction as nobody, for the few private functions that find out who is calling. */
export type AsAnonymous = <T>(work: Work<T>) => Promise<T>;

/** What a write verb leaves in the audit trail. Values are stored as hashes only. */
export interface AuditEntry {
  /** `noun.verb-past`, for example `component.created`. */
  action: string;
  subjectType: string;
  subjectId: string;
  before?: Json | undefined;
  after?: Json | undefined;
}

/** Appends one audit row inside the caller's transaction, so that neither exists without the other. */
export type Audit = (tx: Tx, ctx: RequestContext, entry: AuditEntry) => Promise<void>;

/** A shared cache of texts with an expiry. */
export interface CachePort {
  get(key: string): Promise<string | null>;
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** What is kept under the key, and whether the caller is now the one to make it, for so long; in one message. */
  claim(key: string, leaseMs: number): Promise<{ text: string | null; isMine: boolean }>;
  /** Says that the work under a claimed key goes on. */
  extend(key: string, leaseMs: number): Promise<void>;
  /** Gives a claimed key back without a result. */
  release(key: string): Promise<void>;
  /** Keeps the result of a claimed key and gives it back, in one message. */
  settle(key: string, value: string, ttlSeconds: number): Promise<void>;
}
