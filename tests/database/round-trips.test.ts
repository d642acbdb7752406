import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";

import { openTurn } from "#lib/chat/open-turn";
import type { TurnInput } from "#lib/chat/schemas";
import { createSessionVerbs } from "#lib/chat/session-verbs";
import { createSharedTurns } from "#lib/chat/shared-turns";
import { appendMessage, readMessages } from "#lib/chat/store";
import { personActor, type RequestContext } from "#lib/core/context";
import { audit } from "#lib/observability/audit";
import { createDatabase } from "#lib/platform/database";
import { createRegistry } from "#lib/registry/registry";
import type { NewComponent } from "#lib/registry/types";
import { createSettingsVerbs } from "#lib/settings/settings-verbs";
import { bridgedRedis } from "../support/bridged-redis";
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

/** The database through a recorder. */
async function openRecorded(options: { holdsBack?: boolean } = {}) {
  const recorder = await startRecorder(home.url, options);
  const database = createDatabase({ url: recorder.url });
  const deps = { withActor: database.withActor, audit };
  const close = async () => {
    await database.close();
    await recorder.close();
  };
  return { database, deps, registry: createRegistry(deps), connections: recorder.connections, close };
}

function newComponent(hash: string): NewComponent {
  const version: NewComponent["version"] = {
    source: "export default () => null;",
    sourceHash: "s",
    provider: "composer",
    verdict: { validation: "ok", render: "ok", notes: [] },
    timings: { compile: 1 },
    bundle: { hash, js: "js", css: "css" },
  };
  return { title: "Title", prompt: "", summary: "", theme: "auto", data: [1], provider: "composer", version };
}

const parts = [{ type: "text", text: "Hello" }];

function turnInput(clientId: string): TurnInput {
  return {
    sessionKey: "chat",
    mayCreate: true,
    text: "Hello",
    userMessage: { clientId, parts },
    isRepeat: false,
    isSdk: true,
    data: undefined,
    componentId: undefined,
    projectId: undefined,
    activeFile: undefined,
    chosen: {},
  };
}

const metric = (ctx: RequestContext, name: string, amount = 1) => ({
  tenant_id: ctx.actor.tenantId,
  metric: name,
  amount,
});

async function metricsOf({ actor }: RequestContext): Promise<string[]> {
  const { rows } = await home.admin.query<{ metric: string }>(
    "select metric from public.usage_counters where tenant_id = $1 order by metric",
    [actor.tenantId],
  );
  return rows.map((row) => row.metric);
}

test("a component is stored, shown and listed without waiting for a single answer in between", async () => {
  const { deps, registry, close } = await openRecorded({ holdsBack: true });
  const ctx = await newPerson();
  const { id } = await registry.createComponent(ctx, newComponent("a".repeat(32)));
  expect(await registry.getComponent(ctx, { componentId: id })).toMatchObject({ id, version: 1, feedback: { up: 0, down: 0 } });
  expect((await registry.listComponents(ctx, { limit: 10 })).items.map((item) => item.id)).toEqual([id]);
  expect(await registry.getShown(ctx, { componentId: id })).toMatchObject({ title: "Title", data: [1], version: 1 });
  expect(await registry.findBundle(ctx, { hash: "a".repeat(32) })).toMatchObject({ js: "js" });
  expect(await registry.getData(ctx, { componentId: id })).toEqual({ data: [1], revision: 1 });
  expect(await createSettingsVerbs(deps).getSettings(ctx)).toMatchObject({ theme: "auto" });
  await expect(registry.getComponent(ctx, { componentId: crypto.randomUUID() })).rejects.toMatchObject({ code: "not_found" });
  await close();
});

test("a failure among statements that were sent together is told as what it is, and nothing of them is kept", async () => {
  const { database, registry, close } = await openRecorded();
  const ctx = await newPerson();
  const refused = registry.createComponent(ctx, newComponent("short"));
  await expect(refused).rejects.toMatchObject({ code: "invalid_request" });
  const { rows } = await home.admin.query("select from public.components where tenant_id = $1", [ctx.actor.tenantId]);
  expect(rows).toEqual([]);
  for (const isLast of [true, false]) {
    const run = database.withActor(ctx, (tx, lastly) => {
      const insert = (name: string, amount?: number) =>
        tx
          .insertInto("usage_counters")
          .values(metric(ctx, name, amount))
          .execute();
      // The last one fails too, but only because of the one in the middle.
      const sent = Promise.all([insert("first"), insert("second", -1), insert("third")]);
      return isLast ? lastly(sent) : sent;
    });
    await expect(run).rejects.toMatchObject({ code: "invalid_request", cause: { code: "23514" } });
  }
  expect(await metricsOf(ctx)).toEqual([]);
  await close();
});

test("a failure that the work has caught still fails a transaction that changed something", async () => {
  const { database, close } = await openRecorded();
  const ctx = await newPerson();
  for (const isLast of [true, false]) {
    const run = database.withActor(ctx, async (tx, lastly) => {
      const kept = tx.insertInto("usage_counters").values(metric(ctx, "kept")).execute();
      const caught = sql`select 1 / 0`.execute(tx).catch(() => "caught");
      const sent = Promise.all([kept, caught]);
      return isLast ? lastly(sent) : sent;
    });
    await expect(run).rejects.toMatchObject({ cause: { code: "22012" } });
  }
  expect(await metricsOf(ctx)).toEqual([]);
  await close();
});

test("a statement that comes after the end of its transaction is refused and never sent", async () => {
  const { database, connections, close } = await openRecorded();
  const ctx = await newPerson();
  let late: Promise<unknown> = Promise.resolve();
  const add = async (name: string, isLast: boolean) =>
    database.withActor(ctx, async (tx, lastly) => {
      const insert = (metricName: string) => tx.insertInto("usage_counters").values(metric(ctx, metricName)).execute();
      const first = insert(name);
      await (isLast ? lastly(first) : first);
      late = Promise.resolve().then(async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return insert(`${name}-late`);
      });
      late.catch(() => {});
    });
  for (const isLast of [true, false]) {
    await add(isLast ? "together" : "one-by-one", isLast);
    await expect(late).rejects.toThrow("after the end of its transaction");
  }
  expect(await metricsOf(ctx)).toEqual(["one-by-one", "together"]);
  expect(connections.flat().filter((text) => text.startsWith("insert")).length).toBe(2);
  await close();
});

test("reads one after another share a connection, on which each ends before the next begins", async () => {
  const { registry, connections, close } = await openRecorded();
  const ctx = await newPerson();
  for (let index = 0; index < 10; index += 1) {
    await registry.listComponents(ctx, { limit: 3 });
    await registry.getComponent(ctx, { componentId: crypto.randomUUID() }).catch(() => {});
  }
  await close();
  expect(connections.length).toBe(1);
  const kinds = connections.flat().map((text) => text.split(/[ ;]/)[0]);
  expect(kinds).toEqual(Array.from({ length: 20 }, () => ["begin", "select", "commit"]).flat());
});

test("messages that are appended at the same time get positions one after another, and the session what they tell of it", async () => {
  const { database, deps, registry, close } = await openRecorded();
  const ctx = await newPerson();
  const [line] = (await bridgedRedis(1)).lines;
  if (line === undefined) throw new Error("There is no line to Redis");
  const turns = createSharedTurns(line.home.turns);
  const { session, past } = await openTurn({ ...deps, turns }, ctx, turnInput("first"));
  expect({ ...session, past }).toMatchObject({ clientId: "chat", title: "Hello", past: [] });
  await expect(openTurn({ ...deps, turns }, ctx, turnInput("second"))).rejects.toMatchObject({ code: "conflict" });
  await turns.release(session.id);
  const next = await openTurn({ ...deps, turns }, ctx, turnInput("second"));
  expect(next).toMatchObject({ session: { id: session.id }, past: [{ question: "Hello", answer: "" }] });
  const component = await registry.createComponent(ctx, newComponent("b".repeat(32)));
  const change = { id: session.id, componentId: component.id };
  const append = (clientId: string, { id } = change) =>
    database.withActor(ctx, (tx, lastly) =>
      lastly(appendMessage(tx, ctx.actor, { ...change, id }, { clientId, role: "assistant", parts })),
    );
  await Promise.all(Array.from({ length: 12 }, (_none, index) => append(`m${index}`)));
  const messages = await database.withActor(ctx, (tx) => readMessages(tx, ctx.actor, session.id));
  expect(messages.map(({ position }) => position)).toEqual(Array.from({ length: 14 }, (_none, index) => index));
  const sessions = createSessionVerbs({ ...deps, turns });
  expect((await sessions.listSessions(ctx, { limit: 5 })).items).toMatchObject([{ id: session.id, componentId: component.id }]);
  await expect(append("stray", { ...change, id: crypto.randomUUID() })).rejects.toMatchObject({ code: "not_found" });
  await close();
});
