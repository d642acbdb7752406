import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { TurnBody } from "#lib/chat/schemas";
import type { RunningTurn } from "#lib/chat/types";
import { personActor, type RequestContext } from "#lib/core/context";
import type { MakeComponent } from "#lib/generation/make-component";
import { openChatProcess } from "../support/chat-process";
import { type EmbeddedStack, startEmbeddedStack } from "../support/embedded-stack";
import { startRespServer } from "../support/resp-server";

const WORDS = Array.from({ length: 300 }, (_none, index) => `wörd ${index} "🙂"\n`);

let memory: EmbeddedStack;
let bridged: EmbeddedStack;
let server: Awaited<ReturnType<typeof startRespServer>>;

beforeAll(async () => {
  server = await startRespServer();
  memory = await startEmbeddedStack();
  bridged = await startEmbeddedStack({ env: { REDIS_URL: process.env["SPARK_TEST_REDIS_URL"] ?? server.url } });
});

afterAll(async () => {
  await memory.close();
  await bridged.close();
  await server.close();
});

/** Says its words little by little, then goes on in silence until it is stopped. */
const talk: MakeComponent = async (ctx, _request, emit) => {
  for (let said = 0; said < WORDS.length && !ctx.signal.aborted; said += 10) {
    for (const delta of WORDS.slice(said, said + 10)) emit({ type: "text-delta", delta });
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await new Promise((resolve) => {
    if (ctx.signal.aborted) resolve(undefined);
    ctx.signal.addEventListener("abort", resolve, { once: true });
  });
  throw ctx.signal.reason;
};

/** Two processes behind a balancer, and somebody who talks to both. */
function setup({ info }: EmbeddedStack) {
  const [here, there] = [openChatProcess(info, talk), openChatProcess(info, talk)];
  onTestFinished(async () => {
    await Promise.all([here.close(), there.close()]);
    expect([...here.failures, ...there.failures]).toEqual([]);
  });
  const { userId, tenantId } = info.localOwner;
  const call = (): RequestContext => ({
    requestId: crypto.randomUUID(),
    actor: personActor(userId, tenantId, true),
    signal: new AbortController().signal,
  });
  const ask = (id: string, trigger = "submit-message") =>
    TurnBody.parse({ id, trigger, messages: [{ id: "question", role: "user", parts: [{ type: "text", text: "Tell me" }] }] });
  return { here, there, call, ask };
}

/** Reads until all words have come. */
async function listen(turn: RunningTurn | undefined) {
  const reader = turn?.read();
  const heard: unknown[] = [];
  while (heard.length < WORDS.length) {
    const chunk = await reader?.next();
    if (chunk === undefined) throw new Error(`The turn ended after ${heard.length} words`);
    if (chunk.type === "text-delta") heard.push(chunk["delta"]);
  }
  return { heard, reader };
}

test.each(["memory", "a Redis server"])(
  "a turn is resumed, guarded and stopped by a process that does not run it: on %s",
  async (home) => {
    const { here, there, call, ask } = setup(home === "memory" ? memory : bridged);
    const sessionKey = `chat${crypto.randomUUID().slice(0, 8)}`;
    await here.sendMessage(call(), ask(sessionKey));
    await expect(there.sendMessage(call(), ask(sessionKey))).rejects.toMatchObject({ code: "conflict" });

    const { heard, reader } = await listen(await there.findTurn(call(), { sessionKey }));
    expect(heard).toEqual(WORDS);
    expect(await there.stopTurn(call(), { sessionKey })).toEqual({ stopped: true });
    const rest: string[] = [];
    for (let next = await reader?.next(); next; next = await reader?.next()) rest.push(next.type);
    expect(rest).toEqual(["text-end", "data-run", "abort"]);
    expect(await there.stopTurn(call(), { sessionKey })).toEqual({ stopped: false });
    expect(await here.findTurn(call(), { sessionKey })).toBeUndefined();
    const { messages } = await there.getSession(call(), { id: sessionKey });
    expect(messages.map(({ role }) => role)).toEqual(["user", "assistant"]);
    expect(JSON.stringify(messages[1]?.parts)).toContain(JSON.stringify(WORDS.join("")).slice(1, -1));
  },
);

test("an answer that is being replaced is gone in every process, and back with the end of the new one", async () => {
  const { here, there, call, ask } = setup(memory);
  const sessionKey = `chat${crypto.randomUUID().slice(0, 8)}`;
  const roles = async () => (await there.getSession(call(), { id: sessionKey })).messages.map(({ role }) => role);
  const first = await here.sendMessage(call(), ask(sessionKey));
  await first.turn.stop();
  expect(await roles()).toEqual(["user", "assistant"]);

  const second = await here.sendMessage(call(), ask(sessionKey, "regenerate-message"));
  await listen(await there.findTurn(call(), { sessionKey }));
  expect(await roles()).toEqual(["user"]);
  await second.turn.stop();
  expect(await roles()).toEqual(["user", "assistant"]);
});

test("a message that is refused leaves its chat free for every process", async () => {
  const { here, there, call, ask } = setup(memory);
  const sessionKey = `chat${crypto.randomUUID().slice(0, 8)}`;
  const { turn } = await here.sendMessage(call(), ask(sessionKey));
  await turn.stop();
  // No such project: the message is not stored.
  const refused = { ...ask(sessionKey), projectId: crypto.randomUUID() };
  await expect(here.sendMessage(call(), refused)).rejects.toThrow();
  const next = await there.sendMessage(call(), ask(sessionKey));
  await next.turn.stop();
});
