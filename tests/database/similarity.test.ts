import { afterAll, beforeAll, expect, test } from "vitest";

import { asPerson } from "../support/embedded-stack";
import { openTestDatabase, serverTest, type TestDatabase } from "../support/test-database";

const DIMENSIONS = 1536;

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

/** A vector at an angle to the first axis: its similarity to that axis is the cosine. */
function vectorAt(degrees: number): string {
  const radians = (degrees * Math.PI) / 180;
  const parts = [Math.cos(radians), Math.sin(radians)];
  return JSON.stringify(Array.from({ length: DIMENSIONS }, (_none, index) => parts[index] ?? 0));
}

/** Keeps memories as their person; each is called by its angle. */
async function remember(userId: string, model: string, angles: readonly number[]): Promise<void> {
  await asPerson(database.pool, userId, async (client) => {
    for (const angle of angles) {
      await client.query(
        "insert into public.user_embeddings (user_id, content, content_hash, embedding, model) values ($1, $2, $2, $3, $4)",
        [userId, String(angle), vectorAt(angle), model],
      );
    }
  });
}

/** What the caller finds among a person's memories near to the first axis. */
function recall(callerId: string, { of = callerId, count = 5, threshold = 0.5, model }: Recall = {}): Promise<string[]> {
  return asPerson(database.pool, callerId, async (client) => {
    const { rows } = await client.query<{ content: string; similarity: number }>(
      "select content, similarity from public.match_user_embeddings($1, $2, $3, $4, $5)",
      [vectorAt(0), threshold, count, of, model ?? null],
    );
    for (const { content, similarity } of rows) expect(similarity).toBeCloseTo(Math.cos((Number(content) * Math.PI) / 180), 4);
    return rows.map(({ content }) => content);
  });
}

interface Recall {
  of?: string;
  count?: number;
  threshold?: number;
  model?: string;
}

test("the nearest memories come best first, near enough, of one model, and only the caller's own", async () => {
  const [me, other] = [await database.newPerson(), await database.newPerson()];
  await remember(me.userId, "a", [50, 10, 70, 30]);
  await remember(me.userId, "b", [20]);
  await remember(other.userId, "a", [5]);
  expect(await recall(me.userId)).toEqual(["10", "20", "30", "50"]);
  expect(await recall(me.userId, { model: "a", threshold: -1 })).toEqual(["10", "30", "50", "70"]);
  expect(await recall(me.userId, { count: 2 })).toEqual(["10", "20"]);
  expect(await recall(me.userId, { count: -1 })).toEqual([]);
  expect(await recall(me.userId, { of: other.userId })).toEqual([]);
});

/** Fills somebody's memory, with an index that is built afterwards because that is quicker than growing it. */
async function rememberMuch(userId: string, count: number): Promise<void> {
  const { rows } = await database.admin.query<{ definition: string }>(
    "select pg_get_indexdef('public.user_embeddings_similarity'::regclass) as definition",
  );
  const definition = rows[0]?.definition ?? "";
  expect(definition).toMatch(/using hnsw \(embedding (extensions\.)?vector_cosine_ops\) with \(m='16', ef_construction='64'\)/i);
  await database.admin.query("drop index public.user_embeddings_similarity");
  await database.admin.query(
    `insert into public.user_embeddings (user_id, content, content_hash, embedding, model)
     select $1, 'noise', n::text, (select array_agg(random() - 0.5) from generate_series(1, $3::int) where n > 0)::real[], 'noise'
     from generate_series(1, $2::int) n`,
    [userId, count, DIMENSIONS],
  );
  await database.admin.query(`${definition}; analyze public.user_embeddings`);
}

/** How often a search in somebody's memory went through the index of vectors. */
function indexUses(userId: string): Promise<number> {
  return asPerson(database.pool, userId, async (client) => {
    const found = await client.query("select from public.match_user_embeddings($1, -1, 5, $2)", [vectorAt(0), userId]);
    expect(found.rowCount).toBe(5);
    const { rows } = await client.query<{ uses: number }>(
      "select pg_stat_get_xact_numscans('public.user_embeddings_similarity'::regclass)::int as uses",
    );
    return rows[0]?.uses ?? 0;
  });
}

serverTest("a search goes through the index for who remembers much, and reads all of who remembers little", async () => {
  const [much, little] = [await database.newPerson(), await database.newPerson()];
  const few = await Promise.all(Array.from({ length: 20 }, () => database.newPerson()));
  for (const { userId } of [little, ...few]) await remember(userId, "a", [10, 20, 30, 40, 50]);
  await rememberMuch(much.userId, 2_000);
  expect([await indexUses(much.userId), await indexUses(little.userId)]).toEqual([1, 0]);
});
