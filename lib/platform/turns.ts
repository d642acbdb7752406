import { untilAborted } from "#lib/core/until-aborted";

/**
 * Runs at most `places` works at once, in the order they came. A work may make room for the next before it has ended. A caller
 * that gives up stops waiting; its work may go on.
 */
export function createTurns(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;

  function next(): void {
    const enter = waiting.shift();
    if (enter) enter();
    else free++;
  }

  return async <T>(work: (makeRoom: () => void) => Promise<T>, signal?: AbortSignal): Promise<T> => {
    signal?.throwIfAborted();
    if (free > 0) free--;
    else await wait(waiting, signal);
    let isInside = true;
    const leave = () => {
      if (isInside) next();
      isInside = false;
    };
    const running = work(leave);
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
