/** Time, given to whatever needs it so that tests can own it. Milliseconds. */
export interface Clock {
  now(): number;
}

/** Wall clock, for dates that are stored or shown. */
export const wallClock: Clock = { now: () => Date.now() };

/** Monotonic clock, for durations and deadlines. */
export const monotonicClock: Clock = { now: () => performance.now() };
