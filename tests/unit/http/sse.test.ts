import { describe, expect, test, vi } from "vitest";
import { SparkError } from "#lib/core/errors";
import { eventStreamResponse, primedStream, sseEvent } from "#lib/http/sse";

const options = { requestId: "r1", report: vi.fn() };

async function* events(...steps: (object | Error)[]) {
  for (const step of steps) {
    if (step instanceof Error) throw step;
    yield { data: step };
  }
}

describe("event stream", () => {
  test("sends its events and ends", async () => {
    const response = await eventStreamResponse(events({ a: 1 }, { b: 2 }), options);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(await response.text()).toBe('data: {"a":1}\n\ndata: {"b":2}\n\n');
  });

  test("a failure before the first event is thrown, so it still gets a status", async () => {
    const failure = new SparkError("rate_limited", "Slow down.");
    await expect(eventStreamResponse(events(failure), options)).rejects.toBe(failure);
  });

  test("a later failure ends the stream with the problem, and shows no message of its own", async () => {
    const report = vi.fn();
    const text = await (await eventStreamResponse(events({ a: 1 }, new Error("secret")), { ...options, report })).text();
    expect(text).toContain("event: error\ndata: {");
    expect(text).toContain('"code":"internal"');
    expect(text).not.toContain("secret");
    expect(report).toHaveBeenCalledOnce();
  });

  test("a reader who leaves ends the source", async () => {
    const ended = vi.fn();
    async function* endless() {
      try {
        for (;;) yield { data: "x" };
      } finally {
        ended();
      }
    }
    const response = await eventStreamResponse(endless(), options);
    await response.body?.cancel();
    expect(ended).toHaveBeenCalledOnce();
  });

  test("silence is filled with comments", async () => {
    const finish: { now?: () => void } = {};
    const source = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode("data: 1\n\n"));
        finish.now = () => controller.close();
      },
    });
    const stream = await primedStream(source, { keepAliveMs: 5 });
    setTimeout(() => finish.now?.(), 60);
    const text = await new Response(stream).text();
    expect(text.startsWith("data: 1\n\n: keep-alive\n\n")).toBe(true);
  });

  test("an empty source is an empty answer", async () => {
    expect(await (await eventStreamResponse(events(), options)).text()).toBe("");
  });

  test("text of several lines stays one event", () => {
    expect(sseEvent("a\nb\r\nc", "x\ny")).toBe("event: xy\ndata: a\ndata: b\ndata: c\n\n");
  });
});
