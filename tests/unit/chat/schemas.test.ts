import { describe, expect, test } from "vitest";
import { isRefinement } from "#lib/chat/refinement";
import { TurnBody } from "#lib/chat/schemas";

const sdk = (text: string, extra: object = {}) => ({
  id: "chat1",
  messages: [
    { id: "m0", role: "user", parts: [{ type: "text", text: "earlier" }] },
    { id: "m1", role: "user", parts: [{ type: "text", text }] },
  ],
  trigger: "submit-message",
  ...extra,
});

describe("the body of a turn", () => {
  test("our own: a message, and everything else by default", () => {
    expect(TurnBody.parse({ message: "hello" })).toMatchObject({
      text: "hello",
      sessionKey: undefined,
      mayCreate: true,
      chosen: { mode: undefined, effort: undefined, privacy: undefined },
      isSdk: false,
    });
    expect(TurnBody.parse({ message: "hello", session_id: "s" })).toMatchObject({ sessionKey: "s", mayCreate: false });
  });

  test("the AI SDK's: the last user message counts, its client id names the session", () => {
    const turn = TurnBody.parse(sdk("table", { data_context: { a: 1 }, mode: "component", messageId: null }));
    expect(turn).toMatchObject({
      text: "table",
      sessionKey: "chat1",
      mayCreate: true,
      isRepeat: false,
      data: { a: 1 },
      chosen: { mode: "component" },
    });
    expect(turn.userMessage).toEqual({ clientId: "m1", parts: [{ type: "text", text: "table" }] });
    expect(TurnBody.parse(sdk("table", { trigger: "regenerate-message" })).isRepeat).toBe(true);
  });

  test("of an attachment only its description is kept", () => {
    const attachment = {
      type: "data-attachment",
      data: { name: "a.csv", kind: "csv", rows: 2, columns: 2, bytes: 9, value: "secret" },
    };
    const body = sdk("x");
    body.messages[1]?.parts.push(attachment as never);
    expect(JSON.stringify(TurnBody.parse(body).userMessage)).not.toContain("secret");
  });

  test.each([
    ["no message", {}, "message"],
    ["an empty message", { message: "  " }, "message"],
    ["9,000 characters", { message: "x".repeat(9_000) }, "message"],
    ["a wrong mode", { message: "x", mode: "magic" }, "mode"],
    ["a session id with spaces", { message: "x", session_id: "a b" }, "session_id"],
    ["no messages", { id: "c", messages: [] }, "messages"],
    ["9,000 characters through the SDK", sdk("x".repeat(9_000)), "messages"],
  ])("with %s is refused and says where", (_name, body, path) => {
    const { error } = TurnBody.safeParse(body);
    expect(error?.issues.map((issue) => issue.path[0])).toContain(path);
  });
});

test.each([
  "make the bars blue",
  "Please sort by amount",
  "now add a search box",
  "turn it into a bar chart",
  "can you hide the id column",
])("%j changes the app at hand", (text) => {
  expect(isRefinement(text)).toBe(true);
});

test.each(["make me a pomodoro timer", "make a quiz", "Create a dashboard", "show me a table of my orders", "hello"])(
  "%j asks for something new",
  (text) => {
    expect(isRefinement(text)).toBe(false);
  },
);
