import { expect, test } from "vitest";
import { wantsEventStream } from "#lib/http/negotiate";

const wants = (accept: string | undefined, body?: object) =>
  wantsEventStream(new Request("http://localhost/", accept === undefined ? {} : { headers: { accept } }), body);

test.each([
  ["text/event-stream", true],
  ["TEXT/Event-Stream", true],
  ["text/event-stream, */*", true],
  ["application/json, text/event-stream", true],
  ["application/json, text/event-stream;q=0.5", false],
  ["text/event-stream;q=0", false],
  ["*/*", false],
  ["text/*", false],
  ["application/json", false],
  ["text/event-stream-x", false],
  ["", false],
  [undefined, false],
])("accept %j wants the stream: %s", (accept, expected) => {
  expect(wants(accept)).toBe(expected);
});

test("the AI SDK's own body wants the stream whatever it accepts", () => {
  expect(wants("*/*", { messages: [] })).toBe(true);
  expect(wants("application/json", { messages: [] })).toBe(true);
  expect(wants("*/*", { message: "hi" })).toBe(false);
});
