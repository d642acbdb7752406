import { Chat } from "@ai-sdk/react";
import { DefaultChatTransport, type UIMessage } from "ai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiOf, type Api } from "../support/api";
import { startApp, type App } from "../support/app-stack";
import { startModelServer, type Fault, type ModelServer } from "../support/model-server";

const LONG = "A long answer of the first one, which nobody wants to see half of. ".repeat(12).trim();
const OTHER = "A whole answer of the second one.";
const APP = `export default function App(props: { data: any }) {\n  return <p>Made by a model: {props.data?.length ?? 0}</p>;\n}`;
// Short times, and circuits that stay closed: each fault is met anew.
const ENV = {
  SPARK_FIRST_TOKEN_MS: "1500",
  SPARK_STALL_MS: "1500",
  SPARK_ATTEMPT_MS: "5000",
  SPARK_DEADLINE_MS: "8000",
  SPARK_BREAKER_THRESHOLD: "1000",
  OPENAI_API_KEY: "test",
  GOOGLE_GENERATIVE_AI_API_KEY: "test",
};

const FAULTS: readonly (readonly [string, Fault])[] = [
  ["429", { status: 429, headers: { "retry-after": "7" } }],
  ["500", { status: 500 }],
  ["503", { status: 503 }],
  ["529", { status: 529 }],
  ["401", { status: 401 }],
  ["404", { status: 404 }],
  ["hang before headers", "hang before headers"],
  ["hang after headers", "hang after headers"],
  ["dropped connection", "dropped connection"],
  ["malformed body", "malformed body"],
  ["empty completion", "empty completion"],
  ["cut in mid-stream", "cut in mid-stream"],
  ["stall in mid-stream", "stall in mid-stream"],
  ["in-band error", "in-band error"],
];

let openai: ModelServer;
let google: ModelServer;
let app: App;
let api: Api;

beforeAll(async () => {
  [openai, google] = await Promise.all([startModelServer(), startModelServer()]);
  for (const [server, text] of [
    [openai, LONG],
    [google, OTHER],
  ] as const) {
    server.double.onMessage(/words/, { content: text });
    const call = { title: "App", summary: "An app.", source: APP };
    server.double.onMessage(/app/, { toolCalls: [{ name: "create_component", arguments: JSON.stringify(call) }] });
  }
  app = await startApp({
    env: { ...ENV, OPENAI_BASE_URL: `${openai.url}/v1`, GOOGLE_BASE_URL: `${google.url}/v1beta` },
  });
  api = apiOf(app);
}, 300_000);

afterAll(() => Promise.all([app.stop(), openai.close(), google.close()]));

/** What a browser's chat shows in the end, by the AI SDK's own client. */
async function chatAbout(text: string): Promise<{ said: string; message: UIMessage | undefined; error: Error | undefined }> {
  const chat = new Chat({
    transport: new DefaultChatTransport({ api: `${app.origin}/api/chat/message`, body: { mode: "text" } }),
  });
  await chat.sendMessage({ text });
  const message = chat.messages.at(-1);
  const said = message?.parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("|") ?? "";
  return { said, message, error: chat.error };
}

const unique = (text: string): string => `${text} ${crypto.randomUUID().slice(0, 8)}`;

describe("while both providers are well", () => {
  test("the first one answers, and the answer says so", async () => {
    openai.fail(undefined);
    const { body, headers } = await api("POST", "/api/chat/message", { message: unique("words"), mode: "text" });
    expect(body.run).toMatchObject({ provider: "openai", fallback_reason: null });
    expect(headers.get("x-spark-provider")).toBe("openai");
    expect(headers.get("x-spark-circuits")).toBe("openai=CLOSED, google=CLOSED");
    expect((await chatAbout(unique("words"))).said).toBe(LONG);
  });
});

describe.each(FAULTS)("the first provider: %s", (name, fault) => {
  beforeAll(() => openai.fail(fault));
  afterAll(() => openai.fail(undefined));

  test("a buffered answer is the second one's, whole", async () => {
    const { status, body, headers } = await api("POST", "/api/chat/message", { message: unique("words"), mode: "text" });
    expect([status, body.message.parts.at(-1)]).toEqual([200, { type: "text", text: OTHER }]);
    expect(body.run).toMatchObject({
      provider: "google",
      attempts: [{ provider: "openai" }, { provider: "google", outcome: "success" }],
    });
    expect(headers.get("x-spark-fallback-reason")).toMatch(/^openai: /);
  });

  test("a streamed answer is never two answers in one", async () => {
    const { said, message, error } = await chatAbout(unique("words"));
    expect([said, error]).toEqual([OTHER, undefined]);
    const hadBegun = name.includes("mid-stream");
    const status = message?.parts.find((part) => part.type === "data-status");
    expect(status === undefined ? undefined : (status as { data: unknown }).data).toEqual(
      hadBegun ? { phase: "restarted", provider: "google" } : undefined,
    );
  });

  test("an app is made all the same", async () => {
    const { status, body } = await api("POST", "/api/a2a/generate", { prompt: unique("app"), data_context: [1, 2] });
    expect([status, body.provider, body.text]).toEqual([201, "google", "Made by a model: 2"]);
  });
});

test("a fault of the request is the caller's, and asks nobody else", async () => {
  openai.fail({ status: 400, message: "no such thing" });
  const before = google.seen.calls;
  const { status, body } = await api("POST", "/api/chat/message", { message: unique("words"), mode: "text" });
  expect([status, body.code]).toEqual([400, "invalid_request"]);
  expect(JSON.stringify(body)).not.toContain("no such thing");
  expect(google.seen.calls).toBe(before);
  openai.fail({ status: 400, message: "context_length_exceeded" });
  expect((await api("POST", "/api/chat/message", { message: unique("words"), mode: "text" })).body.run.provider).toBe("google");
  openai.fail(undefined);
});

test("who goes away from a buffered answer ends the provider's call", async () => {
  openai.fail("hang after headers");
  const before = openai.seen;
  const [calls, aborted] = [before.calls, before.aborted];
  const leaving = new AbortController();
  const asked = fetch(`${app.origin}/api/chat/message`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ message: unique("words"), mode: "text" }),
    signal: leaving.signal,
  }).catch(() => undefined);
  await expect.poll(() => openai.seen.calls, { interval: 5, timeout: 20_000 }).toBe(calls + 1);
  leaving.abort();
  await asked;
  await expect.poll(() => openai.seen.aborted, { interval: 5, timeout: 20_000 }).toBe(aborted + 1);
  openai.fail(undefined);
});

describe("with both providers down and their circuits open", () => {
  let downApp: App;
  let down: Api;

  beforeAll(async () => {
    openai.fail({ status: 503 });
    google.fail({ status: 503 });
    downApp = await startApp({
      env: {
        ...ENV,
        SPARK_BREAKER_THRESHOLD: "3",
        OPENAI_BASE_URL: `${openai.url}/v1`,
        GOOGLE_BASE_URL: `${google.url}/v1beta`,
      },
    });
    down = apiOf(downApp);
    for (let round = 0; round < 3; round++) await down("POST", "/api/chat/message", { message: unique("words"), mode: "text" });
  }, 300_000);

  afterAll(async () => {
    openai.fail(undefined);
    google.fail(undefined);
    await downApp.stop();
  });

  test("words get a 503 that says when to come again, and no provider is asked", async () => {
    const calls = openai.seen.calls + google.seen.calls;
    const { status, body, headers } = await down("POST", "/api/chat/message", { message: unique("words"), mode: "text" });
    expect([status, body.code]).toEqual([503, "providers_unavailable"]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(20);
    expect(openai.seen.calls + google.seen.calls).toBe(calls);
  });

  test("an app is the composer's, which says so", async () => {
    const { status, body } = await down("POST", "/api/a2a/generate", {
      prompt: unique("Table of these sales"),
      data_context: [{ product: "Tea", sales: 120 }],
    });
    expect([status, body.provider]).toEqual([201, "composer"]);
    expect(body.notes.join()).toContain("No model could be reached");
    expect(body.route).toMatchObject({ circuits: { openai: "OPEN", google: "OPEN" }, fallback_reason: "openai: circuit open" });
  });

  test("health calls that degraded, and is up", async () => {
    const { status, body } = await down("GET", "/api/health");
    expect([status, body.status, body.checks.providers.state]).toEqual([200, "degraded", "degraded"]);
  });
});
