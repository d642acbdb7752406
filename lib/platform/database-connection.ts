import {
  type CompiledQuery,
  type DatabaseConnection as KyselyConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RootOperationNode,
  Transaction,
} from "kysely";
import type pg from "pg";

import type { Database } from "#lib/core/database-types";
import type { Tx } from "#lib/core/ports";
import { isAfterFailure, isConnectionLost } from "./database-errors";

/** A connection for one transaction: what is sent goes out at once, and is answered in the order in which it was sent. */
export interface DatabaseConnection {
  readonly tx: Tx;
  begin(text: string, timeoutMs: number): void;
  /** Ends the transaction; what is sent later is refused. Rejects when it had failed and so was undone. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Whether anything may depend on the commit. */
  hasChanged(): boolean;
  /** Another caller may have it, even before the answers have come: they are sent in the same order. */
  release(): void;
}

type Answer = pg.QueryResult<Record<string, unknown>>;

// It only writes SQL down; what it has written goes out on the connection of a transaction.
const DIALECT = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (kysely: Kysely<unknown>) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};
const COMPILER = new Kysely<Database>({ dialect: DIALECT }).getExecutor();

/** Takes a connection from the pool. One that broke or timed out is thrown away instead of being handed to the next caller. */
export async function takeConnection(pool: pg.Pool): Promise<DatabaseConnection> {
  const client = await pool.connect();
  let isBroken = false;
  let isOver = false;
  let hasChanged = false;
  let failure: unknown;
  const onError = () => {
    isBroken = true;
  };
  client.on("error", onError);

  async function send(text: string, values: readonly unknown[] = [], limit: { query_timeout?: number } = {}): Promise<Answer> {
    if (isBroken) throw Object.assign(new Error("Connection lost"), { code: "SPARK_LOST" });
    try {
      return lastOf(await client.query({ text, values: [...values], ...limit }));
    } catch (error) {
      isBroken ||= isConnectionLost(error);
      // Answers come in order, so the first failure is why the others failed.
      failure ??= error;
      throw isAfterFailure(error) ? failure : error;
    }
  }

  function end(text: "commit" | "rollback"): Promise<Answer> {
    isOver = true;
    return send(text);
  }

  async function executeQuery<Row>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<Row>> {
    // Whoever has the connection by now is somebody else.
    if (isOver) throw new Error("A statement came after the end of its transaction");
    hasChanged ||= mayChange(query);
    const { rowCount, rows } = await send(sql, parameters);
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  return {
    tx: asTransaction(executeQuery),
    begin: (text, timeoutMs) => void send(text, [], { query_timeout: timeoutMs }).catch(() => {}),
    async commit() {
      const { command } = await end("commit");
      // A failed statement that somebody caught has undone everything before it.
      if (command === "ROLLBACK") throw failure ?? new Error("The transaction was rolled back");
    },
    async rollback() {
      // What could not be undone must not meet the next caller.
      await end("rollback").catch(onError);
    },
    hasChanged: () => hasChanged,
    release() {
      client.off("error", onError);
      client.release(isBroken);
    },
  };
}

/** A transaction that sends each statement when it is executed, and does not wait for the one before. */
function asTransaction(executeQuery: KyselyConnection["executeQuery"]): Tx {
  const connection: KyselyConnection = {
    executeQuery,
    streamQuery: () => {
      throw new Error("Rows are not streamed");
    },
  };
  const executor = COMPILER.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) });
  return new Transaction<Database>({ config: { dialect: DIALECT }, dialect: DIALECT, driver: new DummyDriver(), executor });
}

/** Text that was written by hand may do anything; a query that was built says what it does. */
function mayChange(query: RootOperationNode): boolean {
  return query.kind !== "SelectQueryNode" || query.with !== undefined;
}

/** Several statements in one message have several results. */
function lastOf(answer: Answer | Answer[]): Answer {
  const last = Array.isArray(answer) ? answer.at(-1) : answer;
  if (!last) throw new Error("The database answered nothing");
  return last;
}
