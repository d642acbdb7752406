import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { asPerson, type EmbeddedStack, forkEmbedded, openPool, startEmbeddedStack } from "../support/embedded-stack";

let stack: EmbeddedStack;

beforeAll(async () => {
  stack = await startEmbeddedStack();
});

afterAll(() => stack.close());

/** Starts a child that is expected to refuse, and answers how. */
async function refusedStart(
  dataDirectory: string,
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  const child = forkEmbedded(dataDirectory, env);
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, said };
}

test("keys and addresses lie in files that only their owner reads, the socket in a directory only they enter", async () => {
  const mode = async (name: string) => (await stat(join(stack.dataDirectory, name))).mode & 0o777;
  expect([await mode("keys.json"), await mode("embedded.json"), await mode("run")]).toEqual([0o600, 0o600, 0o700]);
  expect(JSON.parse(await readFile(join(stack.dataDirectory, "embedded.json"), "utf8"))).toEqual(stack.info);
});

test("the application's connections are its own role, which sees nothing by itself", async () => {
  const pool = openPool(stack.info);
  const { rows } = await pool.query("select session_user, current_user, current_setting('is_superuser') as superuser");
  expect(rows).toEqual([{ session_user: "spark_app", current_user: "spark_app", superuser: "off" }]);
  for (const sql of ["select from public.components", "select from auth.users", "select from realtime.long_changes"]) {
    await expect(pool.query(sql)).rejects.toMatchObject({ code: "42501" });
  }
  await expect(pool.query("set role service_role")).rejects.toMatchObject({ code: "42501" });
  await expect(pool.query("set role postgres")).rejects.toMatchObject({ code: "42501" });
  await pool.end();
});

test("the database is found whatever this machine's own settings for Postgres are", async () => {
  const settings = { PGHOST: "db.example", PGPORT: "1", PGSSLMODE: "require", PGUSER: "me", PGDATABASE: "mine", PGPASSWORD: "x" };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const client = new pg.Client(stack.info.databaseUrl);
  vi.unstubAllEnvs();
  await client.connect();
  expect((await client.query("select current_user as role")).rows).toEqual([{ role: "spark_app" }]);
  await client.end();
});

test("transactions of eight connections do not mix, with roles, claims and settings of their own", async () => {
  const pool = openPool(stack.info);
  const { userId } = stack.info.localOwner;
  const work = Array.from({ length: 200 }, (_none, index) =>
    asPerson(pool, index % 2 === 0 ? userId : crypto.randomUUID(), async (client) => {
      await client.query("select set_config('spark.mark', $1, true)", [String(index)]);
      const { rows } = await client.query(
        "select current_setting('spark.mark') as mark, auth.uid() as person, current_user as role, (select count(*)::int from public.tenants) as tenants",
      );
      return { index, row: rows[0] };
    }),
  );
  for (const { index, row } of await Promise.all(work)) {
    expect(row).toMatchObject({ mark: String(index), role: "authenticated", tenants: index % 2 === 0 ? 1 : 0 });
  }
  await pool.end();
});

test("statements with parameters outside of transactions keep their own parameters and errors", async () => {
  const pool = openPool(stack.info);
  const answers = await Promise.all(
    Array.from({ length: 300 }, (_none, index) =>
      pool.query("select 1000 / $1::int as value, $2::text as name", [index % 10, `n${index}`]).then(
        ({ rows }) => rows[0].name,
        (error: { code: string }) => error.code,
      ),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 300 }, (_none, index) => (index % 10 === 0 ? "22012" : `n${index}`)));
  await pool.end();
});

test("settings of a session are gone before anybody else's request", async () => {
  const [first, second] = [new pg.Client(stack.info.databaseUrl), new pg.Client(stack.info.databaseUrl)];
  await Promise.all([first.connect(), second.connect()]);
  await first.query("set role authenticated");
  await first.query(
    "select set_config('request.jwt.claims', '{\"sub\":\"leaked\"}', false), set_config('search_path', 'private', false)",
  );
  const { rows } = await second.query(
    "select current_user, current_setting('request.jwt.claims', true) as claims, current_setting('search_path') as path",
  );
  expect(rows).toEqual([{ current_user: "spark_app", claims: "", path: "public" }]);
  await Promise.all([first.end(), second.end()]);
});

test("a connection that dies in its transaction leaves nothing and holds nobody up", async () => {
  const { tenantId, userId } = stack.info.localOwner;
  const client = new pg.Client(stack.info.databaseUrl);
  client.on("error", () => {});
  await client.connect();
  await client.query("begin");
  await client.query("set local role authenticated");
  await client.query("select set_config('request.jwt.claims', $1, true)", [
    JSON.stringify({ sub: userId, role: "authenticated" }),
  ]);
  await client.query("insert into public.components (tenant_id, created_by, title, provider) values ($1, $2, 'lost', 'x')", [
    tenantId,
    userId,
  ]);
  const stream = Reflect.get(Reflect.get(client, "connection"), "stream");
  stream.destroy();
  const pool = openPool(stack.info);
  const { rows } = await asPerson(pool, userId, (sql) => sql.query("select from public.components where title = 'lost'"));
  expect(rows).toEqual([]);
  await pool.end();
});

test("a large row goes in and comes out in one piece", async () => {
  const pool = openPool(stack.info);
  const text = "Zoë ".repeat(800_000);
  const { rows } = await pool.query("select $1::text as text, length($1::text) as length from generate_series(1, 2)", [text]);
  expect(rows.map((row) => row.text === text && row.length === text.length)).toEqual([true, true]);
  await pool.end();
});

test("notifications of one connection do not appear among another's answers", async () => {
  const [first, second] = [new pg.Client(stack.info.databaseUrl), new pg.Client(stack.info.databaseUrl)];
  await Promise.all([first.connect(), second.connect()]);
  const heard: unknown[] = [];
  for (const client of [first, second]) client.on("notification", (message) => heard.push(message));
  await first.query("select pg_notify('realtime_changes', '{}')");
  expect((await second.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  expect(heard).toEqual([]);
  await Promise.all([first.end(), second.end()]);
});

test("vectors are there, and migrations are in the ledger", async () => {
  const admin = openPool(stack.info, "postgres");
  const { rows } = await admin.query("select version, name from supabase_migrations.schema_migrations order by version");
  expect(rows[0]).toEqual({ version: "20261101000100", name: "tenants" });
  expect(
    (await admin.query("select '[1,2]'::extensions.vector operator(extensions.<=>) '[2,4]' as distance")).rows[0].distance,
  ).toBeCloseTo(0);
  await admin.end();
});

test("a second child on the same directory is refused in a sentence, by whatever path it is named", async () => {
  const { code, said } = await refusedStart(`${stack.dataDirectory}/../${stack.dataDirectory.split("/").at(-1)}`);
  expect(code).toBe(1);
  expect(said).toContain(`in use by process ${stack.info.pid}`);
  expect(said.trim().split("\n")).toHaveLength(1);
});

test("of several children that start at once exactly one gets the directory", async () => {
  const directory = await mkdtemp(join(tmpdir(), "spark-race-"));
  const children = Array.from({ length: 3 }, () => forkEmbedded(directory));
  const outcomes = await Promise.all(
    children.map(
      (child) =>
        new Promise<string>((resolve) => {
          child.once("message", () => resolve("ready"));
          child.once("exit", () => resolve("refused"));
        }),
    ),
  );
  expect(outcomes.toSorted()).toEqual(["ready", "refused", "refused"]);
  for (const child of children) child.kill("SIGKILL");
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

test("a child ends when its parent's channel closes", async () => {
  const { child } = stack;
  const other = await startEmbeddedStack();
  const ended = new Promise((resolve) => other.child.once("exit", resolve));
  other.child.disconnect();
  expect(await ended).toBe(0);
  expect(child.exitCode).toBeNull();
  await other.close();
});

test("a long path keeps its socket in a directory of its own below the temporary one", async () => {
  const base = await mkdtemp(join(tmpdir(), "spark-long-"));
  const directory = join(base, "d".repeat(100));
  await mkdir(directory);
  const other = await startEmbeddedStack({ dataDirectory: directory });
  const place = new URL(other.info.databaseUrl).searchParams.get("host") ?? "";
  expect(place.startsWith(`${tmpdir()}/spark-`)).toBe(true);
  expect((await stat(place)).mode & 0o777).toBe(0o700);
  const pool = openPool(other.info);
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await other.close();
  await rm(base, { recursive: true, force: true });
});

test("keys and people are the same after a restart, on the port that is asked for", async () => {
  const first = await startEmbeddedStack();
  const port = new URL(first.info.url).port;
  await first.kill();
  const second = await startEmbeddedStack({ dataDirectory: first.dataDirectory, env: { SPARK_EMBEDDED_PORT: port } });
  expect({ ...second.info, pid: 0 }).toEqual({ ...first.info, pid: 0 });
  await second.close();
});

test("what is wrong at the start is said in one sentence", async () => {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "spark-wrong-")));
  await writeFile(join(directory, "keys.json"), "{}");
  expect((await refusedStart(directory)).said).toContain("keys.json is damaged");
  expect((await refusedStart("relative")).said).toContain("SPARK_DATA_DIR must be an absolute path");
  expect((await refusedStart(directory, { SPARK_ORIGIN: "nonsense" })).said).toContain("SPARK_ORIGIN");
  await rm(directory, { recursive: true, force: true });
});

test("a migration that fails stops the start, names itself and leaves nothing of it", async () => {
  const directory = await realpath(await mkdtemp(join(tmpdir(), "spark-migrations-")));
  const migrations = join(directory, "migrations");
  await mkdir(migrations);
  await writeFile(
    join(migrations, "1_good.sql"),
    "create table public.user_settings (id int primary key); create table public.components (id int primary key); create table public.chat_sessions (id int primary key);",
  );
  await writeFile(join(migrations, "2_bad.sql"), "create table public.half (id int); select nonsense;");
  const data = join(directory, "data");
  const { code, said } = await refusedStart(data, { SPARK_MIGRATIONS_DIR: migrations });
  expect(code).toBe(1);
  expect(said).toContain("The migration 2_bad.sql failed");
  await writeFile(join(migrations, "2_bad.sql"), "create table public.half (id int);");
  const stackAfter = await startEmbeddedStack({ dataDirectory: data, env: { SPARK_MIGRATIONS_DIR: migrations } });
  const admin = openPool(stackAfter.info, "postgres");
  expect((await admin.query("select name from supabase_migrations.schema_migrations order by version")).rows).toEqual([
    { name: "good" },
    { name: "bad" },
  ]);
  await admin.end();
  await stackAfter.close();
  await rm(directory, { recursive: true, force: true });
});

test("what was acknowledged survives kill -9 in the middle of writing", async () => {
  let current = await startEmbeddedStack();
  const { dataDirectory } = current;
  const { tenantId, userId } = current.info.localOwner;
  const acknowledged = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const pool = openPool(current.info);
    pool.on("error", () => {});
    let isRunning = true;
    const writers = Array.from({ length: 4 }, async (_none, writer) => {
      for (let index = 0; isRunning; index++) {
        const title = `${round}-${writer}-${index}`;
        await asPerson(pool, userId, (sql) =>
          sql.query("insert into public.components (tenant_id, created_by, title, provider) values ($1, $2, $3, 'x')", [
            tenantId,
            userId,
            title,
          ]),
        ).then(
          () => acknowledged.add(title),
          () => (isRunning = false),
        );
      }
    });
    const goal = acknowledged.size + 150;
    while (acknowledged.size < goal) await new Promise((resolve) => setTimeout(resolve, 5));
    await current.kill("SIGKILL");
    await Promise.all(writers);
    await pool.end().catch(() => {});
    current = await startEmbeddedStack({ dataDirectory });
  }
  const pool = openPool(current.info);
  const { rows } = await asPerson(pool, userId, (sql) => sql.query<{ title: string }>("select title from public.components"));
  await pool.end();
  const found = new Set(rows.map(({ title }) => title));
  expect(acknowledged.size).toBeGreaterThanOrEqual(450);
  expect([...acknowledged].filter((title) => !found.has(title))).toEqual([]);
  expect(found.size).toBe(rows.length);
  await current.close();
}, 120_000);

test("a first start that is killed while it makes the database is simply repeated", async () => {
  const directory = await mkdtemp(join(tmpdir(), "spark-killed-"));
  for (const afterMs of [300, 700, 1_100]) {
    const child = forkEmbedded(directory);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("exit", resolve));
  }
  const after = await startEmbeddedStack({ dataDirectory: directory });
  const pool = openPool(after.info);
  expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await after.close();
}, 120_000);
