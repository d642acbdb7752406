import type { UIMessageChunk } from "ai";
import { expect, test } from "vitest";
import type { SparkMessage } from "../../../app/_client/chat-message";
import { installTinyDom } from "./support/tiny-dom";

const EARLIER = 60;
const TOKENS = 100;

/** A message that counts how often its view asks who wrote it, which is once a render. */
function countedMessage(id: string, renders: Map<string, number>): SparkMessage {
  const role = Number(id) % 2 === 0 ? ("user" as const) : ("assistant" as const);
  const message: SparkMessage = { id, role, parts: [{ type: "text", text: `text of ${id}` }] };
  Object.defineProperty(message, "role", {
    enumerable: true,
    get: () => {
      renders.set(id, (renders.get(id) ?? 0) + 1);
      return role;
    },
  });
  return message;
}

async function setup() {
  const container = installTinyDom();
  // After the document is there: React looks for it when it is loaded.
  const [{ act, createElement }, { createRoot }, { Chat, useChat }, { MessageList }] = await Promise.all([
    import("react"),
    import("react-dom/client"),
    import("@ai-sdk/react"),
    import("../../../app/_components/chat/message-list"),
  ]);
  const renders = new Map<string, number>();
  const messages = Array.from({ length: EARLIER }, (_, index) => countedMessage(String(index), renders));
  let push: (chunk: UIMessageChunk | undefined) => void = () => undefined;
  const chat = new Chat<SparkMessage>({
    id: "c",
    messages,
    transport: {
      sendMessages: async () =>
        new ReadableStream<UIMessageChunk>({
          start(controller) {
            push = (chunk) => (chunk === undefined ? controller.close() : controller.enqueue(chunk));
          },
        }),
      reconnectToStream: async () => null,
    },
  });
  let lists = 0;
  function View() {
    lists += 1;
    const { messages: shown, status } = useChat({ chat });
    return createElement(MessageList, { chatId: "c", messages: shown, isBusy: status !== "ready" });
  }
  const root = createRoot(container as unknown as Element);
  await act(async () => root.render(createElement(View)));
  const send = async (chunk: UIMessageChunk | undefined): Promise<void> => {
    await act(async () => {
      push(chunk);
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  };
  return { act, chat, container, renders, send, root, listRenders: () => lists };
}

test("while a message streams, no earlier message renders again", async () => {
  const { act, chat, container, renders, send, root, listRenders } = await setup();
  await act(async () => {
    void chat.sendMessage({ text: "go on" });
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
  await send({ type: "start", messageId: "streaming" });
  await send({ type: "text-start", id: "t" });
  await send({ type: "text-delta", id: "t", delta: "first " });
  const before = { lists: listRenders(), earlier: rendersOf(renders) };
  expect(before.earlier.every((count) => count > 0)).toBe(true);

  for (let token = 0; token < TOKENS; token += 1) await send({ type: "text-delta", id: "t", delta: `token ${token} ` });

  expect(listRenders() - before.lists).toBeGreaterThanOrEqual(TOKENS);
  expect(rendersOf(renders)).toEqual(before.earlier);
  await send({ type: "text-end", id: "t" });
  await send({ type: "finish" });
  await send(undefined);
  expect(chat.lastMessage?.parts).toContainEqual(expect.objectContaining({ type: "text", state: "done" }));
  expect(container.textContent).toContain("go on");
  await act(async () => root.unmount());
});

function rendersOf(renders: ReadonlyMap<string, number>): number[] {
  return Array.from({ length: EARLIER }, (_, index) => renders.get(String(index)) ?? 0);
}
