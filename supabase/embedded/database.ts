import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { PGlite, Transaction } from "@electric-sql/pglite";

import { migrate } from "./database/migrate";
import { openFiles } from "./database/open-files";
import { SOCKET_NAME } from "./database/run-directory";
import { createSessionQueue } from "./database/session-queue";
import { serveSocket } from "./database/socket-server";

export interface DatabaseOptions {
  directory: string;
  cacheDirectory: string;
  /** A directory that only this user may enter. */
  runDirectory: string;
  migrationsDirectory: string;
  /** SQL that makes any Postgres look like a Supabase project, and what only these services add. */
  before: string;
  after: readonly string[];
  log: (message: string) => void;
}

/** The database as the services of this process use it: as administrator, and never inside anybody's transaction. */
export interface EmbeddedDatabase {
  readonly url: string;
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  onNotification(listener: (channel: string, payload: string) => void): void;
  listen(channel: string): Promise<void>;
  close(): Promise<void>;
}

// Others wait for a transaction that nobody goes on with; ours take milliseconds.
const STUCK_AFTER_MS = 15_000;

/** Opens the database, brings its schema up to date and serves it on a Unix socket. */
export async function openDatabase(options: DatabaseOptions): Promise<EmbeddedDatabase> {
  const files = await openFiles(options);
  await prepare(files, options);
  const listeners = new Set<(channel: string, payload: string) => void>();
  const announce = (channel: string, payload: string) => {
    for (const listener of listeners) listener(channel, payload);
  };
  files.onNotification(announce);
  const queue = createSessionQueue({
    database: files,
    onNotification: announce,
    onStuck: (socket) => server.disconnect(socket),
    stuckAfterMs: STUCK_AFTER_MS,
  });
  const server = await serveSocket(join(options.runDirectory, SOCKET_NAME), queue);
  return {
    // A host name is there only because addresses without one are not addresses to everybody; the parameter wins. Port and
    // sslmode are there because whoever works with Postgres may have other ones in PGPORT and PGSSLMODE.
    url: `postgresql://spark_app@localhost:5432/postgres?host=${encodeURIComponent(options.runDirectory)}&sslmode=disable`,
    transaction: (work) => queue.alone((database) => database.transaction(work)),
    query: (sql, parameters = []) => queue.alone((database) => rowsOf(database, sql, parameters)),
    onNotification: (listener) => void listeners.add(listener),
    listen: (channel) => queue.alone(async (database) => void (await database.exec(`listen "${channel}"`))),
    async close() {
      await server.close();
      await queue.close();
    },
  };
}

/** Brings the schema up to date; where nothing is new nothing is done, because a start should be quick. */
async function prepare(files: PGlite, options: DatabaseOptions): Promise<void> {
  const [before = "", ...after] = await Promise.all([options.before, ...options.after].map((file) => readFile(file, "utf8")));
  const digest = createHash("sha256")
    .update([before, ...after].join("\0"))
    .digest("hex");
  const [row] = await rowsOf<{ digest: string | null }>(files, "select obj_description(to_regnamespace('auth')) as digest", []);
  const isNew = row?.digest !== digest;
  if (isNew) await files.exec(before);
  const applied = await migrate(files, options.migrationsDirectory);
  if (applied.length > 0) options.log(`Applied ${applied.length} migration${applied.length === 1 ? "" : "s"}`);
  if (!isNew && applied.length === 0) return;
  for (const sql of after) await files.exec(sql);
  await files.exec(`comment on schema auth is '${digest}'`);
}

async function rowsOf<Row>(database: PGlite, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  return (await database.query<Row>(sql, [...parameters])).rows;
}
