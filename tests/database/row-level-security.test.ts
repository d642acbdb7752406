import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { openSchema } from "../../scripts/schema.mjs";
import { asPerson } from "../support/embedded-stack";
import { openTestDatabase, type TestDatabase } from "../support/test-database";
import { SEEDS, type SeedTenant } from "./seeds";

type Row = Record<string, unknown>;

interface Table {
  name: string;
  key: string[];
  columns: string[];
  updatable: string[];
}

const TABLES = `
  select c.relname as name,
    array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where i.indrelid = c.oid and i.indisprimary order by a.attnum) as key,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and has_column_privilege('authenticated', c.oid, a.attnum, 'update') order by a.attnum) as updatable
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`;

// By a policy or a privilege, or because what the row would hang on is not in this tenant.
const REFUSED = ["42501", "23503"];
// Whoever manages a tenant puts other people into it: that is what it is for.
const MAY_NAME_OTHERS: ReadonlySet<string> = new Set(["tenant_members"]);

let database: TestDatabase;
let admin: pg.Pool;
let pool: pg.Pool;
let mine: SeedTenant;
let theirs: SeedTenant;
let tables: Table[];

// The names are needed before any test runs, so they come from a schema of their own.
const names = await readNames();

beforeAll(async () => {
  database = await openTestDatabase();
  ({ admin, pool } = database);
  tables = (await admin.query<Table>(TABLES)).rows;
  mine = await seedTenant("mine");
  theirs = await seedTenant("theirs");
});

afterAll(() => database.close());

async function readNames(): Promise<string[]> {
  const schema = await openSchema();
  const { rows } = await schema.query<Table>(TABLES);
  await schema.close();
  return rows.map(({ name }) => name);
}

async function seedTenant(name: string, seeds = SEEDS): Promise<SeedTenant> {
  const email = `${name}@example.test`;
  const tenant: SeedTenant = { ...(await database.newPerson(email)), email, rows: {} };
  for (const [table, seed] of Object.entries(seeds)) {
    const row = seed(tenant);
    const insert = insertion(table, row);
    const { rows } = await admin.query<Row>(`${insert.text} on conflict do nothing returning *`, insert.values);
    tenant.rows[table] = rows[0] ?? (await existing(table, row));
  }
  return tenant;
}

/** The row that signing up had made already. */
async function existing(table: string, row: Row): Promise<Row> {
  const column = table === "tenant_members" ? "user_id" : "id";
  const { rows } = await admin.query<Row>(`select * from public.${pg.escapeIdentifier(table)} where ${column} = $1`, [
    row[column],
  ]);
  return rows[0] ?? {};
}

function insertion(table: string, row: Row) {
  const columns = Object.keys(row).map((name) => pg.escapeIdentifier(name));
  const places = columns.map((_name, index) => `$${index + 1}`);
  return {
    text: `insert into public.${pg.escapeIdentifier(table)} (${columns.join(", ")}) values (${places.join(", ")})`,
    values: Object.values(row),
  };
}

function shapeOf(name: string): Table {
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

function where(table: Table, row: Row) {
  return {
    text: table.key.map((column, index) => `${pg.escapeIdentifier(column)} = $${index + 1}`).join(" and "),
    values: table.key.map((column) => row[column]),
  };
}

const rowOf = (tenant: SeedTenant, name: string): Row => tenant.rows[name] ?? {};

/** How many rows a statement reached; a refusal reaches none. */
async function reached(userId: string, text: string, values: unknown[]): Promise<number> {
  return asPerson(pool, userId, (client) => client.query(text, values)).then(
    ({ rowCount }) => rowCount ?? 0,
    (error: { code?: string }) => {
      // No privilege or policy, or a column that only the database writes.
      if (error.code === "42501" || error.code === "428C9") return 0;
      throw error;
    },
  );
}

/** Everything in a table, to see that nothing changed. */
async function contents(name: string): Promise<string> {
  const { rows } = await admin.query<{ all: string }>(
    `select coalesce(string_agg(to_jsonb(t)::text, e'\\n' order by to_jsonb(t)::text), '') as all from public.${pg.escapeIdentifier(name)} t`,
  );
  return rows[0]?.all ?? "";
}

test("every table has a seed, so that none escapes these tests", () => {
  expect(tables.map(({ name }) => name)).toEqual(names);
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !(name in SEEDS))).toEqual([]);
});

describe.each(names)("%s", (name) => {
  const quoted = `public.${pg.escapeIdentifier(name)}`;

  test("has row level security on, forced, and a policy for each verb", async () => {
    const { rows } = await admin.query(
      `select c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
         array(select distinct p.polcmd::text from pg_policy p where p.polrelid = c.oid order by 1) as verbs
       from pg_class c where c.oid = $1::regclass`,
      [quoted],
    );
    expect(rows).toEqual([{ enabled: true, forced: true, verbs: ["a", "d", "r", "w"] }]);
  });

  test("shows a person their own row, and never another tenant's", async () => {
    const table = shapeOf(name);
    const own = where(table, rowOf(mine, name));
    expect(await reached(mine.userId, `select from ${quoted} where ${own.text}`, own.values)).toBe(1);
    const other = where(table, rowOf(theirs, name));
    expect(await reached(mine.userId, `select from ${quoted} where ${other.text}`, other.values)).toBe(0);
    const { rows } = await asPerson(pool, mine.userId, (client) =>
      client.query<{ text: string }>(`select to_jsonb(t)::text as text from ${quoted} t`),
    );
    for (const { text } of rows) for (const id of [theirs.tenantId, theirs.userId]) expect(text).not.toContain(id);
  });

  test("shows a program of one tenant nothing of another, and the unknown nothing at all", async () => {
    const other = where(shapeOf(name), rowOf(theirs, name));
    expect(await reached(mine.tenantId, `select from ${quoted} where ${other.text}`, other.values)).toBe(0);
    expect(await reached(crypto.randomUUID(), `select from ${quoted}`, [])).toBe(0);
    const anonymous = await pool.connect();
    try {
      await anonymous.query("begin; set local role anon");
      await expect(anonymous.query(`select from ${quoted}`)).rejects.toMatchObject({ code: "42501" });
    } finally {
      await anonymous.query("rollback");
      anonymous.release();
    }
  });

  test("lets nobody change or remove another tenant's row", async () => {
    const before = await contents(name);
    const table = shapeOf(name);
    const { text, values } = where(table, rowOf(theirs, name));
    for (const column of table.columns) {
      const target = pg.escapeIdentifier(column);
      expect(await reached(mine.userId, `update ${quoted} set ${target} = ${target} where ${text}`, values)).toBe(0);
    }
    for (const userId of [mine.userId, mine.tenantId]) {
      expect(await reached(userId, `delete from ${quoted} where ${text}`, values)).toBe(0);
    }
    // A statement that reads nothing is not held back by what its sender may see.
    const stranger = crypto.randomUUID();
    expect(await reached(stranger, `delete from ${quoted}`, [])).toBe(0);
    for (const column of table.updatable) {
      expect(await reached(stranger, `update ${quoted} set ${pg.escapeIdentifier(column)} = default`, [])).toBe(0);
    }
    expect(await contents(name)).toBe(before);
  });

  test("lets nobody plant a row in another tenant, under any name", async () => {
    const before = await contents(name);
    const seed = SEEDS[name];
    if (seed === undefined) throw new Error(`no seed for ${name}`);
    const attempts: SeedTenant[] = [
      theirs,
      { ...theirs, userId: mine.userId },
      { ...mine, tenantId: theirs.tenantId },
      { ...mine, rows: theirs.rows },
      ...(MAY_NAME_OTHERS.has(name) ? [] : [{ ...mine, userId: theirs.userId }]),
    ];
    for (const attempt of attempts) {
      const row = seed(attempt);
      // Without anything of theirs in it, it is an ordinary row of one's own.
      if (!refersToOthers(row)) continue;
      for (const userId of [mine.userId, mine.tenantId]) expect(REFUSED).toContain(await tryInsert(userId, name, row));
    }
    expect(await contents(name)).toBe(before);
  });

  test("lets nobody move their own row into another tenant", async () => {
    const before = await contents(name);
    const table = shapeOf(name);
    const { text, values } = where(table, rowOf(mine, name));
    const moves: [string, unknown][] = [
      ["tenant_id", theirs.tenantId],
      ["user_id", theirs.userId],
      ["created_by", theirs.userId],
    ];
    for (const [column, value] of moves.filter(([candidate]) => table.columns.includes(candidate))) {
      const sql = `update ${quoted} set ${pg.escapeIdentifier(column)} = $${values.length + 1} where ${text}`;
      expect(await reached(mine.userId, sql, [...values, value])).toBe(0);
    }
    expect(await contents(name)).toBe(before);
  });
});

// What all members of a tenant share, as a policy says it; every other policy keeps a row from a plain member.
const SHARED = /^\((?:tenant_id|id) IN \( SELECT private\.my_tenants\(\) AS my_tenants\)\)$/;
const PERSONAL = /\b(?:user_id|id) = \( SELECT auth\.uid\(\) AS uid\)/;

describe("a colleague, who is a plain member of the same tenant", () => {
  let colleague: SeedTenant;
  /** By table, the expressions of its policies for the verbs r, a, w and d. */
  let policies: [name: string, rules: Record<string, string>][];
  let personal: string[];

  beforeAll(async () => {
    colleague = await seedTenant("colleague", {});
    const membership = insertion("tenant_members", { tenant_id: mine.tenantId, user_id: colleague.userId });
    await admin.query(membership.text, membership.values);
    // No personal row is then the colleague's own.
    await admin.query("delete from public.user_settings where id = $1", [colleague.userId]);
    const { rows } = await admin.query<{ name: string; rules: Record<string, string> }>(
      `select c.relname as name, json_object_agg(p.polcmd, pg_get_expr(coalesce(p.polqual, p.polwithcheck), c.oid)) as rules
       from pg_policy p join pg_class c on c.oid = p.polrelid where c.relnamespace = 'public'::regnamespace group by 1`,
    );
    policies = rows.map(({ name, rules }) => [name, rules]);
    personal = policies.flatMap(([name, { r = "" }]) => (PERSONAL.test(r) ? [name] : []));
  });

  test("reads, changes and removes what a policy shares, and nothing else", async () => {
    const told = ["user_settings", "user_embeddings", "sparkcode_projects", "project_files", "chat_sessions", "chat_messages"];
    expect(personal).toEqual(expect.arrayContaining(told));
    expect(policies.map(([name]) => name).toSorted()).toEqual(names);
    for (const [name, { r = "", w = "", d = "" }] of policies) {
      const before = await contents(name);
      const quoted = `public.${pg.escapeIdentifier(name)}`;
      const { text, values } = where(shapeOf(name), rowOf(mine, name));
      const seen = await reached(colleague.userId, `select from ${quoted} where ${text}`, values);
      expect(seen, name).toBe(SHARED.test(r) ? 1 : 0);
      for (const column of SHARED.test(w) ? [] : shapeOf(name).updatable.map((column) => pg.escapeIdentifier(column))) {
        await reached(colleague.userId, `update ${quoted} set ${column} = ${column} where ${text}`, values);
        // A statement that reads nothing is not held back by what its sender may see.
        if (personal.includes(name)) await reached(colleague.userId, `update ${quoted} set ${column} = default`, []);
      }
      if (!SHARED.test(d)) await reached(colleague.userId, `delete from ${quoted} where ${text}`, values);
      if (personal.includes(name)) await reached(colleague.userId, `delete from ${quoted}`, []);
      expect(await contents(name), name).toBe(before);
    }
  });

  test("writes nothing under another's name, where a table says who wrote", async () => {
    const signed = policies.flatMap(([name, { a = "" }]) => (a.includes("auth.uid()") ? [name] : []));
    expect(signed).toEqual(expect.arrayContaining([...personal, "components", "component_feedback", "audit_logs"]));
    for (const name of signed) {
      expect(REFUSED, name).toContain(await tryInsert(colleague.userId, name, SEEDS[name]?.(mine) ?? {}));
    }
  });
});

/** Does the row name anything that belongs to the other tenant? */
function refersToOthers(row: Row): boolean {
  const parents = ["components", "sparkcode_projects", "chat_sessions"].map((name) => theirs.rows[name]?.["id"]);
  const foreign = new Set<unknown>([theirs.tenantId, theirs.userId, ...parents]);
  return Object.values(row).some((value) => foreign.has(value));
}

/** What becomes of an insert; it is undone in any case. */
async function tryInsert(userId: string, name: string, row: Row): Promise<string> {
  const { text, values } = insertion(name, row);
  const undone = asPerson(pool, userId, async (client) => {
    await client.query(text, values);
    throw Object.assign(new Error("planted"), { code: "planted" });
  });
  return undone.catch((error: { code?: string }) => error.code ?? String(error));
}
