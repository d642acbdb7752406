import { beforeAll, describe, expect, test } from "vitest";
import { sharedApi, type Api } from "../support/api";
import { signUpPerson } from "../support/person";

let api: Api;
let ann: Awaited<ReturnType<typeof signUpPerson>>;
let bob: Awaited<ReturnType<typeof signUpPerson>>;

const currentTenant = async (person: typeof ann): Promise<string> =>
  (await person.call("GET", "/api/tenants")).body.items.find((tenant: { is_current: boolean }) => tenant.is_current).id;

beforeAll(async () => {
  ({ api } = await sharedApi());
  ann = await signUpPerson(api, "ann");
  bob = await signUpPerson(api, "bob");
}, 300_000);

describe("signing in", () => {
  test("the session is in cookies that no script reads, and signing out removes them", async () => {
    const carl = await signUpPerson(api, "carl");
    expect([...carl.cookies.keys()].some((name) => /^sb-.*-auth-token/.test(name))).toBe(true);
    const again = await api("POST", "/api/auth/sign-in", { email: carl.email, password: carl.password });
    for (const line of again.headers.getSetCookie()) expect(line).toMatch(/HttpOnly; SameSite=Lax/);
    expect(again.headers.get("cache-control")).toBe("no-store");
    await carl.call("POST", "/api/auth/sign-out", {});
    expect([...carl.cookies.keys()].filter((name) => name.includes("auth-token"))).toEqual([]);
  });

  test.each([
    ["a wrong password", "sign-in", { email: "nobody@example.com", password: "wrong wrong" }, 401, "unauthenticated"],
    ["no address", "sign-in", { email: "nobody", password: "x" }, 400, "invalid_request"],
    ["a short password", "sign-up", { email: "new@example.com", password: "short" }, 400, "invalid_request"],
  ])("%s is refused", async (_name, call, body, status, code) => {
    expect(await api("POST", `/api/auth/${call}`, body)).toMatchObject({ status, body: { code } });
  });

  test("another site's page cannot sign anybody in", async () => {
    const headers = { origin: "https://evil.example" };
    const answer = await api("POST", "/api/auth/sign-in", { email: ann.email, password: ann.password }, headers);
    expect(answer.status).toBe(403);
  });

  test("a mailed link that is not whole, used or foreign leads back with a reason, and never elsewhere", async () => {
    for (const query of ["", "?code=nonsense", "?code=x&next=//evil.example"]) {
      const answer = await api("GET", `/auth/confirm${query}`);
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toMatch(/^\/login\?next=%2F&error=/);
    }
  });
});

test("what one person makes is not there for another, in any way", async () => {
  const made = await ann.call("POST", "/api/a2a/generate", { prompt: "one number", data_context: 7 });
  expect(made.status).toBe(201);
  const { component_id: id } = made.body;
  expect((await ann.call("GET", `/api/components/${id}`)).status).toBe(200);
  const calls: [string, string, unknown?][] = [
    ["GET", `/api/components/${id}`],
    ["GET", `/api/components/${id}/source`],
    ["GET", `/api/components/${id}/versions`],
    ["GET", `/api/components/${id}/results`],
    ["POST", `/api/components/${id}/versions`, { source: "export default () => <p>x</p>;", base_version: 1 }],
    ["POST", `/api/components/${id}/versions/1/restore`, {}],
    ["POST", `/api/components/${id}/data`, {}],
    ["PUT", `/api/components/${id}/data`, { data: 8 }],
    ["PUT", `/api/components/${id}/archive`, { archived: true }],
    ["PUT", `/api/components/${id}/feedback`, { rating: "up" }],
    ["DELETE", `/api/components/${id}`],
  ];
  for (const [method, path, body] of calls) expect((await bob.call(method, path, body)).status, `${method} ${path}`).toBe(404);
  expect((await bob.call("GET", "/api/components")).body.items).toEqual([]);
});

describe("versions of a component", () => {
  let id: string;
  beforeAll(async () => {
    id = (await ann.call("POST", "/api/a2a/generate", { prompt: "one number", data_context: { n: 7 } })).body.component_id;
  });
  const edit = (text: string, base: number) =>
    ann.call("POST", `/api/components/${id}/versions`, {
      source: `export default function App(props: { data: { n: number } }) { return <p>${text} {props.data.n}</p>; }`,
      base_version: base,
    });

  test("edited source becomes the next version, through the same gate", async () => {
    expect(await edit("Edited", 1)).toMatchObject({
      status: 201,
      body: { version: 2, provider: "editor", verdict: { render: "ok" } },
    });
    const refused = await ann.call("POST", `/api/components/${id}/versions`, {
      source: "export default () => { fetch('/'); return <p>x</p>; }",
      base_version: 2,
    });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "invalid_component", findings: [{ line: 1, hint: expect.any(String) }] },
    });
    const broken = await ann.call("POST", `/api/components/${id}/versions`, {
      source: "export default (props: any) => <p>{props.data.rows.length}</p>;",
      base_version: 2,
    });
    expect(broken).toMatchObject({ status: 422, body: { findings: [{ code: "render_failed", line: 1 }] } });
    expect((await ann.call("GET", `/api/components/${id}`)).body.version).toBe(2);
  });

  test("two who edit the same version: one is told that it is old, and which one is current", async () => {
    const answers = await Promise.all([edit("One", 2), edit("Two", 2)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("version 3"),
    });
  });

  test("history is read newest first, page by page, and an old version comes back as a new one", async () => {
    const first = await ann.call("GET", `/api/components/${id}/versions?limit=2`);
    expect(first.body.items.map(({ version }: { version: number }) => version)).toEqual([3, 2]);
    const rest = await ann.call("GET", `/api/components/${id}/versions?limit=2&cursor=${first.body.next_cursor}`);
    expect(rest.body).toMatchObject({ items: [{ version: 1, provider: "composer" }], next_cursor: null });
    expect(await ann.call("POST", `/api/components/${id}/versions/1/restore`, {})).toMatchObject({
      status: 201,
      body: { version: 4, provider: "composer" },
    });
    expect((await ann.call("POST", `/api/components/${id}/versions/99/restore`, {})).status).toBe(404);
  });

  test("values that the app submits are read in order, also by who waits for them", async () => {
    const waiting = ann.call("GET", `/api/components/${id}/results?wait=10`);
    await ann.call("POST", `/api/components/${id}/results`, { value: { choice: "a" } });
    const { body } = await waiting;
    expect(body.items).toMatchObject([{ value: { choice: "a" }, version: 4 }]);
    const startedAt = Date.now();
    expect((await ann.call("GET", `/api/components/${id}/results?after=${body.next_cursor}&wait=1`)).body.items).toEqual([]);
    expect(Date.now() - startedAt).toBeGreaterThan(900);
  });
});

describe("API keys", () => {
  const withKey = (key: string) => ({ authorization: `Bearer ${key}` });

  test("a key is shown once, does what its scopes say, and ends when it is revoked", async () => {
    const made = await ann.call("POST", "/api/keys", { name: "Agent", scopes: ["read"] });
    expect(made).toMatchObject({
      status: 201,
      body: { name: "Agent", scopes: ["read"], key: expect.stringMatching(/^spark_sk_[\w-]{43}$/) },
    });
    const { id, key } = made.body;
    expect((await ann.call("GET", "/api/keys")).text).not.toContain(key);
    expect((await api("GET", "/api/components", undefined, withKey(key))).status).toBe(200);
    expect((await api("POST", "/api/a2a/generate", { prompt: "one number" }, withKey(key))).status).toBe(403);
    expect((await api("GET", "/api/keys", undefined, withKey(key))).status).toBe(403);
    expect((await bob.call("DELETE", `/api/keys/${id}`)).status).toBe(404);
    expect((await ann.call("DELETE", `/api/keys/${id}`)).status).toBe(204);
    expect((await api("GET", "/api/components", undefined, withKey(key))).status).toBe(401);
    expect((await ann.call("DELETE", `/api/keys/${id}`)).status).toBe(404);
  });

  test("a program makes no key that may do more than it may itself", async () => {
    const { key } = (await ann.call("POST", "/api/keys", { name: "Manager", scopes: ["manage"] })).body;
    expect((await api("POST", "/api/keys", { name: "More", scopes: ["generate"] }, withKey(key))).status).toBe(403);
    expect((await api("POST", "/api/keys", { name: "Same", scopes: ["manage"] }, withKey(key))).status).toBe(201);
  });

  test.each([
    ["no name", { scopes: ["read"] }],
    ["an unknown scope", { name: "x", scopes: ["root"] }],
    ["no scope", { name: "x", scopes: [] }],
    ["an end that is over", { name: "x", scopes: ["read"], expires_at: "2020-01-01T00:00:00Z" }],
  ])("%s is refused", async (_name, body) => {
    expect((await ann.call("POST", "/api/keys", body)).status).toBe(400);
  });
});

describe("settings", () => {
  test("are a person's own, and what is left out stays", async () => {
    expect((await ann.call("GET", "/api/user/settings")).body).toMatchObject({ theme: "auto", effort: "fast" });
    await ann.call("PUT", "/api/user/settings", { theme: "dark", preferences: { width: 3 } });
    const saved = await ann.call("PUT", "/api/user/settings", { effort: "quality" });
    expect(saved.body).toMatchObject({ theme: "dark", effort: "quality", preferences: { width: 3 } });
    expect((await bob.call("GET", "/api/user/settings")).body.theme).toBe("auto");
    expect((await ann.call("PUT", "/api/user/settings", { theme: "blue" })).status).toBe(400);
    expect((await ann.call("PUT", "/api/user/settings", { preferences: { x: "y".repeat(20_000) } })).status).toBe(400);
  });

  test("a token for changes is short and the person's own; a key gets none", async () => {
    const { body } = await ann.call("GET", "/api/user/realtime-token");
    expect(Date.parse(body.expires_at) - Date.now()).toBeLessThanOrEqual(600_000);
    // Many tabs ask at once.
    const [owner, ...others] = await Promise.all(Array.from({ length: 6 }, () => api("GET", "/api/user/realtime-token")));
    if (owner === undefined) throw new Error("No answer");
    expect(others.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(Date.parse(owner.body.expires_at) - Date.now()).toBeLessThanOrEqual(600_000);
    const { key } = (await ann.call("POST", "/api/keys", { name: "k", scopes: ["read"] })).body;
    expect((await api("GET", "/api/user/realtime-token", undefined, { authorization: `Bearer ${key}` })).status).toBe(403);
    expect((await api("GET", "/api/user/settings", undefined, { authorization: `Bearer ${key}` })).status).toBe(403);
  });
});

describe("workspaces", () => {
  test("an invited person joins, works there, is given a role, and leaves", async () => {
    const tenant = await currentTenant(ann);
    const invited = await ann.call("POST", `/api/tenants/${tenant}/invitations`, { email: bob.email });
    expect(invited).toMatchObject({
      status: 201,
      body: { email: bob.email, role: "member", url: expect.stringContaining("/login?invitation=") },
    });
    const carl = await signUpPerson(api, "carl");
    expect((await carl.call("POST", "/api/invitations/accept", { token: invited.body.token })).status).toBe(404);
    expect((await bob.call("POST", "/api/invitations/accept", { token: invited.body.token })).body).toEqual({
      tenant_id: tenant,
    });
    expect((await bob.call("POST", "/api/invitations/accept", { token: invited.body.token })).status).toBe(404);
    expect((await bob.call("POST", `/api/tenants/${tenant}/switch`, {})).status).toBe(200);
    expect(await currentTenant(bob)).toBe(tenant);
    expect((await bob.call("GET", "/api/components")).body.items.length).toBeGreaterThan(0);
    // A member manages nothing.
    expect((await bob.call("POST", "/api/keys", { name: "k", scopes: ["read"] })).status).toBe(403);
    expect((await bob.call("POST", `/api/tenants/${tenant}/invitations`, { email: carl.email })).status).toBe(403);
    const members = (await ann.call("GET", `/api/tenants/${tenant}/members`)).body.items;
    const { user_id: bobId } = members.find((member: { email: string }) => member.email === bob.email);
    expect((await ann.call("POST", `/api/tenants/${tenant}/members`, { user_id: bobId, role: "admin" })).status).toBe(204);
    expect((await bob.call("POST", "/api/keys", { name: "k", scopes: ["read"] })).status).toBe(201);
    expect((await bob.call("DELETE", `/api/tenants/${tenant}/members?user_id=${bobId}`)).status).toBe(204);
    // Leaving takes effect at once, whatever the token says.
    expect((await bob.call("GET", "/api/components")).body.items).toEqual([]);
  });

  test("the last owner stays, and nobody sees or changes a workspace that is not theirs", async () => {
    const tenant = await currentTenant(ann);
    const [{ user_id: annId }] = (await ann.call("GET", `/api/tenants/${tenant}/members`)).body.items;
    expect((await ann.call("POST", `/api/tenants/${tenant}/members`, { user_id: annId, role: "member" })).status).toBe(409);
    const carl = await signUpPerson(api, "carl");
    expect((await carl.call("GET", `/api/tenants/${tenant}/members`)).status).toBe(404);
    expect((await carl.call("POST", `/api/tenants/${tenant}/switch`, {})).status).toBe(404);
    expect((await carl.call("PATCH", `/api/tenants/${tenant}`, { name: "Mine" })).status).toBe(404);
    expect((await carl.call("POST", `/api/tenants/not-an-id/switch`, {})).status).toBe(404);
  });

  test("one person has several, each with its own apps", async () => {
    const carl = await signUpPerson(api, "carl");
    const second = await carl.call("POST", "/api/tenants", { name: "Second" });
    expect(second).toMatchObject({ status: 201, body: { name: "Second", role: "owner", is_current: false } });
    await carl.call("POST", "/api/a2a/generate", { prompt: "one number", data_context: 1 });
    await carl.call("POST", `/api/tenants/${second.body.id}/switch`, {});
    expect((await carl.call("GET", "/api/components")).body.items).toEqual([]);
    expect((await carl.call("PATCH", `/api/tenants/${second.body.id}`, { name: "Renamed" })).status).toBe(204);
    expect((await carl.call("GET", "/api/tenants")).body.items).toMatchObject([{}, { name: "Renamed", is_current: true }]);
  });
});

test("every change leaves a line in the workspace's own trail", async () => {
  const carl = await signUpPerson(api, "carl");
  const { key } = (await carl.call("POST", "/api/keys", { name: "k", scopes: ["generate", "read"] })).body;
  await api("POST", "/api/a2a/generate", { prompt: "one number", data_context: 1 }, { authorization: `Bearer ${key}` });
  const first = await carl.call("GET", "/api/audit?limit=2");
  expect(first.body.items).toHaveLength(2);
  const rest = await carl.call("GET", `/api/audit?limit=100&cursor=${first.body.next_cursor}`);
  const lines = [...first.body.items, ...rest.body.items];
  expect(lines).toContainEqual(expect.objectContaining({ action: "key.created", actor_kind: "person" }));
  expect(lines).toContainEqual(expect.objectContaining({ action: "component.created", actor_kind: "program" }));
  expect(JSON.stringify(lines)).not.toContain(key);
  expect((await bob.call("GET", "/api/audit")).text).not.toContain(lines[0].id);
});

test("what a workspace uses is counted by day and provider, for its own members", async () => {
  const dora = await signUpPerson(api, "dora");
  await dora.call("POST", "/api/a2a/generate", { prompt: "one number", data_context: 3 });
  await expect
    .poll(async () => (await dora.call("GET", "/api/usage")).body.items, { timeout: 20_000, interval: 100 })
    .toEqual([
      {
        day: new Date().toISOString().slice(0, 10),
        provider: "composer",
        model: "",
        runs: 1,
        tokens_in: 0,
        tokens_out: 0,
        cost_usd: 0,
      },
    ]);
  expect((await (await signUpPerson(api, "emil")).call("GET", "/api/usage")).body).toEqual({ items: [] });
});

describe("memories", () => {
  test("are saved, merged, listed, found and forgotten by their person, and by nobody else", async () => {
    const [dora, emil] = [await signUpPerson(api, "dora"), await signUpPerson(api, "emil")];
    const made = await dora.call("POST", "/api/memories", { content: " Always use dark charts " });
    expect(made).toMatchObject({ status: 201, body: { kind: "preference", content: "Always use dark charts" } });
    expect(Object.keys(made.body)).toEqual(["id", "kind", "content", "created_at", "updated_at"]);
    const { id } = made.body;
    const again = await dora.call("POST", "/api/memories", { content: "always use dark charts!" });
    expect(again).toMatchObject({ status: 200, body: { id } });
    await dora.call("POST", "/api/memories", { content: "amounts in EUR" });
    const page = await dora.call("GET", "/api/memories?limit=1");
    expect(page.body.items).toMatchObject([{ content: "amounts in EUR" }]);
    const rest = await dora.call("GET", `/api/memories?cursor=${page.body.next_cursor}`);
    expect(rest.body).toMatchObject({ items: [{ id }], next_cursor: null });
    const search = { query: "make a dark chart of the sales", threshold: 0.78 };
    const found = await dora.call("POST", "/api/memories/search", search);
    expect(found).toMatchObject({ status: 200, body: { items: [{ id, similarity: expect.any(Number) }], next_cursor: null } });
    expect((await emil.call("POST", "/api/memories/search", search)).body.items).toEqual([]);
    expect((await emil.call("DELETE", `/api/memories/${id}`)).status).toBe(404);
    expect((await dora.call("DELETE", `/api/memories/${id}`)).status).toBe(204);
    expect((await dora.call("POST", "/api/memories/search", search)).body.items).toEqual([]);
  });

  test.each([
    ["nothing", "/api/memories", { content: "  " }],
    ["4,001 characters", "/api/memories", { content: "x".repeat(4_001) }],
    ["a search for nothing", "/api/memories/search", { query: "" }],
    ["a search for 21", "/api/memories/search", { query: "x", limit: 21 }],
  ])("%s is refused", async (_name, path, body) => {
    expect(await ann.call("POST", path, body)).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });

  test("health says by which model they are found", async () => {
    const { body } = await api("GET", "/api/health");
    expect(body.checks.embeddings).toMatchObject({ state: "local", model: "local-1", latency_ms: expect.any(Number) });
  });
});
