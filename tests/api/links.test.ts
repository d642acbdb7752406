import { beforeAll, expect, test } from "vitest";
import { sharedApi, type Api } from "../support/api";
import { signUpPerson } from "../support/person";

let api: Api;
let ann: Awaited<ReturnType<typeof signUpPerson>>;

beforeAll(async () => {
  ({ api } = await sharedApi());
  ann = await signUpPerson(api, "ann");
}, 300_000);

/** The events of an answer, by name. */
const eventsOf = (text: string) =>
  [...text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, event, data]) => ({ event, data: JSON.parse(data ?? "null") }));

const tokenOf = (url: string) => new URL(url).searchParams.get("link") ?? "";

test("a link to a request makes its app for whoever opens it, phase by phase, as often as it says", async () => {
  const made = await ann.call("POST", "/api/a2a/links", {
    prompt: "Show this number",
    data_context: { visitors: 1_234 },
    expires_in: 600,
    max_uses: 1,
  });
  expect(made).toMatchObject({ status: 201, body: { url: expect.stringMatching(/\/api\/a2a\/render\?link=[\w-]{43}$/) } });
  expect(Date.parse(made.body.expires_at) - Date.now()).toBeLessThanOrEqual(600_000);
  const token = tokenOf(made.body.url);
  const opened = await api("POST", "/api/a2a/links/open", { token });
  const events = eventsOf(opened.text);
  expect(events.filter(({ event }) => event === "phase").map(({ data }) => data.phase)).toEqual(
    expect.arrayContaining(["generating", "rendering", "ready"]),
  );
  const { data: app } = events.at(-1) ?? {};
  expect(app).toMatchObject({ version: 1, frame_url: expect.stringContaining("/sandbox/v1/") });
  // It is an app of the one who made the link, and its visitor reads its data with the token alone.
  expect((await ann.call("GET", `/api/components/${app.component_id}`)).body.title).toBe(app.title);
  const data = await api("POST", `/api/components/${app.component_id}/data`, { token: app.render_token });
  expect(data.body.data).toEqual({ visitors: 1_234 });
  expect((await api("POST", "/api/a2a/links/open", { token })).status).toBe(404);
});

test("a link that is revoked, unknown or somebody else's is no link", async () => {
  const { body } = await ann.call("POST", "/api/a2a/links", { prompt: "one number" });
  const bob = await signUpPerson(api, "bob");
  expect((await bob.call("DELETE", `/api/a2a/links/${body.id}`)).status).toBe(404);
  expect((await ann.call("DELETE", `/api/a2a/links/${body.id}`)).status).toBe(204);
  expect((await ann.call("DELETE", `/api/a2a/links/${body.id}`)).status).toBe(404);
  expect((await api("POST", "/api/a2a/links/open", { token: tokenOf(body.url) })).status).toBe(404);
  expect((await api("POST", "/api/a2a/links/open", { token: "nonsense" })).status).toBe(404);
  expect((await ann.call("DELETE", "/api/a2a/links/nonsense")).status).toBe(404);
});

test("a link may lead to an app of one's own only", async () => {
  const mine = (await ann.call("POST", "/api/a2a/generate", { prompt: "one number", data_context: 5 })).body.component_id;
  expect((await ann.call("POST", "/api/a2a/links", { component_id: mine })).status).toBe(201);
  const bob = await signUpPerson(api, "bob");
  expect((await bob.call("POST", "/api/a2a/links", { component_id: mine })).status).toBe(404);
});

test.each([
  ["neither a prompt nor an app", {}],
  ["both", { prompt: "x", component_id: crypto.randomUUID() }],
  ["an end too far away", { prompt: "x", expires_in: 99_999_999 }],
  ["no use at all", { prompt: "x", max_uses: 0 }],
])("%s is refused", async (_name, body) => {
  expect((await ann.call("POST", "/api/a2a/links", body)).status).toBe(400);
});
