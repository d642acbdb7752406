import { randomUUID } from "node:crypto";
import type pg from "pg";
import { test } from "vitest";

import { openPool, startEmbeddedStack, supabaseClient } from "./embedded-stack";
import { openServerDatabase } from "./server-database";

/** A person whom the tests made, with the tenant that signing up gave them. */
export interface TestPerson {
  userId: string;
  tenantId: string;
}

/** A migrated database of one's own, in whichever home the tests run. */
export interface TestDatabase {
  /** Where the application logs in. */
  readonly url: string;
  /** Connections of the application, and of an administrator whom nothing holds back. */
  readonly pool: pg.Pool;
  readonly admin: pg.Pool;
  newPerson(email?: string): Promise<TestPerson>;
  close(): Promise<void>;
}

// Blank is absent, as in every other setting.
const SERVER = process.env["TEST_DATABASE_URL"]?.trim() || undefined;

/** A database on the server of TEST_DATABASE_URL, and without one in the embedded stack. */
export function openTestDatabase(): Promise<TestDatabase> {
  return SERVER === undefined ? openEmbeddedDatabase() : openServerDatabase(SERVER);
}

/** A test of what only a server can show; without one there is no such test. */
export function serverTest(name: string, run: () => Promise<void>): void {
  if (SERVER !== undefined) test(name, run);
}

async function openEmbeddedDatabase(): Promise<TestDatabase> {
  const stack = await startEmbeddedStack();
  const [pool, admin] = [openPool(stack.info), openPool(stack.info, "postgres")];
  return {
    url: stack.info.databaseUrl,
    pool,
    admin,
    async newPerson(email = `${randomUUID()}@example.test`) {
      const { auth } = supabaseClient(stack.info, stack.info.secretKey);
      const { data, error } = await auth.admin.createUser({ email, email_confirm: true });
      if (error) throw error;
      return { userId: data.user.id, tenantId: String(data.user.app_metadata["tenant_id"]) };
    },
    async close() {
      await Promise.all([pool.end(), admin.end()]);
      await stack.close();
    },
  };
}
