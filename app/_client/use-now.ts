import { useSyncExternalStore } from "react";

const TICK_MS = 60_000;

/** The time to within a minute, and nothing on the server, which does not know the reader's clock. */
export function useNow(): number | undefined {
  return useSyncExternalStore(subscribe, currentMinute, () => undefined);
}

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}

// The same value for the whole minute, or React would never stop rendering. The next minute, so that nothing is in the future.
function currentMinute(): number {
  return Math.ceil(Date.now() / TICK_MS) * TICK_MS;
}
