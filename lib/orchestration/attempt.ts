import type { Clock } from "#lib/core/clock";
import { untilAborted } from "#lib/core/until-aborted";
import type { AbortedBy, ProviderOutcome } from "./provider-failure";

/** Time limits in milliseconds. */
export interface Budgets {
  /** Until the first part of an answer. */
  readonly firstTokenMs: number;
  /** Between two parts. */
  readonly stallMs: number;
  /** For one provider until its first part, and for the whole of it where the run is limited as a whole. */
  readonly attemptMs: number;
  /** For all providers together until the first part, and for the whole of it where the run is limited as a whole. */
  readonly deadlineMs: number;
  /** The most that one call may take once it has begun to answer. */
  readonly streamMaxMs: number;
}

export const DEFAULT_BUDGETS: Budgets = {
  firstTokenMs: 4_000,
  stallMs: 5_000,
  attemptMs: 12_000,
  deadlineMs: 15_000,
  streamMaxMs: 120_000,
};

/** Whoever was cut by the deadline after so long has had its time: that speaks against it. */
const FAIR_SHARE_MS = 8_000;

export interface AttemptOptions {
  readonly budgets: Budgets;
  /** On the clock: when all providers together must have begun. */
  readonly deadlineAt: number;
  /** The budgets hold to the end of the answer, and not only to its beginning. */
  readonly isWholeRunLimited: boolean;
  readonly clock: Clock;
  /** The person's own going, or a race that another has won. */
  readonly signal: AbortSignal;
}

export type AttemptResult<T> =
  | { readonly ok: true; readonly value: T; readonly ms: number; readonly firstMs: number | undefined }
  | { readonly ok: false; readonly outcome: ProviderOutcome; readonly ms: number };

/** Tells the loser of a race from somebody who went away. */
export class LostRace extends Error {
  override readonly name = "LostRace";
}

/** Runs one call of one provider within its limits; `onPart` is to be called at every part of the answer. Never throws. */
export async function attempt<T>(
  work: (signal: AbortSignal, onPart: () => void) => Promise<T>,
  options: AttemptOptions,
): Promise<AttemptResult<T>> {
  const { clock, signal } = options;
  const startedAt = clock.now();
  const watch = createWatchdog(options, startedAt);
  try {
    const value = await untilAborted(work(watch.signal, watch.onPart), watch.signal);
    return { ok: true, value, ms: clock.now() - startedAt, firstMs: watch.firstMs() };
  } catch (error) {
    const ms = clock.now() - startedAt;
    const phase = watch.firstMs() === undefined ? "before_first" : "after_first";
    return { ok: false, outcome: { error, phase, abortedBy: endOf(signal, watch.firedBy(), ms) }, ms };
  } finally {
    watch.stop();
  }
}

function endOf(signal: AbortSignal, firedBy: AbortedBy | undefined, ms: number): AbortedBy | undefined {
  if (firedBy === "deadline") return ms >= FAIR_SHARE_MS ? "attempt" : "deadline";
  if (firedBy !== undefined) return firedBy;
  if (!signal.aborted) return undefined;
  return signal.reason instanceof LostRace ? "race" : "user";
}

/** The clocks of one call: the SDK's own start only once an answer has come, which is too late for one that never comes. */
function createWatchdog({ budgets, deadlineAt, isWholeRunLimited, clock, signal }: AttemptOptions, startedAt: number) {
  const controller = new AbortController();
  let firedBy: AbortedBy | undefined;
  let firstAt: number | undefined;
  const timers = new Map<AbortedBy, NodeJS.Timeout>();
  const arm = (name: AbortedBy, ms: number): void => {
    clearTimeout(timers.get(name));
    const fire = (): void => {
      if (controller.signal.aborted) return;
      firedBy = name;
      controller.abort(new DOMException(`The provider used up its time (${name})`, "TimeoutError"));
    };
    timers.set(name, setTimeout(fire, Math.max(0, ms)));
  };
  const onAbort = (): void => controller.abort(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  arm("first_token", budgets.firstTokenMs);
  arm("attempt", budgets.attemptMs);
  arm("deadline", deadlineAt - startedAt);
  return {
    signal: controller.signal,
    firedBy: () => firedBy,
    firstMs: () => (firstAt === undefined ? undefined : firstAt - startedAt),
    onPart(): void {
      arm("stall", budgets.stallMs);
      if (firstAt !== undefined) return;
      firstAt = clock.now();
      clearTimeout(timers.get("first_token"));
      if (isWholeRunLimited) return;
      clearTimeout(timers.get("deadline"));
      arm("attempt", budgets.streamMaxMs);
    },
    stop(): void {
      for (const timer of timers.values()) clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    },
  };
}
