import { APICallError } from "ai";
import { z } from "zod";

/** Why a call was ended from this side. */
export type AbortedBy =
  /** The person stopped it or went away. */
  | "user"
  /** Another provider answered first. */
  | "race"
  /** The run's time was over before the provider had had its own. */
  | "deadline"
  /** The provider used up its own time: for the first token, between two tokens, or for the whole attempt. */
  | "first_token"
  | "stall"
  | "attempt"
  | "timeout";

/** What is known of a call that has ended: at most one of these decides. */
export interface ProviderOutcome {
  readonly status?: number | undefined;
  readonly error?: unknown;
  /** Whether anything of the answer had arrived. */
  readonly phase?: "before_first" | "after_first" | undefined;
  readonly abortedBy?: AbortedBy | undefined;
}

export type OutcomeKind = "success" | "failure" | "neutral";

const OWN_TIME: ReadonlySet<AbortedBy> = new Set(["first_token", "stall", "attempt", "timeout"]);
/** Faults of a request that another model may not have. */
const ONLY_HERE = /context_length_exceeded|content_filter|content_policy|maximum context length/i;
/** Our own set-up: the key, the plan, the model's name. Not the provider's fault, and not the request's. */
const CONFIGURATION: ReadonlySet<number> = new Set([401, 402, 403, 404]);

const Told = z.object({ statusCode: z.number() });
const Delay = z.coerce.number().nonnegative();

/** Whether a call speaks against its provider: only that counts in its circuit. The table of outcomes is that of the specification. */
export function classifyOutcome(outcome: ProviderOutcome): OutcomeKind {
  if (outcome.abortedBy !== undefined) return OWN_TIME.has(outcome.abortedBy) ? "failure" : "neutral";
  const status = statusOf(outcome);
  if (status !== undefined && status >= 400) return countsAgainst(status) ? "failure" : "neutral";
  if (outcome.error === undefined) return "success";
  return isAbort(outcome.error) ? "neutral" : "failure";
}

/** Whether another provider should be asked instead. */
export function mayFallBack(outcome: ProviderOutcome): boolean {
  if (classifyOutcome(outcome) === "failure") return true;
  const status = statusOf(outcome);
  if (outcome.abortedBy !== undefined || status === undefined || status < 400) return false;
  return CONFIGURATION.has(status) || ONLY_HERE.test(textOf(outcome.error));
}

/** Our own set-up is wrong: somebody has to be told. */
export function isConfigurationFault(outcome: ProviderOutcome): boolean {
  const status = statusOf(outcome);
  return outcome.abortedBy === undefined && status !== undefined && CONFIGURATION.has(status);
}

/** The status of an HTTP answer; a stream that was cut on a 200 has none. */
export function statusOf({ status, error }: ProviderOutcome): number | undefined {
  const told = Told.safeParse(error);
  const found = status ?? (told.success ? told.data.statusCode : undefined);
  return found === 200 && error !== undefined ? undefined : found;
}

/** Milliseconds that the provider asks to be left alone for: `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function retryAfterMs(error: unknown, nowMs: number): number | undefined {
  if (!APICallError.isInstance(error)) return undefined;
  const headers = error.responseHeaders ?? {};
  const exact = Delay.safeParse(headers["retry-after-ms"] ?? "none");
  if (exact.success) return exact.data;
  const text = headers["retry-after"];
  if (text === undefined) return undefined;
  const seconds = Delay.safeParse(text);
  if (seconds.success) return seconds.data * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

function countsAgainst(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

function textOf(error: unknown): string {
  if (APICallError.isInstance(error)) return `${error.message} ${error.responseBody ?? ""}`;
  return error instanceof Error ? error.message : "";
}
