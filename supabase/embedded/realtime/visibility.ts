import type { Transaction } from "@electric-sql/pglite";

import type { EmbeddedDatabase } from "../database";
import type { Change } from "./bindings";
import type { FollowedTable } from "./tables";

/** Whom a channel speaks for: a database role, and the claims that row level security reads. */
export interface Reader {
  readonly role: "anon" | "authenticated";
  /** The claims as JSON. */
  readonly claims: string;
}

/**
 * Which of these readers may see the changed row, as row level security says now. A row that was deleted is put back for the
 * question, in a transaction that is rolled back.
 */
export async function whoSees(
  database: EmbeddedDatabase,
  table: FollowedTable,
  change: Change,
  readers: readonly Reader[],
): Promise<boolean[]> {
  const row = change.record ?? change.old_record ?? {};
  return database.transaction(async (tx) => {
    if (change.type === "DELETE") await putBack(tx, table, row);
    const seen: boolean[] = [];
    for (const reader of readers) seen.push(await sees(tx, table, row, reader));
    await tx.rollback();
    return seen;
  });
}

async function sees(tx: Transaction, table: FollowedTable, row: Record<string, unknown>, reader: Reader): Promise<boolean> {
  const key = table.columns.filter(({ name }) => table.key.includes(name));
  if (key.length === 0 || key.some(({ readers }) => !readers.includes(reader.role))) return false;
  await tx.query("select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)", [reader.role, reader.claims]);
  const conditions = key.map(({ name }, index) => `${quote(name)} = $${index + 1}`).join(" and ");
  const { rows } = await tx.query(
    `select from ${table.name} where ${conditions}`,
    key.map(({ name }) => String(row[name])),
  );
  return rows.length > 0;
}

async function putBack(tx: Transaction, table: FollowedTable, row: Record<string, unknown>): Promise<void> {
  // Neither checks nor triggers: what the row pointed to may be gone as well.
  await tx.exec("set local session_replication_role = replica");
  await tx.query(
    `insert into ${table.name} overriding system value select * from json_populate_record(null::${table.name}, $1) on conflict do nothing`,
    [JSON.stringify(row)],
  );
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
