import { expect, test } from "vitest";
import { answerState, lastPart, sourceOf, textOf, type SparkMessage } from "../../../app/_client/chat-message";
import { stepOf, wordOf } from "../../../app/_client/run-steps";

test("pieces of source are joined, and a whole text replaces what came before", () => {
  expect(sourceOf([source({ delta: "const " }), source({ delta: "a" })])).toBe("const a");
  expect(sourceOf([source({ delta: "old" }), source({ text: "new" }), source({ delta: "er" })])).toBe("newer");
});

test("a message shows its last run and all its text", () => {
  const message: SparkMessage = {
    id: "1",
    role: "assistant",
    parts: [
      { type: "text", text: "a" },
      { type: "data-run", data: { id: "r", phase: "generating", ms: 1 } },
      { type: "data-run", data: { id: "r", phase: "ready", ms: 9 } },
      { type: "text", text: "b" },
    ],
  };
  expect(textOf(message)).toBe("a\n\nb");
  expect(lastPart(message.parts, "data-run")?.data.phase).toBe("ready");
  expect(lastPart(message.parts, "data-component")).toBeUndefined();
});

test("generating is thinking until there is source, and writing from then on", () => {
  expect([wordOf("generating", false), wordOf("generating", true)]).toEqual(["Thinking", "Writing"]);
  expect([stepOf("generating", false), stepOf("generating", true), stepOf("ready", true)]).toEqual([0, 1, 4]);
});

function source(data: { text?: string; delta?: string }): SparkMessage["parts"][number] {
  return { type: "data-source", data };
}

test.each([
  ["done", [{ type: "text", text: "a" }]],
  ["done", [{ type: "data-run", data: { id: "r", phase: "ready", ms: 1 } }]],
  ["failed", [{ type: "data-run", data: { id: "r", phase: "failed", ms: 1, code: "timeout" } }]],
  ["stopped", [{ type: "data-run", data: { id: "r", phase: "failed", ms: 1, code: "stopped" } }]],
  ["stopped", [{ type: "data-run", data: { id: "r", phase: "compiling", ms: 1 } }]],
  ["stopped", []],
] satisfies [string, SparkMessage["parts"]][])("an answer that ended is %s when it holds %j", (state, parts) => {
  expect(answerState({ id: "1", role: "assistant", parts }, false)).toBe(state);
  expect(answerState({ id: "1", role: "assistant", parts }, true)).toBe("live");
});
