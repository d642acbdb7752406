import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "./app-stack";
import { openPool, type EmbeddedInfo } from "./embedded-stack";

// What is used is counted by the service itself, a moment after the run.
const TABLES = `
  select c.oid::regclass::text as name, string_agg(quote_ident(a.attname), ', ') as ids
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.atttypid = 'uuid'::regtype
  where c.relkind in ('r', 'p') and c.relname <> 'usage_counters' and (n.nspname = 'public' or (n.nspname, c.relname) = ('auth', 'users')) group by c.oid`;

/** The rows of an app's database that name somebody, read as its administrator. */
export async function openRows(app: Pick<App, "dataDir">) {
  const info = JSON.parse(readFileSync(join(app.dataDir, "embedded.json"), "utf8")) as EmbeddedInfo;
  const pool = openPool(info, "postgres", 1);
  const tables = (await pool.query<{ name: string; ids: string }>(TABLES)).rows;
  // A key's last use is written by using it.
  const all = tables.map(
    ({ name, ids }) =>
      `select '${name}' as name, (to_jsonb(t) - 'last_used_at')::text as text from ${name} t where array[${ids}] && $1::uuid[]`,
  );
  return {
    /** Table by table, each row as a text. */
    async naming(...ids: string[]): Promise<Record<string, string[]>> {
      const { rows } = await pool.query<{ name: string; text: string }>(`${all.join(" union all ")} order by 1, 2`, [ids]);
      const found: Record<string, string[]> = {};
      for (const { name, text } of rows) (found[name] ??= []).push(text);
      return found;
    },
    close: () => pool.end(),
  };
}
