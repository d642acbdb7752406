import { createHash, randomUUID } from "node:crypto";

import pg from "pg";

import { applySchema } from "../../scripts/schema.mjs";
import type { TestDatabase, TestPerson } from "./test-database";

const APPLICATION = "spark_app";
const MAX_CONNECTIONS = 8;
// Any number that nobody else on a server for tests is likely to lock.
const PREPARING = 7_272_017;

/** A new database on a server, made by its superuser and dropped when it is closed. */
export async function openServerDatabase(superuserUrl: string): Promise<TestDatabase> {
  const name = `spark_test_${randomUUID().replaceAll("-", "")}`;
  const adminUrl = addressOf(superuserUrl, { database: name });
  const url = await alone(superuserUrl, async (server) => {
    await server.query(`create database ${name} template template0`);
    try {
      await connected(adminUrl, (admin) => applySchema((sql) => admin.query(sql)));
      return await letApplicationIn(server, adminUrl);
    } catch (error) {
      await dropDatabase(server, name);
      throw error;
    }
  });
  const pool = new pg.Pool({ connectionString: url, max: MAX_CONNECTIONS });
  const admin = new pg.Pool({ connectionString: adminUrl, max: MAX_CONNECTIONS });
  return {
    url,
    pool,
    admin,
    newPerson: (email = `${randomUUID()}@example.test`) => signUp(admin, email),
    async close() {
      await Promise.all([pool.end(), admin.end()]);
      await connected(superuserUrl, (server) => dropDatabase(server, name));
    },
  };
}

async function dropDatabase(server: pg.Client, name: string): Promise<void> {
  await server.query(`drop database if exists ${name} with (force)`);
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Roles belong to the whole cluster and test files start together, so one after the other makes and changes them. */
function alone<T>(url: string, work: (server: pg.Client) => Promise<T>): Promise<T> {
  // The lock ends with its connection.
  return connected(url, async (server) => {
    await server.query("select pg_advisory_lock($1)", [PREPARING]);
    return work(server);
  });
}

/** Gives the application's role a password where it has none; answers where it logs in. A password of somebody else's stays. */
async function letApplicationIn(server: pg.Client, adminUrl: string): Promise<string> {
  const { rows } = await server.query<{ has_password: boolean; secret: string }>(
    `select application.rolpassword is not null as has_password, system_identifier || coalesce(own.rolpassword, '') as secret
     from pg_control_system(), pg_authid application, pg_authid own
     where application.rolname = $1 and own.rolname = current_user`,
    [APPLICATION],
  );
  const [role] = rows;
  if (role === undefined) throw new Error(`There is no role ${APPLICATION}`);
  // The same for every file and every run, and made of what only a superuser reads.
  const password = createHash("sha256").update(`${APPLICATION} ${role.secret}`).digest("hex");
  if (!role.has_password) await server.query(`alter role ${APPLICATION} password '${password}'`);
  const url = addressOf(adminUrl, { login: { user: APPLICATION, password } });
  await connected(url, async () => {}).catch((cause: unknown) => {
    const remedy = `If the tests may change its password: alter role ${APPLICATION} password null`;
    throw new Error(`${APPLICATION} cannot log in to the server of TEST_DATABASE_URL. ${remedy}`, { cause });
  });
  return url;
}

/** The address of a server with another database or another login. */
function addressOf(url: string, { database, login }: { database?: string; login?: { user: string; password: string } }): string {
  // Without a host, as for a Unix socket, an address takes no user.
  const address = new URL(url.replace(/^(\w+:\/\/(?:[^/@]*@)?)\//, "$1localhost/"));
  if (database !== undefined) address.pathname = `/${database}`;
  if (login !== undefined) {
    address.searchParams.delete("user");
    address.searchParams.delete("password");
    address.username = login.user;
    address.password = login.password;
  }
  return address.href;
}

/** What an identity service writes when somebody signs up; the schema's triggers do the rest. */
async function signUp(admin: pg.Pool, email: string): Promise<TestPerson> {
  const { rows } = await admin.query<{ userId: string; tenantId: string }>(
    `with person as (
       insert into auth.users (email, email_confirmed_at, raw_app_meta_data)
       values ($1, now(), '{"provider":"email","providers":["email"]}')
       returning id, raw_app_meta_data ->> 'tenant_id' as tenant_id
     ), identity as (
       insert into auth.identities (user_id, provider, provider_id) select id, 'email', id from person
     )
     select id as "userId", tenant_id as "tenantId" from person`,
    [email],
  );
  if (rows[0] === undefined) throw new Error("Nobody was made");
  return rows[0];
}
