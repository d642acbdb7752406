import type { PGlite } from "@electric-sql/pglite";

/** A fresh in-memory database with everything the embedded stack has: bootstrap, then all migrations in order. */
export function openSchema(): Promise<PGlite>;
