import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";

const ROOT = join(import.meta.dirname, "..");

/** A fresh in-memory database with everything the embedded stack has. */
export async function openSchema() {
  const database = await PGlite.create({ extensions: { vector } });
  await applySchema((sql) => database.exec(sql));
  return database;
}

/** Makes the schema on an empty database, whoever executes the SQL: bootstrap, then all migrations in order. */
export async function applySchema(execute) {
  await execute(await readFile(join(ROOT, "supabase/embedded/bootstrap.sql"), "utf8"));
  const directory = join(ROOT, "supabase/migrations");
  const names = (await readdir(directory)).filter((name) => name.endsWith(".sql")).toSorted();
  for (const name of names) {
    try {
      await execute(await readFile(join(directory, name), "utf8"));
    } catch (error) {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    }
  }
}
