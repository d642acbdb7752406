import { beforeAll, describe, expect, test } from "vitest";
import { sharedApi, type Api } from "../support/api";

const METRICS = { prompt: "Create a dashboard for these metrics", data_context: { revenue: 5000, growth: "15%" } };
let api: Api;

beforeAll(async () => {
  ({ api } = await sharedApi());
}, 300_000);

describe("POST /api/a2a/generate", () => {
  test("answers 201 with a stored component and every address of it", async () => {
    const { status, body } = await api("POST", "/api/a2a/generate", METRICS);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      version: 1,
      provider: "composer",
      verdict: { validation: "ok", render: "ok" },
      usage: { input_tokens: 0, output_tokens: 0 },
    });
    expect(body.text).toMatch(/5,000/);
    expect(body.timings.rendering).toBeGreaterThan(0);
    expect(body.url).toMatch(new RegExp(`/components/${body.component_id}$`));
    expect(body.iframe_html).toContain(`/embed/${body.component_id}?token=`);
    expect(Object.values(body.timings).every((ms) => typeof ms === "number")).toBe(true);
    const stored = await api("GET", `/api/components/${body.component_id}`);
    expect(stored.body).toMatchObject({ id: body.component_id, prompt: METRICS.prompt, version: 1, status: "active" });
    expect((await api("POST", `/api/components/${body.component_id}/data`, {})).body).toEqual({
      data: METRICS.data_context,
      revision: 1,
    });
  });

  test("the second identical request is a cache hit, and fresh data of the same shape too", async () => {
    const prompt = `Make a table of these ${crypto.randomUUID()}`;
    const rows = (amount: number) => ({ prompt, data_context: [{ day: "2026-01-02", amount }] });
    expect((await api("POST", "/api/a2a/generate", rows(1))).body.cache_hit).toBe(false);
    expect((await api("POST", "/api/a2a/generate", rows(1))).body.cache_hit).toBe(true);
    const fresh = await api("POST", "/api/a2a/generate", rows(99));
    expect(fresh.body.cache_hit).toBe(true);
    const data = await api("POST", `/api/components/${fresh.body.component_id}/data`, {});
    expect(data.body.data).toEqual([{ day: "2026-01-02", amount: 99 }]);
  });

  test("makes a new version of a component that is given", async () => {
    const first = await api("POST", "/api/a2a/generate", {
      prompt: "bar chart of sales",
      data_context: [{ region: "North", sales: 3 }],
    });
    const second = await api("POST", "/api/a2a/generate", {
      prompt: "make the bars blue",
      component_id: first.body.component_id,
    });
    expect(second.body).toMatchObject({ component_id: first.body.component_id, version: 2 });
    expect((await api("POST", `/api/components/${first.body.component_id}/data`, {})).body.data).toEqual([
      { region: "North", sales: 3 },
    ]);
  });

  test("the same Idempotency-Key gives the same component, another body under it a conflict", async () => {
    const key = { "idempotency-key": crypto.randomUUID() };
    const [first, second] = [
      await api("POST", "/api/a2a/generate", METRICS, key),
      await api("POST", "/api/a2a/generate", METRICS, key),
    ];
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const other = await api("POST", "/api/a2a/generate", { ...METRICS, prompt: "something else" }, key);
    expect(other).toMatchObject({ status: 409, body: { code: "conflict" } });
  });

  test("Prefer: respond-async answers 202, and the run can be followed to its result", async () => {
    const begun = await api("POST", "/api/a2a/generate", METRICS, { prefer: "respond-async" });
    expect(begun.status).toBe(202);
    const location = begun.headers.get("location") ?? "";
    await expect.poll(async () => (await api("GET", location)).body.state, { timeout: 10_000 }).toBe("done");
    expect((await api("GET", location)).body.result.component_id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await api("GET", `/api/a2a/runs/${crypto.randomUUID()}`)).status).toBe(404);
  });
});

describe("the magic link", () => {
  test("serves its page and makes nothing by itself, whoever asks", async () => {
    const count = async () => (await api("GET", "/api/components?limit=100&q=magicword")).body.items.length;
    const path = `/api/a2a/render?prompt=${encodeURIComponent("magicword chart")}&data=${encodeURIComponent('{"a":1}')}`;
    const page = await api("GET", path, undefined, { accept: "text/html" });
    expect(page.status).toBe(200);
    expect(page.text).toContain("magicword chart");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    await api("HEAD", path);
    await api("GET", path, undefined, { "sec-purpose": "prefetch" });
    expect(await count()).toBe(0);
  });

  test("a render_url shows its component without an account, and a made-up one says why not", async () => {
    const { body } = await api("POST", "/api/a2a/generate", METRICS);
    const page = await api("GET", new URL(body.render_url).pathname + new URL(body.render_url).search, undefined, {
      accept: "text/html",
    });
    expect(page.text).toContain(body.title);
    const forged = await api("GET", `/api/a2a/render?link=${"x".repeat(43)}`, undefined, { accept: "text/html" });
    expect(forged.text).toContain("This link cannot be opened");
  });

  test.each([
    ["no prompt", "?data={}"],
    ["broken data", "?prompt=x&data={"],
    ["two prompts", "?prompt=a&prompt=b"],
    ["a long prompt", `?prompt=${"x".repeat(8_001)}`],
  ])("with %s explains itself", async (_name, query) => {
    const page = await api("GET", `/api/a2a/render${query}`, undefined, { accept: "text/html" });
    expect(page.text).toContain("This link cannot be opened");
  });
});
