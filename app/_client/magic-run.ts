import { z } from "zod";
import { callApi } from "./api";
import type { RunPhase } from "./chat-message";
import { ProblemError, problemOf } from "./problem";

// Fast enough to show each phase of a run that takes a tenth of a second, slow enough to cost nothing.
const POLL_MS = 120;

const Answer = z.object({
  component_id: z.string(),
  version: z.number(),
  title: z.string(),
  provider: z.string(),
  url: z.string(),
});
const Run = z.object({
  id: z.string(),
  state: z.enum(["running", "done", "failed"]),
  phase: z.string(),
  result: Answer.optional(),
  problem: z.object({ code: z.string(), detail: z.string() }).optional(),
});

const Linked = z.object({
  component_id: z.string(),
  version: z.number(),
  title: z.string(),
  frame_url: z.string(),
  render_token: z.string(),
});

/** What a magic link asks for. */
export interface MagicRequest {
  readonly prompt: string;
  readonly data?: unknown;
  /** The token of a signed link: the run is its tenant's, and nobody needs an account. */
  readonly link?: string;
}

/** The app, and for visitors without an account what shows it to them. */
export interface MagicAnswer {
  readonly component_id: string;
  readonly version: number;
  readonly title: string;
  readonly frame_url?: string;
  readonly render_token?: string;
}

/** Starts the run behind a magic link and follows it. The same link opened again the same day shows the same app. */
export async function runMagic(
  request: MagicRequest,
  onPhase: (phase: RunPhase) => void,
  signal: AbortSignal,
): Promise<MagicAnswer> {
  if (request.link !== undefined) return runLink(request.link, onPhase, signal);
  const body = { prompt: request.prompt, ...(request.data === undefined ? {} : { data_context: request.data }) };
  const response = await fetch("/api/a2a/generate", {
    method: "POST",
    headers: { "content-type": "application/json", prefer: "respond-async", "idempotency-key": await keyOf(body) },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok) throw problemOf(await response.text(), response.status);
  let run = Run.parse(await response.json());
  while (run.state === "running") {
    onPhase(run.phase as RunPhase);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    run = await callApi(Run, `/api/a2a/runs/${run.id}`, { signal });
  }
  if (run.result) return run.result;
  throw new ProblemError(run.problem?.code ?? "internal", run.problem?.detail ?? "The run failed.", 500, undefined);
}

/** One use of a signed link, told as an event stream. */
async function runLink(token: string, onPhase: (phase: RunPhase) => void, signal: AbortSignal): Promise<MagicAnswer> {
  const response = await fetch("/api/a2a/links/open", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ token }),
    signal,
  });
  if (!response.ok || response.body === null) throw problemOf(await response.text(), response.status);
  let rest = "";
  for await (const chunk of readable(response.body.pipeThrough(new TextDecoderStream()))) {
    const events = (rest + chunk).split("\n\n");
    rest = events.pop() ?? "";
    for (const text of events) {
      const { event, data } = readEvent(text);
      if (event === "phase") onPhase(z.object({ phase: z.string() }).parse(data).phase as RunPhase);
      if (event === "error") throw problemOf(JSON.stringify(data), 500);
      if (event === "done") return Linked.parse(data);
    }
  }
  throw new ProblemError("internal", "The connection ended before the app was ready.", 500, undefined);
}

/** Not every browser iterates over streams by itself. */
async function* readable(stream: ReadableStream<string>): AsyncGenerator<string> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function readEvent(text: string): { event: string; data: unknown } {
  const lines = text.split("\n");
  const valuesOf = (field: string) =>
    lines.filter((line) => line.startsWith(`${field}: `)).map((line) => line.slice(field.length + 2));
  const data = valuesOf("data").join("\n");
  return { event: valuesOf("event")[0] ?? "", data: data === "" ? undefined : JSON.parse(data) };
}

async function keyOf(body: object): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(body)));
  return `magic-${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
