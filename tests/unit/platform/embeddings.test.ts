import { LLMock } from "@copilotkit/aimock";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { personActor, type RequestContext } from "#lib/core/context";
import { embedLocally, LOCAL_MODEL, similarityOf } from "#lib/memory/local-embedding";
import { createEmbed, type EmbedConfig } from "#lib/platform/embeddings";
import { foreignVector, startEmbeddingServer } from "../../support/embedding-server";
import { memoryCache } from "../../support/memory-cache";

let server: Awaited<ReturnType<typeof startEmbeddingServer>>;

beforeAll(async () => {
  server = await startEmbeddingServer();
});

afterAll(() => server.close());

afterEach(() => {
  server.fail(undefined);
  server.seen.length = 0;
});

const NOBODY: EmbedConfig = { openai: undefined, google: undefined, embeddingModel: undefined };
const openai = (apiKey: string | undefined = "key") => ({ apiKey, baseUrl: `${server.url}/v1`, model: "chat" });
const google = () => ({ apiKey: "google-key", baseUrl: `${server.url}/v1beta`, model: "chat" });

const callOf = (tenantId = "t", signal = new AbortController().signal): RequestContext => ({
  requestId: "test",
  actor: personActor("u", tenantId),
  signal,
});

function setup(config: Partial<EmbedConfig>, entries = new Map<string, string>()) {
  const failures: unknown[] = [];
  const embedder = createEmbed(
    { ...NOBODY, ...config },
    { cache: memoryCache(entries), report: (fields) => failures.push(fields) },
  );
  return { embedder, failures, entries };
}

const unitOf = (text: string): number[] => {
  const vector = foreignVector(text);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};

describe("which model is used", () => {
  test.each<[string, () => Partial<EmbedConfig>, string, string]>([
    ["none without a key", () => ({}), LOCAL_MODEL, "local"],
    ["none when that is asked for", () => ({ openai: openai(), embeddingModel: "local" }), LOCAL_MODEL, "local"],
    [
      "none on a server of one's own that names none",
      () => ({ openai: { ...openai(), apiKey: undefined } }),
      LOCAL_MODEL,
      "local",
    ],
    ["OpenAI's", () => ({ openai: openai(), google: google() }), "openai/text-embedding-3-small", "openai"],
    ["Gemini's", () => ({ google: google() }), "google/gemini-embedding-001", "google"],
    [
      "the one that is named",
      () => ({ openai: openai(), embeddingModel: "text-embedding-3-large" }),
      "openai/text-embedding-3-large",
      "openai",
    ],
    [
      "Gemini's by its name",
      () => ({ openai: openai(), google: google(), embeddingModel: "gemini-embedding-2" }),
      "google/gemini-embedding-2",
      "google",
    ],
  ])("%s", (_name, config, model, state) => {
    const { embedder } = setup(config());
    expect([embedder.model, embedder.state()]).toEqual([model, state]);
  });
});

test("without a key vectors are local, and nobody is asked", async () => {
  const { embedder } = setup({});
  expect(await embedder.embed(callOf(), ["dark charts"])).toEqual({ model: LOCAL_MODEL, vectors: [embedLocally("dark charts")] });
  expect(server.seen).toEqual([]);
});

test.each([
  ["OpenAI", () => ({ openai: openai() }), "/v1/embeddings", "/v1/embeddings", "Bearer key"],
  [
    "Gemini",
    () => ({ google: google() }),
    "/v1beta/models/gemini-embedding-001:embedContent",
    "/v1beta/models/gemini-embedding-001:batchEmbedContents",
    "google-key",
  ],
] as const)(
  "%s is asked for 1,536 dimensions once for each text, and the vectors have length one",
  async (_name, config, one, many, key) => {
    const { embedder } = setup(config());
    const first = await embedder.embed(callOf(), ["dark charts"]);
    expect(first.model).toBe(embedder.model);
    const all = await embedder.embed(callOf(), ["amounts in EUR", "dark charts", "metric units"]);
    expect(server.seen).toEqual([
      { path: one, key, texts: ["dark charts"], dimensions: 1536 },
      { path: many, key, texts: ["amounts in EUR", "metric units"], dimensions: 1536 },
    ]);
    const wanted = ["amounts in EUR", "dark charts", "metric units"].map(unitOf);
    for (const [index, vector] of all.vectors.entries()) {
      expect(similarityOf(vector, vector)).toBeCloseTo(1, 6);
      expect(similarityOf(vector, wanted[index] ?? [])).toBeCloseTo(1, 6);
    }
  },
);

test("OpenAI's own wire double is understood", async () => {
  const double = new LLMock({ port: 0, logLevel: "silent" });
  const vector = foreignVector("dark charts");
  double.onEmbedding(/.*/, { embedding: vector });
  const url = await double.start();
  const { embedder, failures } = setup({ openai: { apiKey: "key", baseUrl: `${url}/v1`, model: "chat" } });
  const { model, vectors } = await embedder.embed(callOf(), ["dark charts"]);
  await double.stop();
  expect([model, failures]).toEqual(["openai/text-embedding-3-small", []]);
  expect(similarityOf(vectors[0] ?? [], unitOf("dark charts"))).toBeCloseTo(1, 6);
});

describe("what is kept", () => {
  test("is found by another process, and never by another tenant or for another model", async () => {
    const { entries } = setup({ openai: openai() });
    await setup({ openai: openai() }, entries).embedder.embed(callOf(), ["dark charts"]);
    const again = await setup({ openai: openai() }, entries).embedder.embed(callOf(), ["dark charts"]);
    expect(server.seen).toHaveLength(1);
    expect(similarityOf(again.vectors[0] ?? [], unitOf("dark charts"))).toBeCloseTo(1, 6);
    await setup({ openai: openai() }, entries).embedder.embed(callOf("other"), ["dark charts"]);
    await setup({ openai: openai(), embeddingModel: "other" }, entries).embedder.embed(callOf(), ["dark charts"]);
    expect(server.seen).toHaveLength(3);
    expect(JSON.stringify([...entries])).not.toContain("dark");
  });

  test.each([
    ["nonsense", () => "{not json"],
    ["a vector of another model", (entry: string) => entry.replace("openai/", "google/")],
    [
      "half a vector",
      (entry: string) => JSON.stringify({ ...JSON.parse(entry), vector: JSON.parse(entry).vector.slice(0, 4_000) }),
    ],
    [
      "no numbers",
      (entry: string) => JSON.stringify({ ...JSON.parse(entry), vector: Buffer.alloc(6_144, 0xff).toString("base64") }),
    ],
  ])("that turns out to be %s is made again", async (_name, spoil) => {
    const { embedder, entries } = setup({ openai: openai() });
    await embedder.embed(callOf(), ["dark charts"]);
    const [[key = "", whole = ""] = []] = [...entries];
    entries.set(key, spoil(whole));
    const { model, vectors } = await setup({ openai: openai() }, entries).embedder.embed(callOf(), ["dark charts"]);
    expect(model).toBe("openai/text-embedding-3-small");
    expect(similarityOf(vectors[0] ?? [], unitOf("dark charts"))).toBeCloseTo(1, 6);
    expect([server.seen.length, entries.get(key)]).toEqual([2, whole]);
  });
});

describe("a model that cannot be reached", () => {
  test.each([
    ["is down", 503, { status: 503, reason: "AI_APICallError" }],
    ["does not know the key", 401, { status: 401, reason: "AI_APICallError" }],
    ["answers something else", "not a vector", { status: undefined, reason: "TypeError" }],
    ["answers too little", "too few", { status: undefined, reason: expect.any(String) }],
  ] as const)("because it %s is replaced by the local one, and left alone for a while", async (_name, fault, reason) => {
    const { embedder, failures } = setup({ openai: openai() });
    server.fail(fault);
    const { model, vectors } = await embedder.embed(callOf(), ["my secret wish"]);
    expect([model, vectors]).toEqual([LOCAL_MODEL, [embedLocally("my secret wish")]]);
    expect(failures).toEqual([{ model: "openai/text-embedding-3-small", ...reason }]);
    expect(JSON.stringify(failures)).not.toContain("secret");
    server.fail(undefined);
    expect((await embedder.embed(callOf(), ["my secret wish"])).model).toBe(LOCAL_MODEL);
    expect([server.seen.length, embedder.state()]).toEqual([1, "degraded"]);
  });

  test("is asked again after a while", async () => {
    const { embedder } = setup({ openai: openai() });
    server.fail(500);
    await embedder.embed(callOf(), ["a wish"]);
    server.fail(undefined);
    const later = performance.now() + 31_000;
    vi.spyOn(performance, "now").mockReturnValue(later);
    expect((await embedder.embed(callOf(), ["a wish"])).model).toBe("openai/text-embedding-3-small");
    vi.mocked(performance.now).mockRestore();
    expect(embedder.state()).toBe("openai");
  });

  test("because it hangs is not waited for", async () => {
    const { embedder, failures } = setup({ openai: openai() });
    server.fail("hang");
    expect((await embedder.embed(callOf(), ["a wish"])).model).toBe(LOCAL_MODEL);
    expect(failures).toEqual([{ model: "openai/text-embedding-3-small", status: undefined, reason: "TimeoutError" }]);
  });

  test("for a caller who left is nobody's fault", async () => {
    const { embedder, failures } = setup({ openai: openai() });
    server.fail("hang");
    const leaving = new AbortController();
    const asked = embedder.embed(callOf("t", leaving.signal), ["a wish"]);
    await expect.poll(() => server.seen.length).toBe(1);
    leaving.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    expect([failures, embedder.state()]).toEqual([[], "openai"]);
  });
});
