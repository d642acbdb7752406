import { LLMock } from "@copilotkit/aimock";
import { afterEach, describe, expect, test } from "vitest";
import { createModelWriter } from "#lib/generation/model-writer";
import type { WriteRequest } from "#lib/generation/types";
import { createModels } from "#lib/platform/models";
import { validateComponent } from "#lib/validation/validate-component";

const REQUEST: WriteRequest = {
  prompt: "sales table",
  data: [{ secret_city: "Reykjavik", amount: 5 }],
  mode: "auto",
  theme: "auto",
  title: undefined,
  schemaOnly: false,
  effort: "fast",
  history: [],
  previous: undefined,
  refused: undefined,
};
const SOURCE = `export default function App(props: { data: any }) {\n${"  // a line of this app, long enough to be streamed in pieces\n".repeat(20)}  return <p>{props.data.length}</p>;\n}`;
const CALL = { title: "Sales", summary: "A table.", source: SOURCE };

const servers: LLMock[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function setup(provider: "openai" | "google") {
  const server = new LLMock({ port: 0, logLevel: "silent", chunkSize: 40 });
  servers.push(server);
  const url = await server.start();
  const [model] = createModels({
    openai: provider === "openai" ? { apiKey: "test-key", baseUrl: `${url}/v1`, model: "gpt-4o-mini" } : undefined,
    google: provider === "google" ? { apiKey: "test-key", baseUrl: `${url}/v1beta`, model: "gemini-2.5-flash" } : undefined,
  });
  if (!model) throw new Error("no model");
  const heard = { text: "", source: "", pieces: 0 };
  const listener = {
    text: (delta: string) => void (heard.text += delta),
    sign: () => {},
    source: (delta: string) => void ((heard.source += delta), (heard.pieces += 1)),
  };
  const writer = createModelWriter(model, validateComponent);
  return {
    server,
    heard,
    write: (request = REQUEST, signal = new AbortController().signal) => writer.write(request, listener, signal),
  };
}

describe.each(["openai", "google"] as const)("%s", (provider) => {
  test("a tool call becomes a component whose source streams while it is written", async () => {
    const { server, heard, write } = await setup(provider);
    server.onMessage(/sales table/, { toolCalls: [{ name: "create_component", arguments: JSON.stringify(CALL) }] });
    const draft = await write();
    expect(draft).toMatchObject({ kind: "component", ...CALL });
    expect(heard.source).toBe(SOURCE);
    expect(heard.pieces).toBeGreaterThanOrEqual(provider === "openai" ? 3 : 1);
  });

  test("an answer in words stays text", async () => {
    const { server, heard, write } = await setup(provider);
    server.onMessage(/sales table/, { content: "Hello there, what shall I make?" });
    expect(await write()).toMatchObject({ kind: "text", text: "Hello there, what shall I make?" });
    expect(heard.text).toBe("Hello there, what shall I make?");
  });

  test("the key goes to the server and into no message; with schema-only no value of the data does", async () => {
    const { server, write } = await setup(provider);
    server.onMessage(/sales table/, { content: "ok" });
    await write();
    await write({ ...REQUEST, schemaOnly: true });
    const bodies = server.getRequests().map((entry) => JSON.stringify(entry.body));
    expect(bodies).toHaveLength(2);
    expect(bodies.join()).not.toContain("test-key");
    expect(bodies[0]).toContain("Reykjavik");
    expect(bodies[1]).not.toContain("Reykjavik");
    expect(bodies[1]).toContain("secret_city");
  });

  test("a refusal of the server is an error, asked once", async () => {
    const { server, write } = await setup(provider);
    server.nextRequestError(429, { message: "slow down" });
    await expect(write()).rejects.toThrow();
    expect(server.getRequests()).toHaveLength(1);
  });
});

test("stopping ends the call to the model", async () => {
  const { server, write } = await setup("openai");
  server.onMessage(/sales table/, { content: "word ".repeat(400) }, { latency: 50 });
  const controller = new AbortController();
  const writing = write(REQUEST, controller.signal);
  setTimeout(() => controller.abort(), 150);
  await expect(writing).rejects.toMatchObject({ name: "AbortError" });
});

test("a file that breaks a rule is not written to its end", async () => {
  const { server, heard, write } = await setup("openai");
  const lines = Array.from({ length: 200 }, (_none, index) => `  const value${index} = ${index};`).join("\n");
  const source = `export default function App() {\n  fetch("/secret");\n${lines}\n  return <p>x</p>;\n}\n`;
  const call = { ...CALL, source };
  server.onMessage(/sales table/, { toolCalls: [{ name: "create_component", arguments: JSON.stringify(call) }] }, { latency: 5 });
  const draft = await write();
  expect(draft).toMatchObject({ kind: "refused", findings: [{ code: "global_not_allowed", line: 2 }] });
  expect(heard.source.length).toBeLessThan(source.length);
});

test("a change is made by edits of the current file, which fit or are told why not", async () => {
  const { server, write } = await setup("openai");
  const edits = [{ find: "<p>", replace: "<p class='text-primary'>" }];
  const answer = (changes: object) => ({
    toolCalls: [{ name: "edit_component", arguments: JSON.stringify({ title: "T", summary: "S", edits: changes }) }],
  });
  server.onMessage(/sales table/, answer(edits));
  const previous = { source: SOURCE, recipe: null };
  const draft = await write({ ...REQUEST, previous });
  expect(draft).toMatchObject({ kind: "component", source: SOURCE.replace("<p>", "<p class='text-primary'>") });
  expect(JSON.stringify(server.getLastRequest()?.body)).toContain("edit_component");
  server.clearFixtures();
  server.onMessage(/sales table/, answer([{ find: "<q>", replace: "" }]));
  expect(await write({ ...REQUEST, previous })).toMatchObject({
    kind: "refused",
    source: SOURCE,
    findings: [{ code: "edit_misfit" }],
  });
});
