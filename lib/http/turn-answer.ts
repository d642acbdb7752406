import type { RequestContext } from "#lib/core/context";
import { runHeaders } from "./run-headers";
import { EVENT_STREAM_HEADERS, primedStream, sseEvent } from "./sse";
import { wantsEventStream } from "./negotiate";

/** A running turn as this door needs it. */
export interface AnsweringTurn {
  finished: Promise<{ sessionId: string; message: object; component: unknown; run: object; failure: unknown }>;
  read(): { next(): Promise<object | undefined>; leave(): void };
  stop(): void;
}

// Says to AI SDK clients that this is its UI message stream.
const STREAM_HEADERS = { ...EVENT_STREAM_HEADERS, "x-vercel-ai-ui-message-stream": "v1" };

/** The stream for those who want it; for the others the finished answer, and their going away stops the turn. */
export async function answerTurn(
  ctx: RequestContext,
  input: { isSdk: boolean },
  request: Request,
  { turn }: { turn: AnsweringTurn },
): Promise<Response> {
  if (input.isSdk || wantsEventStream(request)) return turnStreamResponse(turn);
  ctx.signal.addEventListener("abort", turn.stop, { once: true });
  const { sessionId, message, component, run, failure } = await turn.finished;
  if (failure !== undefined) throw failure;
  const headers = runHeaders(run);
  return Response.json({ session_id: sessionId, message, ...(component ? { component } : {}), run }, { headers });
}

/** A running turn from its start, closed by `[DONE]`. Leaving does not stop it. */
export async function turnStreamResponse(turn: Pick<AnsweringTurn, "read">): Promise<Response> {
  const encoder = new TextEncoder();
  const reader = turn.read();
  const source = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = await reader.next();
      controller.enqueue(encoder.encode(sseEvent(chunk ?? "[DONE]")));
      if (!chunk) controller.close();
    },
    cancel: () => reader.leave(),
  });
  return new Response(await primedStream(source), { headers: STREAM_HEADERS });
}
