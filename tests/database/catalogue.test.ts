import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";

import { renderTypes } from "../../scripts/types.mjs";
import { openTestDatabase, serverTest, type TestDatabase } from "../support/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

async function column<T>(sql: string): Promise<T[]> {
  const { rows } = await database.admin.query<{ value: T }>(sql);
  return rows.map(({ value }) => value);
}

test("what prepares a bare Postgres changes nothing when it runs again", async () => {
  const count =
    "select count(*)::int as value from pg_class union all select count(*)::int from pg_proc union all select count(*)::int from pg_roles";
  const before = await column<number>(count);
  await database.admin.query(await readFile("supabase/embedded/bootstrap.sql", "utf8"));
  expect(await column<number>(count)).toEqual(before);
});

test("the generated types are those of the migrated schema", async () => {
  expect(await readFile("lib/core/database-types.ts", "utf8")).toBe(await renderTypes(database.admin));
});

test("every foreign key has an index that begins with its columns", async () => {
  const missing = await column<string>(`
    select k.conrelid::regclass || ' ' || k.conname as value
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
      select from pg_index i
      where i.indrelid = k.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey and k.conkey @> (i.indkey::int2[])[0:cardinality(k.conkey) - 1])`);
  expect(missing).toEqual([]);
});

test("every column by which a policy chooses rows begins an index", async () => {
  const policies = await database.admin.query<{ table: string; expression: string; leading: string[] }>(`
    select p.polrelid::regclass::text as "table", pg_get_expr(p.polqual, p.polrelid) as expression,
      array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = p.polrelid and i.indpred is null) as leading
    from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'public'::regnamespace and p.polqual is not null`);
  const missing = new Set<string>();
  let seen = 0;
  for (const { table, expression, leading } of policies.rows) {
    for (const [, name = ""] of expression.matchAll(/\b(\w+) (?:IN|=) \( SELECT/g)) {
      seen++;
      if (!leading.includes(name)) missing.add(`${table}.${name}`);
    }
  }
  expect(seen).toBeGreaterThan(40);
  expect([...missing]).toEqual([]);
});

test("functions that see more than their caller keep their search path, and strangers may not run them", async () => {
  const loose = await column<string>(`
    select p.oid::regprocedure::text as value from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname in ('public', 'private')
      and (not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')
        or has_function_privilege('public', p.oid, 'execute') and n.nspname <> 'public')`);
  expect(loose).toEqual([]);
});

test("the application's role owns nothing, bypasses nothing and can become two others only", async () => {
  expect(
    await column(
      "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit as value from pg_roles where rolname = 'spark_app'",
    ),
  ).toEqual([false]);
  const roles = await column<string>(`
    with recursive held as (
      select m.roleid from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = 'spark_app'
      union select m.roleid from pg_auth_members m join held on held.roleid = m.member)
    select r.rolname::text as value from held join pg_roles r on r.oid = held.roleid order by 1`);
  expect(roles).toEqual(["anon", "authenticated"]);
  expect(
    await column(
      "select r.rolname::text as value from pg_roles r where r.rolname in ('anon', 'authenticated') and (r.rolsuper or r.rolbypassrls)",
    ),
  ).toEqual([]);
  const owned = await column(
    "select c.relname::text as value from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('spark_app', 'anon', 'authenticated')",
  );
  expect(owned).toEqual([]);
});

serverTest("who logs in as the application is no more than that, and finds no way to anybody else", async () => {
  const refused = { code: "42501" };
  const who =
    "select session_user as login, current_user as role, rolsuper or rolbypassrls as above from pg_roles where rolname = session_user";
  const itself = [{ login: "spark_app", role: "spark_app", above: false }];
  const others = await column<string>(
    "select quote_ident(rolname) as value from pg_roles where rolname not in ('spark_app', 'anon', 'authenticated')",
  );
  expect(others).toEqual(expect.arrayContaining(await column("select quote_ident(current_user) as value")));
  const client = await database.pool.connect();
  try {
    expect((await client.query(who)).rows).toEqual(itself);
    for (const role of ["anon", "authenticated"]) {
      await client.query(`set role ${role}`);
      for (const other of others) {
        await expect(client.query(`set role ${other}`)).rejects.toMatchObject(refused);
        await expect(client.query(`set session authorization ${other}`)).rejects.toMatchObject(refused);
      }
      // To do without the policies makes a query fail; it does not make it see more.
      await client.query("set row_security = off");
      await expect(client.query("select from public.tenants")).rejects.toMatchObject(refused);
      await client.query("reset row_security; reset role");
      expect((await client.query(who)).rows).toEqual(itself);
    }
    for (const table of ["public.tenants", "auth.users", "pg_authid"]) {
      await expect(client.query(`select from ${table}`)).rejects.toMatchObject(refused);
    }
  } finally {
    client.release();
  }
});

test("the audit trail cannot be changed, not even by an administrator", async () => {
  await database.admin.query(
    "insert into public.audit_logs (tenant_id, actor_id, actor_kind, action, subject_type, subject_id, request_id) values (gen_random_uuid(), gen_random_uuid(), 'person', 'a.b', 's', '1', 'r')",
  );
  for (const sql of [
    "update public.audit_logs set action = 'x'",
    "delete from public.audit_logs",
    "truncate public.audit_logs",
  ]) {
    await expect(database.admin.query(sql)).rejects.toThrow("append-only");
  }
});
