import type { Clock } from "#lib/core/clock";

/** Measures a run stage by stage: starting a stage ends the one before. All times in whole tenths of a millisecond. */
export function createStopwatch(clock: Clock) {
  const startedAt = clock.now();
  const timings: Record<string, number> = {};
  let stage: { name: string; at: number } | undefined;
  const close = () => {
    if (stage) timings[stage.name] = round((timings[stage.name] ?? 0) + clock.now() - stage.at);
    stage = undefined;
  };
  return {
    start(name: string) {
      close();
      stage = { name, at: clock.now() };
    },
    /** Milliseconds since the run began. */
    elapsedMs: () => Math.round(clock.now() - startedAt),
    /** Ends the open stage; every stage's time and their total. */
    finish(): Record<string, number> {
      close();
      return { ...timings, total: round(clock.now() - startedAt) };
    },
  };
}

export type Stopwatch = ReturnType<typeof createStopwatch>;

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
