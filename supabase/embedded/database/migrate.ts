import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { PGlite } from "@electric-sql/pglite";

// As the Supabase CLI keeps it, so that either may go on where the other stopped.
const LEDGER = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);`;

const FILE_NAME = /^(\d+)_(.+)\.sql$/;

/** Applies the migrations that the database has not seen, in order, each whole or not at all; answers their names. */
export async function migrate(database: PGlite, directory: string): Promise<string[]> {
  await database.exec(LEDGER);
  const { rows } = await database.query<{ version: string }>("select version from supabase_migrations.schema_migrations");
  const applied = new Set(rows.map(({ version }) => version));
  const names = (await readdir(directory)).filter((name) => FILE_NAME.test(name)).toSorted();
  const missing = names.filter((name) => !applied.has(versionOf(name).version));
  for (const fileName of missing) {
    const sql = await readFile(join(directory, fileName), "utf8");
    const { version, name } = versionOf(fileName);
    try {
      await database.transaction(async (tx) => {
        await tx.exec(sql);
        await tx.query("insert into supabase_migrations.schema_migrations (version, name) values ($1, $2)", [version, name]);
      });
    } catch (error) {
      throw new Error(`The migration ${fileName} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
    await database.exec("reset all");
  }
  return missing;
}

function versionOf(fileName: string): { version: string; name: string } {
  const [, version = "", name = ""] = FILE_NAME.exec(fileName) ?? [];
  return { version, name };
}
