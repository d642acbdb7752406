import { Chat } from "@ai-sdk/react";
import { DefaultChatTransport, type UIMessage } from "ai";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { apiOf, type Api } from "../support/api";
import type { App } from "../support/app-stack";
import { startModelApp } from "../support/model-app";
import type { ModelServer } from "../support/model-server";
import { mountChat } from "../support/mounted-chat";

const LONG = Array.from({ length: 60 }, (_, index) => `Sentence ${index} of the first provider.`).join(" ");
const OTHER = Array.from({ length: 60 }, (_, index) => `Sentence ${index} of the second provider.`).join(" ");
const LINES = Array.from({ length: 80 }, (_, index) => `    <p>Line ${index}</p>`).join("\n");
const APP = `export default function App(props: { data: any }) {\n  return <main>{props.data?.length ?? 0}\n${LINES}</main>;\n}`;
const PATIENCE = { timeout: 30_000, interval: 20 };

let stop: () => Promise<unknown>;
let openai: ModelServer;
let google: ModelServer;
let app: App;
let api: Api;

beforeAll(async () => {
  ({ app, openai, google, stop } = await startModelApp({ openai: LONG, google: OTHER }));
  const call = { title: "App", summary: "An app.", source: APP };
  openai.double.prependFixture({
    match: { userMessage: /an app/ },
    response: { toolCalls: [{ name: "create_component", arguments: JSON.stringify(call) }] },
  });
  api = apiOf(app);
}, 300_000);

afterAll(() => stop());

afterEach(() => {
  openai.fail(undefined);
  google.fail(undefined);
});

const transport = () => new DefaultChatTransport({ api: `${app.origin}/api/chat/message`, body: { mode: "text" } });
const newId = (): string => `chat${crypto.randomUUID().slice(0, 12)}`;

/** The AI SDK's own client, as any program would make it. */
function openChat(id = newId(), messages: UIMessage[] = []): Chat<UIMessage> {
  return new Chat({ id, messages, transport: transport() });
}

async function storedOf(id: string): Promise<UIMessage[]> {
  return (await api("GET", `/api/chat/sessions/${id}`)).body.messages;
}

/** Somebody who opens the chat's address: what is stored, and then what still comes. */
async function reopen(id: string): Promise<Chat<UIMessage>> {
  return openChat(id, await storedOf(id));
}

const textOf = (message: UIMessage | undefined): string =>
  (message?.parts ?? []).flatMap((part) => (part.type === "text" ? [part.text] : [])).join("|");
const textsOf = (chat: { readonly messages: readonly UIMessage[] }): string[] => chat.messages.map((message) => textOf(message));
const runOf = (message: UIMessage | undefined) =>
  message?.parts.find((part): part is { type: `data-run`; data: unknown } => part.type === "data-run")?.data;
const askedLast = (server: ModelServer): string => server.seen.bodies.at(-1) ?? "";

/** A turn that has begun to answer and goes on when it is let go. */
async function begin(chat: Chat<UIMessage>, text: string, server = openai) {
  const letGo = server.hold();
  const finished = chat.sendMessage({ text });
  await expect.poll(() => textOf(chat.lastMessage), PATIENCE).toContain("Sentence 3 of");
  return { letGo, finished };
}

describe("a conversation", () => {
  test("goes on: the second question comes to the model with what was said before", async () => {
    const chat = openChat();
    await chat.sendMessage({ text: "What is a quokka?" });
    expect([chat.status, ...textsOf(chat)]).toEqual(["ready", "What is a quokka?", LONG]);
    await chat.sendMessage({ text: "And where does it live?" });
    for (const said of ["What is a quokka?", LONG, "And where does it live?"]) expect(askedLast(openai)).toContain(said);
    const stored = await storedOf(chat.id);
    expect(stored.map(({ id }) => id)).toEqual(chat.messages.map(({ id }) => id));
    expect(stored.map((message) => textOf(message))).toEqual(textsOf(chat));
  });

  test("is named after its first message, until somebody names it", async () => {
    const chat = openChat();
    await chat.sendMessage({ text: "  What is\na quokka?  " });
    const session = `/api/chat/sessions/${chat.id}`;
    expect((await api("GET", session)).body.title).toBe("What is a quokka?");
    await api("PATCH", session, { title: "Quokkas" });
    await chat.sendMessage({ text: "And a wombat?" });
    expect((await api("GET", session)).body.title).toBe("Quokkas");
  });

  test("has one turn at a time: of two questions at once, one is answered and the other refused", async () => {
    const id = newId();
    await openChat(id).sendMessage({ text: "first" });
    const [one, two] = [await reopen(id), await reopen(id)];
    await Promise.all([one.sendMessage({ text: "one" }), two.sendMessage({ text: "two" })]);
    const refused = [one, two].filter(({ error }) => error?.message.includes("conflict"));
    expect(refused).toHaveLength(1);
    expect(await storedOf(id)).toHaveLength(4);
  });
});

describe("taking back", () => {
  test("regenerate() puts another answer in the place of the last one", async () => {
    const chat = openChat();
    await chat.sendMessage({ text: "a question" });
    const first = chat.lastMessage?.id;
    openai.fail({ status: 503 });
    await chat.regenerate();
    expect(textsOf(chat)).toEqual(["a question", OTHER]);
    const stored = await storedOf(chat.id);
    expect(stored.map((message) => textOf(message))).toEqual(["a question", OTHER]);
    expect(stored[1]?.id).toBe(chat.lastMessage?.id);
    expect(stored[1]?.id).not.toBe(first);
    expect(runOf(stored[1])).toMatchObject({ provider: "google", fallback_reason: "openai: 503" });
  });

  test("regenerate() asks for another app, with the data that came with the question", async () => {
    const id = newId();
    const attached = { name: "a.json", kind: "json", rows: 3, columns: 1, bytes: 9 };
    const parts = [
      { type: "text" as const, text: "Make an app of this" },
      { type: "data-attachment" as const, data: attached },
    ];
    await openChat(id).sendMessage({ parts }, { body: { mode: "auto", data_context: [1, 2, 3] } });
    const { calls } = openai.seen;
    const later = await reopen(id);
    await later.regenerate({ body: { mode: "auto" } });
    expect(openai.seen.calls).toBe(calls + 1);
    const stored = await storedOf(id);
    expect(stored).toHaveLength(2);
    const app = stored[1]?.parts.find(({ type }) => type === "data-component");
    const { data } = (await api("POST", `/api/components/${(app as { data: { id: string } }).data.id}/data`, {})).body;
    expect(data).toEqual([1, 2, 3]);
  });

  test("an edited message cuts off what came after it, as often as it is edited", async () => {
    const chat = openChat();
    await chat.sendMessage({ text: "tell me of cats" });
    await chat.sendMessage({ text: "and of mice" });
    const messageId = chat.messages[0]?.id ?? "";
    for (const text of ["tell me of dogs", "tell me of birds"]) {
      await chat.sendMessage({ text, messageId });
      expect(textsOf(chat)).toEqual([text, LONG]);
      const stored = await storedOf(chat.id);
      expect(stored.map((message) => textOf(message))).toEqual([text, LONG]);
      expect(stored[0]?.id).toBe(messageId);
      expect(askedLast(openai)).not.toMatch(/cats|mice/);
    }
    await chat.regenerate();
    expect((await storedOf(chat.id)).map((message) => textOf(message))).toEqual(["tell me of birds", LONG]);
    await chat.sendMessage({ text: "and of fish" });
    expect(await storedOf(chat.id)).toHaveLength(4);
    expect(askedLast(openai)).not.toMatch(/cats|dogs|mice/);
  });
});

describe("an answer that is under way", () => {
  test("is stopped at the provider at once, and what had arrived is kept", async () => {
    const chat = openChat();
    const { letGo, finished } = await begin(chat, "a long story");
    const { aborted } = openai.seen;
    const stopping = api("POST", `/api/chat/sessions/${chat.id}/stop`);
    await expect.poll(() => openai.seen.aborted, { ...PATIENCE, interval: 2 }).toBe(aborted + 1);
    expect((await stopping).body).toEqual({ stopped: true });
    await Promise.all([chat.stop(), finished]);
    letGo();
    const [, answer] = await storedOf(chat.id);
    expect(runOf(answer)).toMatchObject({ phase: "failed", code: "stopped" });
    expect(textOf(answer).length).toBeGreaterThan(40);
    expect(LONG.startsWith(textOf(answer))).toBe(true);
    await chat.regenerate();
    expect((await storedOf(chat.id)).map((message) => textOf(message))).toEqual(["a long story", LONG]);
  });

  test("keeps the source of an app that was stopped before its end", async () => {
    const chat = openChat();
    const letGo = openai.hold();
    const finished = chat.sendMessage({ text: "Make an app" }, { body: { mode: "auto" } });
    await expect.poll(() => JSON.stringify(chat.lastMessage?.parts), PATIENCE).toContain("export default function App");
    await api("POST", `/api/chat/sessions/${chat.id}/stop`);
    await Promise.all([chat.stop(), finished]);
    letGo();
    const source = (await storedOf(chat.id))[1]?.parts.find(({ type }) => type === "data-source");
    expect(source).toMatchObject({ data: { text: expect.stringMatching(/^export default function App/) } });
  });

  test("goes on when its client goes away, and is stored", async () => {
    const chat = openChat();
    const { letGo, finished } = await begin(chat, "read by nobody");
    const { aborted } = openai.seen;
    await Promise.all([chat.stop(), finished]);
    expect(await storedOf(chat.id)).toHaveLength(1);
    letGo();
    await expect.poll(async () => textOf((await storedOf(chat.id))[1]), PATIENCE).toBe(LONG);
    expect(openai.seen.aborted).toBe(aborted);
  });

  test("is shown whole and once to whoever comes later", async () => {
    const chat = openChat();
    const { letGo, finished } = await begin(chat, "read by two");
    const second = await reopen(chat.id);
    const resumed = second.resumeStream();
    await expect.poll(() => textOf(second.lastMessage), PATIENCE).toContain("Sentence 3 of");
    letGo();
    await Promise.all([finished, resumed]);
    expect(textsOf(second)).toEqual(["read by two", LONG]);
    expect(second.lastMessage).toEqual(chat.lastMessage);
  });

  test("is shown once also to a client that lost its connection in the middle", async () => {
    const chat = openChat();
    const { letGo, finished } = await begin(chat, "read twice by one");
    await Promise.all([chat.stop(), finished]);
    const resumed = chat.resumeStream();
    await expect.poll(() => chat.status, PATIENCE).toBe("streaming");
    letGo();
    await resumed;
    expect(textsOf(chat)).toEqual(["read twice by one", LONG]);
  });

  test("shows nothing of a provider that failed half-way, early or late", async () => {
    openai.fail("cut in mid-stream");
    const chat = openChat();
    const { letGo, finished } = await begin(chat, "read from two providers", google);
    const second = await reopen(chat.id);
    const resumed = second.resumeStream();
    await expect.poll(() => textOf(second.lastMessage), PATIENCE).toContain("Sentence 3 of the second");
    letGo();
    await Promise.all([finished, resumed]);
    expect([textsOf(chat), textsOf(second)]).toEqual(Array(2).fill(["read from two providers", OTHER]));
    expect(textOf((await storedOf(chat.id))[1])).toBe(OTHER);
  });

  test("takes the place of the one before it for whoever comes while it is repeated", async () => {
    const chat = openChat();
    await chat.sendMessage({ text: "once more" });
    openai.fail({ status: 503 });
    const letGo = google.hold();
    const repeated = chat.regenerate();
    await expect.poll(() => textOf(chat.lastMessage), PATIENCE).toContain("Sentence 3 of the second");
    const second = await reopen(chat.id);
    expect(textsOf(second)).toEqual(["once more"]);
    const resumed = second.resumeStream();
    await expect.poll(() => textOf(second.lastMessage), PATIENCE).toContain("Sentence 3 of the second");
    letGo();
    await Promise.all([repeated, resumed]);
    expect(textsOf(second)).toEqual(["once more", OTHER]);
  });
});

describe("where nothing runs", () => {
  test("there is nothing to resume, in a chat that has ended and in one that has not begun", async () => {
    const chat = openChat();
    await chat.sendMessage({ text: "short" });
    expect((await api("GET", `/api/chat/message/${chat.id}/stream`)).status).toBe(204);
    for (const idle of [chat, openChat()]) {
      await idle.resumeStream();
      expect([idle.status, idle.error]).toEqual(["ready", undefined]);
    }
    expect(textsOf(chat)).toEqual(["short", LONG]);
  });

  test("a failed turn keeps the question, says what happened, and can be tried again", async () => {
    openai.fail({ status: 503 });
    google.fail({ status: 503 });
    const chat = openChat();
    await chat.sendMessage({ text: "anybody there?" }, { body: { mode: "auto" } });
    expect(chat.error?.message).toContain("No provider could answer");
    const [question, answer] = await storedOf(chat.id);
    expect([textOf(question), textOf(answer)]).toEqual(["anybody there?", ""]);
    const message: unknown = expect.stringContaining("No provider could answer");
    expect(runOf(answer)).toMatchObject({ phase: "failed", code: "providers_unavailable", message });
    openai.fail(undefined);
    await chat.regenerate();
    expect(textsOf(chat)).toEqual(["anybody there?", LONG]);
    expect((await storedOf(chat.id)).map((message) => textOf(message))).toEqual(["anybody there?", LONG]);
  });
});

test("useChat with resume: a page asks, goes away in the middle, and is there again with all of it", async () => {
  const id = newId();
  const letGo = openai.hold();
  const page = await mountChat({ id, transport: transport(), resume: true });
  expect([page.chat().status, page.chat().error]).toEqual(["ready", undefined]);
  void page.chat().sendMessage({ text: "from a page" });
  await expect.poll(() => textOf(page.chat().messages.at(-1)), PATIENCE).toContain("Sentence 3 of");
  page.unmount();
  const again = await mountChat({ id, messages: await storedOf(id), transport: transport(), resume: true });
  await expect.poll(() => textOf(again.chat().messages.at(-1)), PATIENCE).toContain("Sentence 3 of");
  letGo();
  await expect.poll(() => textsOf(again.chat()), PATIENCE).toEqual(["from a page", LONG]);
  again.unmount();
});
