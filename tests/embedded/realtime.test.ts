import type { RealtimePostgresChangesPayload, SupabaseClient } from "@supabase/supabase-js";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";

import { asPerson, type EmbeddedStack, openPool, startEmbeddedStack, supabaseClient } from "../support/embedded-stack";

type Row = Record<string, unknown>;
type Change = RealtimePostgresChangesPayload<Row>;

let stack: EmbeddedStack;
let pool: pg.Pool;
let counter = 0;

beforeAll(async () => {
  stack = await startEmbeddedStack();
  pool = openPool(stack.info);
});

afterAll(async () => {
  await pool.end();
  await stack.close();
});

async function person(vsn = "2.0.0") {
  const client = supabaseClient(stack.info, undefined, { vsn });
  const { data } = await client.auth.signUp({ email: `live-${++counter}@example.test`, password: "correct horse battery" });
  if (!data.user || !data.session) throw new Error("no session");
  await client.realtime.setAuth(data.session.access_token);
  return { client, userId: data.user.id, tenantId: String(data.user.app_metadata["tenant_id"]), session: data.session };
}

interface Wanted {
  event?: "*" | "INSERT" | "UPDATE" | "DELETE";
  table: string;
  filter?: string;
}

/** Subscribes and answers what arrives, and a way to wait for it. */
async function follow(client: SupabaseClient, topic: string, wanted: Wanted) {
  const changes: Change[] = [];
  const waiting: (() => void)[] = [];
  const channel = client.channel(topic);
  channel.on("postgres_changes", { event: "*", schema: "public", ...wanted } as never, (change: Change) => {
    changes.push(change);
    for (const wake of waiting.splice(0)) wake();
  });
  const status = await new Promise<string>((resolve) =>
    channel.subscribe((state, error) => resolve(error ? `${state}: ${error.message}` : state)),
  );
  const until = async (count: number) => {
    while (changes.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return changes;
  };
  return { channel, changes, status, until };
}

function rowOf(change: Change | undefined): Row {
  return change?.new ?? {};
}

/** Long enough for anything that was going to arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 250));

function insertComponent(
  client: pg.PoolClient,
  { tenantId, userId }: { tenantId: string; userId: string },
  title: string,
  data = "[]",
) {
  return client.query<{ id: string }>(
    "insert into public.components (tenant_id, created_by, title, provider, data) values ($1, $2, $3, 'test', $4) returning id",
    [tenantId, userId, title, data],
  );
}

describe.each(["1.0.0", "2.0.0"])("with version %s of the protocol", (vsn) => {
  test("a change of settings reaches the person's other tab", async () => {
    const { client, userId } = await person(vsn);
    const { status, until } = await follow(client, `user-sync-${userId}`, {
      event: "UPDATE",
      table: "user_settings",
      filter: `id=eq.${userId}`,
    });
    expect(status).toBe("SUBSCRIBED");
    await asPerson(pool, userId, (sql) => sql.query("update public.user_settings set theme = 'dark'"));
    const [change] = await until(1);
    expect(change).toMatchObject({ eventType: "UPDATE", schema: "public", table: "user_settings", errors: null });
    expect(change?.new).toMatchObject({ id: userId, theme: "dark", preferences: {} });
    expect(change?.old).toEqual({ id: userId });
    await client.removeAllChannels();
  });

  test("a broadcast reaches the others on its topic, whatever version they speak", async () => {
    const [sender, other, elsewhere] = [await person(vsn), await person("1.0.0"), await person("2.0.0")];
    const heard: unknown[] = [];
    const listen = (client: SupabaseClient, topic: string) =>
      new Promise<void>((resolve) => {
        client
          .channel(topic)
          .on("broadcast", { event: "cursor" }, ({ payload }) => heard.push(payload))
          .subscribe((state) => state === "SUBSCRIBED" && resolve());
      });
    await listen(other.client, "room");
    await listen(elsewhere.client, "another room");
    const channel = sender.client.channel("room", { config: { broadcast: { ack: true } } });
    await new Promise<void>((resolve) => channel.subscribe((state) => state === "SUBSCRIBED" && resolve()));
    expect(await channel.send({ type: "broadcast", event: "cursor", payload: { x: 1, name: "Zoë" } })).toBe("ok");
    await settle();
    expect(heard).toEqual([{ x: 1, name: "Zoë" }]);
    for (const { client } of [sender, other, elsewhere]) await client.removeAllChannels();
  });

  test("presence tells who came and who left", async () => {
    const [first, second] = [await person(vsn), await person(vsn)];
    const join = async ({ client }: { client: SupabaseClient }, key: string) => {
      const channel = client.channel("lobby", { config: { presence: { key } } });
      channel.on("presence", { event: "sync" }, () => {});
      await new Promise<void>((resolve) => channel.subscribe((state) => state === "SUBSCRIBED" && resolve()));
      expect(await channel.track({ name: key })).toBe("ok");
      return channel;
    };
    const watching = await join(first, "ada");
    await join(second, "bob");
    await settle();
    expect(Object.keys(watching.presenceState()).toSorted()).toEqual(["ada", "bob"]);
    await second.client.removeAllChannels();
    await settle();
    expect(Object.keys(watching.presenceState())).toEqual(["ada"]);
    await first.client.removeAllChannels();
  });
});

test("inserts, updates and deletes of components arrive in the order of their commits", async () => {
  const { client, userId, tenantId } = await person();
  const { until } = await follow(client, "components", { table: "components" });
  const id = await asPerson(
    pool,
    userId,
    async (sql) => (await insertComponent(sql, { tenantId, userId }, "one")).rows[0]?.id ?? "",
  );
  await asPerson(pool, userId, (sql) => sql.query("update public.components set title = 'two' where id = $1", [id]));
  await asPerson(pool, userId, (sql) => sql.query("update public.components set title = 'three' where id = $1", [id]));
  await asPerson(pool, userId, (sql) => sql.query("delete from public.components where id = $1", [id]));
  const changes = await until(4);
  expect(changes.map(({ eventType }) => eventType)).toEqual(["INSERT", "UPDATE", "UPDATE", "DELETE"]);
  expect(changes.slice(0, 3).map((change) => rowOf(change)["title"])).toEqual(["one", "two", "three"]);
  expect(changes[3]?.old).toEqual({ id });
  await client.removeAllChannels();
});

test("nobody hears of another tenant's rows: not of new ones, changed ones or deleted ones", async () => {
  const [owner, stranger] = [await person(), await person()];
  const { changes, status } = await follow(stranger.client, "spy", { table: "components" });
  const watched = await follow(owner.client, "own", { table: "components" });
  const settings = await follow(stranger.client, "spy-settings", { table: "user_settings", filter: `id=eq.${owner.userId}` });
  expect([status, settings.status]).toEqual(["SUBSCRIBED", "SUBSCRIBED"]);
  const id = await asPerson(pool, owner.userId, async (sql) => (await insertComponent(sql, owner, "secret")).rows[0]?.id);
  await asPerson(pool, owner.userId, (sql) =>
    sql.query("update public.components set title = 'still secret' where id = $1", [id]),
  );
  await asPerson(pool, owner.userId, (sql) => sql.query("delete from public.components where id = $1", [id]));
  await asPerson(pool, owner.userId, (sql) => sql.query("update public.user_settings set theme = 'light'"));
  await watched.until(3);
  await settle();
  expect([...changes, ...settings.changes]).toEqual([]);
  for (const { client } of [owner, stranger]) await client.removeAllChannels();
});

test("an anonymous subscriber hears nothing", async () => {
  const owner = await person();
  const client = supabaseClient(stack.info);
  const { changes, status } = await follow(client, "anonymous", { table: "components" });
  expect(status).toBe("SUBSCRIBED");
  await asPerson(pool, owner.userId, (sql) => insertComponent(sql, owner, "not for all"));
  await settle();
  expect(changes).toEqual([]);
  await client.removeAllChannels();
});

test("whoever leaves a tenant hears nothing of it from then on", async () => {
  const [owner, member] = [await person(), await person()];
  await asPerson(pool, owner.userId, (sql) =>
    sql.query("insert into public.tenant_members (tenant_id, user_id) values ($1, $2)", [owner.tenantId, member.userId]),
  );
  const { changes, until } = await follow(member.client, "team", { event: "INSERT", table: "components" });
  await asPerson(pool, owner.userId, (sql) => insertComponent(sql, owner, "shared"));
  await until(1);
  await asPerson(pool, member.userId, (sql) =>
    sql.query("delete from public.tenant_members where tenant_id = $1 and user_id = $2", [owner.tenantId, member.userId]),
  );
  await asPerson(pool, owner.userId, (sql) => insertComponent(sql, owner, "after"));
  await settle();
  expect(changes).toHaveLength(1);
  for (const { client } of [owner, member]) await client.removeAllChannels();
});

test("what was rolled back is never announced", async () => {
  const { client, userId, tenantId } = await person();
  const { changes } = await follow(client, "rolled-back", { table: "components" });
  const failing = asPerson(pool, userId, async (sql) => {
    await insertComponent(sql, { tenantId, userId }, "never");
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  await settle();
  expect(changes).toEqual([]);
  await client.removeAllChannels();
});

test("a change too long for a notification arrives whole, its keys in their order, and leaves nothing behind", async () => {
  const { client, userId, tenantId } = await person();
  const { until } = await follow(client, "long", { event: "INSERT", table: "components" });
  const data = JSON.stringify({ z: "ü".repeat(20_000), a: 1 });
  await asPerson(pool, userId, (sql) => insertComponent(sql, { tenantId, userId }, "long", data));
  const [change] = await until(1);
  expect(JSON.stringify(rowOf(change)["data"])).toBe(data);
  const admin = openPool(stack.info, "postgres");
  expect((await admin.query("select from realtime.long_changes")).rows).toEqual([]);
  await admin.end();
  await client.removeAllChannels();
});

test("a change of settings is visible in the other tab within 250 ms at the 95th percentile", async () => {
  const { client, userId } = await person();
  const { until } = await follow(client, `user-sync-${userId}`, {
    event: "UPDATE",
    table: "user_settings",
    filter: `id=eq.${userId}`,
  });
  const times: number[] = [];
  for (let round = 0; round < 40; round++) {
    await asPerson(pool, userId, (sql) =>
      sql.query("update public.user_settings set preferences = jsonb_build_object('round', $1::int)", [round]),
    );
    const committedAt = performance.now();
    await until(round + 1);
    times.push(performance.now() - committedAt);
  }
  expect(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]).toBeLessThan(250);
  await client.removeAllChannels();
});

test("changes of a table that is not announced, filters that are not known and private channels are refused by name", async () => {
  const { client } = await person();
  expect((await follow(client, "a", { table: "audit_logs" })).status).toContain("public.audit_logs are not announced");
  expect((await follow(client, "b", { table: "components", filter: "title=like.x" })).status).toContain("title=like.x");
  const channel = client.channel("c", { config: { private: true } });
  const status = await new Promise<string>((resolve) =>
    channel.subscribe((state, error) => resolve(`${state}: ${error?.message}`)),
  );
  expect(status).toContain("Private channels are not supported");
  await client.removeAllChannels();
});

test("a handshake without an API key is refused", async () => {
  const status = (query: string) =>
    new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(`${stack.info.url.replace("http", "ws")}/realtime/v1/websocket${query}`);
      socket.on("unexpected-response", (_request, response) => resolve(response.statusCode));
      socket.on("open", () => resolve(101));
      socket.on("error", () => {});
    });
  expect(await status("")).toBe(401);
  expect(await status("?apikey=sb_publishable_wrong")).toBe(401);
  expect(await status(`?apikey=${stack.info.publishableKey}&vsn=3.0.0`)).toBe(501);
});

/** A client that speaks the protocol by hand, to say what the real one never would. */
async function rawClient() {
  const socket = new WebSocket(
    `${stack.info.url.replace("http", "ws")}/realtime/v1/websocket?apikey=${stack.info.publishableKey}&vsn=2.0.0`,
  );
  const messages: [string | null, string | null, string, string, Row][] = [];
  socket.on("message", (data) => messages.push(JSON.parse(String(data))));
  await new Promise((resolve) => socket.once("open", resolve));
  const ask = async (event: string, payload: unknown, topic = "realtime:raw") => {
    const before = messages.length;
    socket.send(JSON.stringify(["1", "1", topic, event, payload]));
    while (messages.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    return messages.slice(before).map(([, , , name, body]) => ({ name, body }));
  };
  return { socket, messages, ask };
}

test("a join with a forged token is refused, a forged renewal closes the channel", async () => {
  const { session } = await person();
  const { socket, ask, messages } = await rawClient();
  const forged = `${session.access_token.slice(0, -6)}AAAAAA`;
  expect((await ask("phx_join", { config: {}, access_token: forged }))[0]).toMatchObject({
    name: "phx_reply",
    body: { status: "error" },
  });
  expect((await ask("phx_join", { config: {}, access_token: session.access_token }))[0]).toMatchObject({
    body: { status: "ok" },
  });
  await ask("access_token", { access_token: forged });
  await settle();
  expect(messages.at(-1)?.[3]).toBe("phx_close");
  socket.close();
});

test("heartbeats are answered, unknown events and unjoined topics refused, rubbish ignored", async () => {
  const { socket, ask } = await rawClient();
  socket.send("rubbish");
  socket.send(Buffer.from([3, 255, 255]));
  expect((await ask("heartbeat", {}, "phoenix"))[0]).toMatchObject({ body: { status: "ok" } });
  expect((await ask("broadcast", { event: "x" }))[0]).toMatchObject({
    body: { status: "error", response: { reason: "unmatched topic" } },
  });
  await ask("phx_join", { config: {} });
  expect((await ask("dance", {}))[0]).toMatchObject({ body: { status: "error" } });
  socket.close();
});
