import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { LLMock } from "@copilotkit/aimock";

/** What a model server may do instead of answering. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly message?: string }
  | "hang before headers"
  | "hang after headers"
  | "dropped connection"
  | "malformed body"
  | "empty completion"
  | "cut in mid-stream"
  | "stall in mid-stream"
  | "in-band error";

/** How much of an answer goes through before it is cut or stalls. */
const THROUGH_BYTES = 700;
/** How much goes through before an answer waits: some of its text, and by far not all. */
const HELD_AT_BYTES = 2_500;

export type ModelServer = Awaited<ReturnType<typeof startModelServer>>;

/**
 * A model server on loopback that speaks the protocols of OpenAI (`/v1`) and Gemini (`/v1beta`): answers come from the wire
 * double, faults are made on the socket in front of it.
 */
export async function startModelServer() {
  const double = new LLMock({ port: 0, logLevel: "silent", chunkSize: 12 });
  const inner = await double.start();
  const seen = { calls: 0, aborted: 0, abortedAt: 0, bodies: [] as string[], endedAt: 0 };
  let fault: Fault | undefined;
  let gate: Promise<void> | undefined;

  const server = createServer(async (request, response) => {
    if (EMBEDDINGS.test(request.url ?? "")) return forward(inner, request, response);
    seen.calls += 1;
    response.once("close", () => {
      if (response.writableFinished) return;
      seen.aborted += 1;
      seen.abortedAt = performance.now();
    });
    const body = await textOf(request);
    seen.bodies.push(body);
    if (fault !== undefined && (await misbehave(fault, request, response))) return;
    const answer = await ask(inner, request, body);
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "application/json" });
    await pour(answer, response, fault, gate);
    seen.endedAt = performance.now();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url,
    double,
    seen,
    /** Every call from now on meets this; without one it answers again. */
    fail(next: Fault | undefined): void {
      fault = next;
    },
    /** Every answer that begins from now on waits half-way, until the function that this gives is called. */
    hold(): () => void {
      let open = (): void => {};
      gate = new Promise((resolve) => {
        open = () => {
          gate = undefined;
          resolve();
        };
      });
      return open;
    },
    async close(): Promise<void> {
      server.close();
      server.closeAllConnections();
      await double.stop();
    },
  };
}

/** What memories are searched by is not asked of a model that writes: it is neither counted nor made to fail. */
const EMBEDDINGS = /embed/i;

async function forward(inner: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await ask(inner, request, await textOf(request));
  response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
}

function ask(inner: string, request: IncomingMessage, body: string): Promise<Response> {
  const headers = { "content-type": "application/json", authorization: "Bearer test" };
  return fetch(`${inner}${request.url ?? ""}`, { method: request.method ?? "POST", headers, body });
}

/** Whether the fault is the whole of the answer. */
async function misbehave(fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const isGemini = (request.url ?? "").includes("/v1beta");
  if (typeof fault === "object") {
    const { status, headers = {}, message = "no" } = fault;
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message, code: status, status: "FAILED", type: "error" } }));
    return true;
  }
  const begin = (): ServerResponse => response.writeHead(200, { "content-type": "text/event-stream" });
  switch (fault) {
    case "hang before headers":
      return true;
    case "hang after headers":
      begin().flushHeaders();
      return true;
    case "dropped connection":
      response.destroy();
      return true;
    case "malformed body":
      begin().end("data: {this is not\n\n");
      return true;
    case "empty completion":
      begin().end(isGemini ? EMPTY_GEMINI : EMPTY_OPENAI);
      return true;
    case "in-band error":
      begin().end(`data: ${JSON.stringify({ error: { message: "overloaded", type: "overloaded_error", code: 529 } })}\n\n`);
      return true;
    default:
      return false;
  }
}

const EMPTY_OPENAI = `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "m", choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`;
const EMPTY_GEMINI = `data: ${JSON.stringify({ candidates: [{ content: { parts: [], role: "model" }, finishReason: "STOP", index: 0 }] })}\n\n`;

async function pour(
  answer: Response,
  response: ServerResponse,
  fault: Fault | undefined,
  gate: Promise<void> | undefined,
): Promise<void> {
  let sent = 0;
  for await (const chunk of answer.body ?? []) {
    if (fault === undefined && sent > HELD_AT_BYTES) await gate;
    if (response.destroyed) return;
    const isEnough = fault !== undefined && sent + chunk.length > THROUGH_BYTES;
    const part = isEnough ? chunk.slice(0, Math.max(0, THROUGH_BYTES - sent)) : chunk;
    response.write(part);
    sent += part.length;
    if (!isEnough) continue;
    if (fault === "stall in mid-stream") return;
    return void setTimeout(() => response.destroy(), 50);
  }
  response.end();
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
