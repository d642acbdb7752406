import { monitorEventLoopDelay } from "node:perf_hooks";

/** How long the event loop was held up while a work ran, in milliseconds beyond the timer's own millisecond. */
export async function worstDelay(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await work();
  delays.disable();
  const inMs = (nanoseconds: number) => Math.max(nanoseconds / 1e6 - 1, 0);
  return { "delay P99 ms": inMs(delays.percentile(99)), "max ms": inMs(delays.max) };
}
