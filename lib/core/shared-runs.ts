interface SharedRun<T> {
  result: Promise<T>;
  controller: AbortController;
  waiters: number;
}

/** Equal work that is under way at the same time is done once; it is aborted when the last one who waits for it leaves. */
export function createSharedRuns<T>() {
  const running = new Map<string, SharedRun<T>>();
  return async (
    key: string,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ value: T; joined: boolean }> => {
    signal.throwIfAborted();
    const known = running.get(key);
    const run = known ?? begin(key, work);
    run.waiters += 1;
    let leave = (): void => {};
    const gone = new Promise<never>((_resolve, reject) => {
      leave = () => {
        run.waiters -= 1;
        if (run.waiters === 0) abandon(key, run, signal.reason);
        reject(signal.reason as Error);
      };
      signal.addEventListener("abort", leave, { once: true });
    });
    try {
      return { value: await Promise.race([run.result, gone]), joined: known !== undefined };
    } finally {
      signal.removeEventListener("abort", leave);
    }
  };

  function abandon(key: string, run: SharedRun<T>, reason: unknown): void {
    if (running.get(key) === run) running.delete(key);
    run.controller.abort(reason);
  }

  function begin(key: string, work: (signal: AbortSignal) => Promise<T>): SharedRun<T> {
    const controller = new AbortController();
    const run = { result: work(controller.signal), controller, waiters: 0 };
    running.set(key, run);
    const forget = () => {
      if (running.get(key) === run) running.delete(key);
    };
    run.result.then(forget, forget);
    return run;
  }
}
