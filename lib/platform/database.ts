import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from "kysely";
import pg from "pg";

import type { RequestContext } from "#lib/core/context";
import type { Database } from "#lib/core/database-types";
import type { AsAnonymous, Tx, WithActor } from "#lib/core/ports";
import { isConnectionLost, toDatabaseError } from "./database-errors";

/** A lost database must give its 503 within 2 s, so nobody waits longer than this for a connection. */
const ACQUIRE_TIMEOUT_MS = 1_500;
/** Longest statement: the slowest of ours takes well under a second. */
const STATEMENT_TIMEOUT_MS = 5_000;
/** PGlite serves one transaction at a time, and hosted poolers share few; more would only queue elsewhere. */
const MAX_CONNECTIONS = 8;

const BEGIN = "begin";
const NOTHING = { command: "BEGIN", rowCount: 0, rows: [] };
const INT8 = 20;
const DATE = 1082;

export interface DatabaseOptions {
  url: string;
  maxConnections?: number;
  statementTimeoutMs?: number;
}

export interface DatabasePort {
  withActor: WithActor;
  asAnonymous: AsAnonymous;
  /** Resolves when the database answers; fails within 2 s when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the connection pool. Every query runs inside a transaction that has switched to the caller's role first. */
export function createDatabase(options: DatabaseOptions): DatabasePort {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? MAX_CONNECTIONS,
    connectionTimeoutMillis: ACQUIRE_TIMEOUT_MS,
    query_timeout: statementTimeoutMs + ACQUIRE_TIMEOUT_MS,
    keepAlive: true,
    pipeline: true,
    types: { getTypeParser: (oid: number, format?: "text" | "binary") => typeParser(oid, format) },
  });
  // An idle connection that breaks is dropped by the pool; without a listener it would end the process.
  pool.on("error", () => {});
  const kysely = new Kysely<Database>({ dialect: new PostgresDialect({ pool: guardedPool(pool) }) });

  async function transact<T>(claims: Claims, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await kysely.connection().execute((connection) => within(connection, beginAs(claims, statementTimeoutMs), work));
    } catch (error) {
      throw toDatabaseError(error);
    }
  }

  return {
    withActor: (ctx, work) => transact(claimsOf(ctx), work),
    asAnonymous: (work) => transact({ role: "anon" }, work),
    ping: () => transact({ role: "anon" }, async (tx) => void (await sql`select 1`.execute(tx))),
    close: () => kysely.destroy(),
  };
}

interface Claims {
  role: "anon" | "authenticated";
  sub?: string;
  app_metadata?: { tenant_id: string };
}

function claimsOf({ actor }: RequestContext): Claims {
  return { sub: actor.userId, role: "authenticated", app_metadata: { tenant_id: actor.tenantId } };
}

/** Runs a work between begin and commit. Kysely's own transaction would ask the database once more to begin. */
async function within<T>(connection: Kysely<Database>, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    await sql.raw(begin).execute(connection);
    // It lacks nothing of a transaction but the name.
    const result = await work(connection as Tx);
    const { rows } = await sql<{ command?: string }>`commit`.execute(connection);
    // A failed statement that somebody caught has undone everything before it.
    if (rows[0]?.command === "ROLLBACK") throw new Error("The transaction was rolled back");
    return result;
  } catch (error) {
    await sql`rollback`.execute(connection).catch(() => {});
    throw error;
  }
}

/** The role and the claims for this transaction only, in one message: several connections may share one backend session. */
function beginAs(claims: Claims, statementTimeoutMs: number): string {
  const settings = {
    role: claims.role,
    "request.jwt.claims": JSON.stringify(claims),
    statement_timeout: String(statementTimeoutMs),
  };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`);
  return `${BEGIN}; select ${calls.join(", ")}`;
}

/** The pool as Kysely sees it: a connection that broke or timed out is thrown away instead of being handed to the next caller. */
function guardedPool(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => guardedClient(await pool.connect()),
    end: () => pool.end(),
  };
}

function guardedClient(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  const breakOnLoss = (error: unknown): never => {
    broken ||= isConnectionLost(error);
    throw error;
  };
  const onError = () => {
    broken = true;
  };
  // What could not be undone must not meet the next caller.
  const breakAlways = (error: unknown): never => {
    broken = true;
    throw error;
  };
  client.on("error", onError);
  // What begins is not waited for: the first statement goes right behind it, and fails with it.
  let begun: Promise<unknown> = Promise.resolve();
  // Kysely passes a cursor only when it was given a cursor class, which it is not.
  const query = (text: unknown, values: readonly unknown[] = []): never => {
    if (broken) return Promise.reject(Object.assign(new Error("Connection lost"), { code: "SPARK_LOST" })) as never;
    const asked = client.query({ text: String(text), values: [...values], ...limitFor(text) });
    if (isBegin(text)) {
      begun = asked;
      begun.catch(() => {});
      return Promise.resolve(NOTHING) as never;
    }
    const failed = (error: unknown) => begun.then(() => Promise.reject(error));
    return asked.then(lastOf, failed).catch(text === "rollback" ? breakAlways : breakOnLoss) as never;
  };
  const release = (destroy = false) => {
    client.off("error", onError);
    client.release(broken || destroy);
  };
  return { query, release };
}

function isBegin(text: unknown): boolean {
  return String(text).startsWith(BEGIN);
}

/** A connection that does not even begin within the acquire time is as good as lost. */
function limitFor(text: unknown): { query_timeout?: number } {
  return isBegin(text) ? { query_timeout: ACQUIRE_TIMEOUT_MS } : {};
}

/** Several statements in one message have several results. */
function lastOf<Result>(results: Result): Result {
  return Array.isArray(results) ? (results.at(-1) as Result) : results;
}

/** Large counters as numbers and dates as `YYYY-MM-DD`, never a Date in the server's own zone. */
function typeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === INT8) return Number;
  if (oid === DATE) return (value) => value;
  return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
}
