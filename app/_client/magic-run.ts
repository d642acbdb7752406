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

/** What a magic link asks for. */
export interface MagicRequest {
  readonly prompt: string;
  readonly data?: unknown;
}

export type MagicAnswer = z.output<typeof Answer>;

/** Starts the run behind a magic link and follows it. The same link opened again the same day shows the same app. */
export async function runMagic(
  request: MagicRequest,
  onPhase: (phase: RunPhase) => void,
  signal: AbortSignal,
): Promise<MagicAnswer> {
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

async function keyOf(body: object): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(body)));
  return `magic-${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
