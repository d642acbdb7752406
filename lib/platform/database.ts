import { sql } from "kysely";
import pg from "pg";

import type { RequestContext } from "#lib/core/context";
import type { AsAnonymous, WithActor, Work } from "#lib/core/ports";
import { type DatabaseConnection, takeConnection } from "./database-connection";
import { toDatabaseError } from "./database-errors";

/** A lost database must give its 503 within 2 s, so nobody waits longer than this for a connection. */
const ACQUIRE_TIMEOUT_MS = 1_500;
/** Longest statement: the slowest of ours takes well under a second. */
const STATEMENT_TIMEOUT_MS = 5_000;
/** PGlite serves one transaction at a time, and hosted poolers share few; more would only queue elsewhere. */
const MAX_CONNECTIONS = 8;

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

  async function transact<T>(claims: Claims, work: Work<T>): Promise<T> {
    try {
      const connection = await takeConnection(pool);
      try {
        connection.begin(beginAs(claims, statementTimeoutMs), ACQUIRE_TIMEOUT_MS);
        return await within(connection, work);
      } finally {
        connection.release();
      }
    } catch (error) {
      throw toDatabaseError(error);
    }
  }

  return {
    withActor: (ctx, work) => transact(claimsOf(ctx), work),
    asAnonymous: (work) => transact({ role: "anon" }, work),
    ping: () => transact({ role: "anon" }, async (tx) => void (await sql`select 1`.execute(tx))),
    close: () => pool.end(),
  };
}

/** Runs a work up to the end of its transaction, which the work itself may send behind its last statements. */
async function within<T>(connection: DatabaseConnection, work: Work<T>): Promise<T> {
  let ending: Promise<void> | undefined;
  try {
    const result = await work(connection.tx, (sent) => {
      ending ??= commit(connection);
      ending.catch(() => {});
      return sent;
    });
    await (ending ?? commit(connection));
    return result;
  } catch (error) {
    // A commit behind a statement that failed undoes everything.
    await (ending ?? connection.rollback()).catch(() => {});
    throw error;
  }
}

/** Where nothing has changed nobody waits for the commit: what is sent next on the connection comes after it. */
async function commit(connection: DatabaseConnection): Promise<void> {
  const committed = connection.commit();
  if (connection.hasChanged()) return committed;
  committed.catch(() => {});
}

interface Claims {
  role: "anon" | "authenticated";
  sub?: string;
  app_metadata?: { tenant_id: string };
}

function claimsOf({ actor }: RequestContext): Claims {
  return { sub: actor.userId, role: "authenticated", app_metadata: { tenant_id: actor.tenantId } };
}

/** The role and the claims for this transaction only, in one message: several connections may share one backend session. */
function beginAs(claims: Claims, statementTimeoutMs: number): string {
  const settings = {
    role: claims.role,
    "request.jwt.claims": JSON.stringify(claims),
    statement_timeout: String(statementTimeoutMs),
  };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`);
  return `begin; select ${calls.join(", ")}`;
}

/** Large counters as numbers and dates as `YYYY-MM-DD`, never a Date in the server's own zone. */
function typeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === INT8) return Number;
  if (oid === DATE) return (value) => value;
  return format === "binary" ? pg.types.getTypeParser(oid, "binary") : pg.types.getTypeParser(oid, "text");
}
