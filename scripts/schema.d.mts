import type { PGlite } from "@electric-sql/pglite";

/** A fresh in-memory database with everything the embedded stack has. */
export function openSchema(): Promise<PGlite>;

/** Makes the schema on an empty database, whoever executes the SQL: bootstrap, then all migrations in order. */
export function applySchema(execute: (sql: string) => Promise<unknown>): Promise<void>;
