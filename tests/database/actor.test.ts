import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { personActor, type RequestContext } from "#lib/core/context";
import { createDatabase } from "#lib/platform/database";
import { startRecorder } from "../support/database-recorder";
import { openTestDatabase, type TestDatabase } from "../support/test-database";

let home: TestDatabase;

beforeAll(async () => {
  home = await openTestDatabase();
});

afterAll(() => home.close());

async function newPerson(): Promise<RequestContext> {
  const { userId, tenantId } = await home.newPerson();
  return { requestId: "test", actor: personActor(userId, tenantId), signal: new AbortController().signal };
}

const STATE = sql<{ role: string; claims: string; tenants: string[] }>`
  select current_user as role, current_setting('request.jwt.claims', true) as claims,
    array(select id::text from public.tenants) as tenants`;

test("200 interleaved transactions of two tenants and of nobody keep their role, claims and rows, whether they succeed or fail", async () => {
  const database = createDatabase({ url: home.url });
  const people = [await newPerson(), await newPerson()] as const;
  const work = async (index: number): Promise<void> => {
    const ctx = people[index % 2 === 0 ? 0 : 1];
    if (index % 5 === 0) {
      const claims = await database.asAnonymous(
        async (tx) =>
          (await sql<{ uid: string | null; role: string }>`select auth.uid() as uid, current_user as role`.execute(tx)).rows[0],
      );
      expect(claims).toEqual({ uid: null, role: "anon" });
      return;
    }
    const run = database.withActor(ctx, async (tx) => {
      const before = (await STATE.execute(tx)).rows[0];
      await sql`insert into public.usage_counters (tenant_id, metric, amount) values (${ctx.actor.tenantId}, ${`m${index}`}, 1)`.execute(
        tx,
      );
      if (index % 7 === 0) await sql`select 1 / 0`.execute(tx);
      if (index % 11 === 0) throw new Error("mine");
      return { before, after: (await STATE.execute(tx)).rows[0] };
    });
    if (index % 7 === 0 || index % 11 === 0) {
      await expect(run).rejects.toBeDefined();
      return;
    }
    const { before, after } = await run;
    for (const state of [before, after]) {
      expect(state?.role).toBe("authenticated");
      expect(JSON.parse(state?.claims ?? "{}")).toMatchObject({ sub: ctx.actor.userId });
      expect(state?.tenants).toEqual([ctx.actor.tenantId]);
    }
  };
  const indexes = Array.from({ length: 200 }, (_none, index) => index);
  const workers = Array.from({ length: 8 }, async () => {
    for (let index = indexes.pop(); index !== undefined; index = indexes.pop()) await work(index);
  });
  await Promise.all(workers);
  const { rows } = await home.admin.query<{ tenant_id: string; metrics: string[] }>(
    "select tenant_id, array_agg(metric) as metrics from public.usage_counters group by tenant_id",
  );
  for (const [parity, { actor }] of people.entries()) {
    const kept = rows.find(({ tenant_id: id }) => id === actor.tenantId)?.metrics.toSorted();
    const wanted = Array.from({ length: 200 }, (_none, index) => index)
      .filter((index) => index % 2 === parity && index % 5 !== 0 && index % 7 !== 0 && index % 11 !== 0)
      .map((index) => `m${index}`);
    expect(kept).toEqual(wanted.toSorted());
  }
  await database.close();
});

test("nothing leaves the database door but transactions that first become somebody", async () => {
  const recorder = await startRecorder(home.url);
  const database = createDatabase({ url: recorder.url });
  const ctx = await newPerson();
  const busy = Array.from({ length: 20 }, (_none, index) =>
    database
      .withActor(ctx, async (tx) => {
        await tx.selectFrom("components").select("id").execute();
        if (index % 4 === 0) await sql`select nonsense`.execute(tx);
        if (index % 6 === 0) throw new Error("mine");
        await tx.selectFrom("tenants").selectAll().execute();
      })
      .catch(() => {}),
  );
  await Promise.all([...busy, database.ping(), database.asAnonymous(async (tx) => void (await sql`select 1`.execute(tx)))]);
  await database.close();
  await recorder.close();
  const asked = recorder.connections.flat();
  expect(asked.filter((text) => text.startsWith("begin")).length).toBeGreaterThanOrEqual(22);
  for (const connection of recorder.connections) {
    let place: "outside" | "inside" = "outside";
    for (const text of connection) {
      if (place === "outside")
        expect(text).toMatch(
          /^begin; select set_config\('role', '(anon|authenticated)', true\), set_config\('request\.jwt\.claims', '[^']+', true\)/,
        );
      if (text.startsWith("begin")) place = "inside";
      else if (text === "commit" || text === "rollback") place = "outside";
      else place = "inside";
    }
    expect(place).toBe("outside");
  }
});
