import { SparkError } from "#lib/core/errors";
import { problemBody } from "./problem";

// Proxies close silent connections after 30 to 60 s.
const KEEP_ALIVE_MS = 15_000;
const KEEP_ALIVE = new TextEncoder().encode(": keep-alive\n\n");

/** Headers of an event stream that proxies neither keep nor collect. */
export const EVENT_STREAM_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** One event in wire form; data of several lines stays one event. */
export function sseEvent(data: unknown, event?: string): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `${event === undefined ? "" : `event: ${event.replace(/[\r\n]/g, "")}\n`}${lines.join("")}\n`;
}

/**
 * The same stream, returned once its first chunk exists: a failure before it is thrown here and still gets a status. Silence is
 * filled with comments so that proxies keep the connection.
 */
export async function primedStream(
  source: ReadableStream<Uint8Array>,
  options: { keepAliveMs?: number } = {},
): Promise<ReadableStream<Uint8Array>> {
  const reader = source.getReader();
  const first = await reader.read();
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => clearInterval(timer);
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.done) return controller.close();
      controller.enqueue(first.value);
      timer = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(KEEP_ALIVE);
      }, options.keepAliveMs ?? KEEP_ALIVE_MS);
    },
    async pull(controller) {
      try {
        const next = await reader.read();
        if (!next.done) return controller.enqueue(next.value);
        stop();
        controller.close();
      } catch (error) {
        stop();
        controller.error(error);
      }
    },
    async cancel(reason) {
      stop();
      await reader.cancel(reason);
    },
  });
}

/** Events as an answer. A failure before the first one is thrown; a later one becomes the event `error` with the problem. */
export async function eventStreamResponse(
  events: AsyncIterable<{ data: unknown; event?: string }>,
  options: { requestId: string; report: (error: unknown, requestId: string) => void; keepAliveMs?: number },
): Promise<Response> {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let hasStarted = false;
  const source = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await iterator.next();
        if (next.done) return controller.close();
        hasStarted = true;
        controller.enqueue(encoder.encode(sseEvent(next.value.data, next.value.event)));
      } catch (error) {
        if (!hasStarted) return controller.error(error);
        const known = SparkError.is(error) ? error : new SparkError("internal", "Internal error");
        if (known.code === "internal") options.report(error, options.requestId);
        controller.enqueue(encoder.encode(sseEvent(problemBody(known, options.requestId), "error")));
        controller.close();
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(await primedStream(source, options), { headers: EVENT_STREAM_HEADERS });
}
