import type { EmbeddedDatabase } from "../database";

/** What has to be known about a table to tell of its changes. */
export interface FollowedTable {
  /** Quoted for SQL. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly key: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly type: string;
  /** Which roles may read it. */
  readonly readers: readonly string[];
}

interface Row {
  table: string;
  quoted: string;
  name: string;
  type: string;
  readers: string[];
  is_key: boolean;
}

const COLUMNS = `
  select n.nspname || '.' || c.relname as "table", format('%I.%I', n.nspname, c.relname) as quoted, a.attname as name,
    format_type(a.atttypid, null) as type,
    array(select r.rolname::text from pg_roles r
      where r.rolname in ('anon', 'authenticated') and has_column_privilege(r.oid, c.oid, a.attnum, 'select')) as readers,
    exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as is_key
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where t.tgname = 'realtime_announce'
  order by 1, a.attnum`;

/** The tables whose changes are announced, by `schema.table`. */
export async function followedTables(database: EmbeddedDatabase): Promise<ReadonlyMap<string, FollowedTable>> {
  const rows = await database.query<Row>(COLUMNS);
  const byTable = new Map<string, Row[]>();
  for (const row of rows) byTable.set(row.table, [...(byTable.get(row.table) ?? []), row]);
  return new Map([...byTable].map(([table, columns]) => [table, toTable(columns)]));
}

function toTable(rows: readonly Row[]): FollowedTable {
  return {
    name: rows[0]?.quoted ?? "",
    columns: rows.map(({ name, type, readers }) => ({ name, type: SHORT_NAMES[type] ?? type, readers })),
    key: rows.filter((row) => row.is_key).map(({ name }) => name),
  };
}

/** Clients know types by their internal names. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  "timestamp with time zone": "timestamptz",
  "timestamp without time zone": "timestamp",
  "double precision": "float8",
  real: "float4",
  integer: "int4",
  bigint: "int8",
  smallint: "int2",
  boolean: "bool",
  "character varying": "varchar",
};
