import { untilAborted } from "#lib/core/until-aborted";

/** Runs at most `places` works at once, in the order they came. A caller that gives up stops waiting; its work may go on. */
export function createTurns(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else free++;
  }

  return async <T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> => {
    signal?.throwIfAborted();
    if (free > 0) free--;
    else await wait(waiting, signal);
    const running = work();
    void running.then(leave, leave);
    return untilAborted(running, signal);
  };
}

function wait(waiting: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const enter = () => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    };
    const giveUp = () => {
      waiting.splice(waiting.indexOf(enter), 1);
      reject(signal?.reason as Error);
    };
    waiting.push(enter);
    signal?.addEventListener("abort", giveUp, { once: true });
  });
}
