import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personActor, serviceActor, type RequestContext } from "#lib/core/context";
import { LOCAL_MODEL } from "#lib/memory/local-embedding";
import { createMemoryVerbs } from "#lib/memory/memory-verbs";
import { audit } from "#lib/observability/audit";
import { createDatabase, type DatabasePort } from "#lib/platform/database";
import { createEmbed } from "#lib/platform/embeddings";
import { startEmbeddingServer } from "../support/embedding-server";
import { memoryCache } from "../support/memory-cache";
import { openTestDatabase, type TestDatabase } from "../support/test-database";

const REMOTE_MODEL = "openai/text-embedding-3-small";

let home: TestDatabase;
let database: DatabasePort;
let server: Awaited<ReturnType<typeof startEmbeddingServer>>;
let local: ReturnType<typeof verbsWith>;

beforeAll(async () => {
  [home, server] = await Promise.all([openTestDatabase(), startEmbeddingServer()]);
  database = createDatabase({ url: home.url });
  local = verbsWith(undefined);
});

afterAll(async () => {
  server.close();
  await database.close();
  await home.close();
});

/** The verbs of a process that has a key, or none. */
function verbsWith(apiKey: string | undefined, maxMemories?: number) {
  const openai = apiKey === undefined ? undefined : { apiKey, baseUrl: `${server.url}/v1`, model: "chat" };
  const embedder = createEmbed(
    { openai, google: undefined, embeddingModel: undefined },
    { cache: memoryCache(), report: () => {} },
  );
  return createMemoryVerbs({
    withActor: database.withActor,
    audit,
    embedder,
    ...(maxMemories === undefined ? {} : { maxMemories }),
  });
}

const callOf = (actor: RequestContext["actor"]): RequestContext => ({
  requestId: "test",
  actor,
  signal: new AbortController().signal,
});

async function newPerson(): Promise<RequestContext> {
  const { userId, tenantId } = await home.newPerson();
  return callOf(personActor(userId, tenantId));
}

async function remember(ctx: RequestContext, ...contents: string[]) {
  const saved = [];
  for (const content of contents) saved.push(await local.saveMemory(ctx, { content, kind: "preference" }));
  return saved;
}

const contentsOf = (memories: readonly { content: string }[]): string[] => memories.map(({ content }) => content);

/** The rows as they are, with the model of each. */
async function rowsOf({ actor }: RequestContext) {
  const { rows } = await home.admin.query<{ id: string; content: string; model: string; created_at: Date; updated_at: Date }>(
    "select id, content, model, created_at, updated_at from public.user_embeddings where user_id = $1 order by content",
    [actor.userId],
  );
  return rows;
}

async function trailOf({ actor }: RequestContext): Promise<string[]> {
  const { rows } = await home.admin.query<{ action: string }>(
    "select action from public.audit_logs where actor_id = $1 and action like 'memor%' order by created_at, id",
    [actor.userId],
  );
  return rows.map(({ action }) => action);
}

describe("what is saved", () => {
  test("is recalled by what it means, best first, at most five, and not with what has nothing to do with it", async () => {
    const ctx = await newPerson();
    await remember(ctx, "always use dark charts", "amounts in EUR", "use metric units", "my cat is called Tom");
    const found = await local.recallMemories(ctx, "make a chart of the amounts, dark please");
    expect(contentsOf(found)).toEqual(["always use dark charts", "amounts in EUR"]);
    expect(found.map(({ similarity }) => similarity >= 0.78)).toEqual([true, true]);
    expect(found[0]?.similarity).toBeGreaterThan(found[1]?.similarity ?? 1);
    expect(await local.recallMemories(ctx, "a pomodoro timer")).toEqual([]);
    expect(await local.recallMemories(ctx, "  ")).toEqual([]);
    await remember(ctx, ...["red", "blue", "wide", "tall", "round", "flat"].map((word) => `charts are ${word}`));
    expect(await local.recallMemories(ctx, "a chart")).toHaveLength(5);
  });

  test("again is one memory, in its newer wording, whether the words or their meaning are the same", async () => {
    const ctx = await newPerson();
    const [first, second, third, other] = await remember(
      ctx,
      "always use dark charts",
      "Always use  DARK charts!",
      "please always use dark charts",
      "always use light charts",
    );
    expect([second?.id, third?.id]).toEqual([first?.id, first?.id]);
    expect([first?.isNew, second?.isNew, third?.isNew, other?.isNew]).toEqual([true, false, false, true]);
    expect(contentsOf(await rowsOf(ctx))).toEqual(["always use light charts", "please always use dark charts"]);
    expect(await trailOf(ctx)).toEqual(["memory.saved", "memory.reworded", "memory.reworded", "memory.saved"]);
  });

  test("by many at once is one memory, too", async () => {
    const ctx = await newPerson();
    await Promise.all(Array.from({ length: 8 }, () => remember(ctx, "amounts in EUR")));
    expect(contentsOf(await rowsOf(ctx))).toEqual(["amounts in EUR"]);
  });

  test("is listed newest first, page by page", async () => {
    const ctx = await newPerson();
    await remember(ctx, "use metric units", "amounts in EUR", "never use pie charts");
    const first = await local.listMemories(ctx, { limit: 2 });
    expect(contentsOf(first.items)).toEqual(["never use pie charts", "amounts in EUR"]);
    const rest = await local.listMemories(ctx, { limit: 2, cursor: first.nextCursor ?? "" });
    expect([contentsOf(rest.items), rest.nextCursor]).toEqual([["use metric units"], null]);
    await expect(local.listMemories(ctx, { limit: 2, cursor: "mine" })).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("is searched by meaning and by its words; a threshold asks for meaning only", async () => {
    const ctx = await newPerson();
    await remember(ctx, "use metric units", "amounts in EUR", "100% of charts are dark");
    expect(contentsOf(await local.searchMemories(ctx, { query: "dark colours", limit: 20 }))).toEqual([
      "100% of charts are dark",
    ]);
    expect(contentsOf(await local.searchMemories(ctx, { query: "tric un", limit: 20 }))).toEqual(["use metric units"]);
    expect(contentsOf(await local.searchMemories(ctx, { query: "0%", limit: 20 }))).toEqual(["100% of charts are dark"]);
    expect(await local.searchMemories(ctx, { query: "tric un", limit: 20, threshold: 0.9 })).toEqual([]);
    expect(await local.searchMemories(ctx, { query: "anything", limit: 2, threshold: -1 })).toHaveLength(2);
  });

  test("is gone when it is forgotten", async () => {
    const ctx = await newPerson();
    const [memory] = await remember(ctx, "amounts in EUR");
    await local.forgetMemory(ctx, { id: memory?.id ?? "" });
    expect([await local.recallMemories(ctx, "amounts in EUR"), await rowsOf(ctx)]).toEqual([[], []]);
    await expect(local.forgetMemory(ctx, { id: memory?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
    await expect(local.forgetMemory(ctx, { id: "not-an-id" })).rejects.toMatchObject({ code: "not_found" });
    expect(await trailOf(ctx)).toEqual(["memory.saved", "memory.forgotten"]);
  });

  test("is no more than a person may have; the one too many is refused with a reason, and a new wording is none", async () => {
    const ctx = await newPerson();
    const few = verbsWith(undefined, 2);
    await remember(ctx, "amounts in EUR", "always use dark charts");
    const oneMore = few.saveMemory(ctx, { content: "use metric units", kind: "preference" });
    await expect(oneMore).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("You have 2 memories") });
    expect(await few.saveMemory(ctx, { content: "Amounts in EUR.", kind: "preference" })).toMatchObject({ isNew: false });
    expect(await rowsOf(ctx)).toHaveLength(2);
  });
});

test("what a message says for good is kept, and nothing of what it only asks for", async () => {
  const ctx = await newPerson();
  const noticed = await local.noticePreferences(ctx, "Show the sales as a table. Always use dark charts. My currency is CHF!");
  expect(contentsOf(noticed)).toEqual(["Always use dark charts", "My currency is CHF"]);
  expect(await local.noticePreferences(ctx, "Make a chart of the sales")).toEqual([]);
  expect(await rowsOf(ctx)).toHaveLength(2);
  expect(await trailOf(ctx)).toEqual(["memory.saved", "memory.saved"]);
});

test("another person's memories are out of reach, for colleagues as well", async () => {
  const [mine, other] = [await newPerson(), await newPerson()];
  const [memory] = await remember(other, "always use dark charts");
  const intruders = [mine, callOf(personActor(mine.actor.userId, other.actor.tenantId))];
  for (const ctx of intruders) {
    expect(await local.recallMemories(ctx, "always use dark charts")).toEqual([]);
    expect(await local.searchMemories(ctx, { query: "dark", limit: 20, threshold: -1 })).toEqual([]);
    expect(await local.searchMemories(ctx, { query: "dark", limit: 20 })).toEqual([]);
    expect((await local.listMemories(ctx, { limit: 20 })).items).toEqual([]);
    await expect(local.forgetMemory(ctx, { id: memory?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
  }
  const [own] = await remember(mine, "always use dark charts");
  expect([own?.isNew, contentsOf(await rowsOf(other))]).toEqual([true, ["always use dark charts"]]);
});

test("a program has no memory: it is refused, and its prompts remind of nothing", async () => {
  const { actor } = await newPerson();
  const program = callOf(serviceActor(actor.tenantId, ["generate"]));
  expect(await local.recallMemories(program, "always use dark charts")).toEqual([]);
  expect(await local.noticePreferences(program, "Always use dark charts")).toEqual([]);
  for (const refused of [
    local.saveMemory(program, { content: "x", kind: "preference" }),
    local.listMemories(program, { limit: 1 }),
    local.searchMemories(program, { query: "x", limit: 1 }),
    local.forgetMemory(program, { id: "x" }),
  ])
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
});

describe("when the model changes", () => {
  test("memories are read again by the new one, keep their dates, and are found", async () => {
    const ctx = await newPerson();
    await remember(ctx, "always use dark charts", "amounts in EUR");
    const before = await rowsOf(ctx);
    const remote = verbsWith("key");
    expect(contentsOf(await remote.recallMemories(ctx, "use dark charts, always"))).toEqual(["always use dark charts"]);
    const after = await rowsOf(ctx);
    expect(after).toEqual(before.map((row) => ({ ...row, model: REMOTE_MODEL })));
    expect((await trailOf(ctx)).at(-1)).toBe("memories.reembedded");
    // Without the key they are others again.
    expect(contentsOf(await local.recallMemories(ctx, "use dark charts, always"))).toEqual(["always use dark charts"]);
    expect(new Set((await rowsOf(ctx)).map(({ model }) => model))).toEqual(new Set([LOCAL_MODEL]));
  });

  test("vectors of two models are never compared", async () => {
    const ctx = await newPerson();
    await remember(ctx, "amounts in EUR");
    // The same vector under another name is as near as can be, and is not found.
    await home.admin.query(
      `insert into public.user_embeddings (user_id, content, content_hash, embedding, model)
       select user_id, 'foreign', 'foreign', embedding, 'another' from public.user_embeddings where user_id = $1`,
      [ctx.actor.userId],
    );
    server.fail(503);
    const remote = verbsWith("key");
    expect(contentsOf(await remote.recallMemories(ctx, "amounts in EUR"))).toEqual(["amounts in EUR"]);
    server.fail(undefined);
  });

  test("what is saved while the model is away is not lost, and is read by it when it is back", async () => {
    const ctx = await newPerson();
    server.fail(503);
    const away = verbsWith("key");
    await away.saveMemory(ctx, { content: "always use dark charts", kind: "preference" });
    expect((await rowsOf(ctx)).map(({ model }) => model)).toEqual([LOCAL_MODEL]);
    expect(contentsOf(await away.recallMemories(ctx, "a dark chart"))).toEqual(["always use dark charts"]);
    server.fail(undefined);
    const back = verbsWith("key");
    // The same words, once by each model, are one memory in the end.
    await back.saveMemory(ctx, { content: "Always use dark charts.", kind: "preference" });
    expect(contentsOf(await back.recallMemories(ctx, "always use dark charts"))).toEqual(["Always use dark charts."]);
    expect((await rowsOf(ctx)).map(({ model }) => model)).toEqual([REMOTE_MODEL]);
  });
});
