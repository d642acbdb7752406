import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";

export interface DatabaseFiles {
  /** Where the database keeps its files. */
  directory: string;
  /** Where an empty database is kept for the next new one; making it takes seconds. */
  cacheDirectory: string;
  log: (message: string) => void;
}

// Postgres' own 128 MB take half a second to lay out at every start; the system caches the files anyway.
const BUFFERS = ["-B", "32MB"];

/** Opens the database in a directory, making it first when it is new. */
export async function openFiles({ directory, cacheDirectory, log }: DatabaseFiles): Promise<PGlite> {
  const mark = `${directory}.unfinished`;
  // Nothing was promised yet to anybody by a database that was never finished.
  if (existsSync(mark)) await rm(directory, { recursive: true, force: true });
  if (existsSync(join(directory, "PG_VERSION"))) return open(directory);
  await mkdir(join(directory, ".."), { recursive: true, mode: 0o700 });
  await writeFile(mark, "");
  const template = join(cacheDirectory, `postgres-${engineVersion()}`);
  if (existsSync(template)) await cp(template, directory, { recursive: true });
  else log("Making the database, once (some seconds)");
  const database = await open(directory);
  if (!existsSync(template)) await keepTemplate(database, directory, template);
  await rm(mark);
  return database;
}

function open(directory: string): Promise<PGlite> {
  return PGlite.create(directory, { extensions: { vector }, startParams: [...PGlite.defaultStartParams, ...BUFFERS] });
}

/** A cache only: where it cannot be written, the next new database takes its seconds again. */
async function keepTemplate(database: PGlite, directory: string, template: string): Promise<void> {
  const aside = `${template}.${process.pid}.new`;
  try {
    await database.exec("checkpoint");
    await cp(directory, aside, { recursive: true });
    await rename(aside, template);
  } catch {
    await rm(aside, { recursive: true, force: true }).catch(() => {});
  }
}

/** The files of one engine are not promised to fit another. */
function engineVersion(): string {
  const require = createRequire(import.meta.url);
  const { version } = require(join(require.resolve("@electric-sql/pglite"), "../../package.json")) as { version: string };
  return version;
}
