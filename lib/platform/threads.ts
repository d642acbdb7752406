import { Piscina } from "piscina";
import type { WorkerCall, WorkerReply } from "#lib/core/worker-rpc";

/** What a pool of threads needs to know of its work. */
export interface ThreadsOptions {
  /** The built worker, as an absolute path. */
  workerFile: string;
  minThreads: number;
  maxThreads: number;
  /** For one call, from when a thread begins to work on it. */
  timeoutMs: number;
  /** What a call that ran out of time, or lost its thread, is answered. */
  failed: (how: "while working" | "before", cause: unknown) => Error;
  /** Hears everything that a thread says besides its answers. */
  onMessage?: (message: unknown) => void;
}

/** Loading the tools takes a second or two, on a machine with much else to do many more. */
const START_MS = 60_000;
/** After this the next call need not wait for the end of this one. */
const SLOW_MS = 300;
const IDLE_MS = 300_000;
const LATE_WORD_MS = 50;
/** Real work needs a tenth of it. The stack is a main thread's: what is too deep should fail in the code, not beneath it. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 1 };
/** Linux schedules the threads, and what they start, after the server's own. */
const NICE = 5;

/** Threads that answer calls by name. A call that exhausts one costs that thread and that call; the next finds a new thread. */
export function createThreads({ workerFile, minThreads, maxThreads, timeoutMs, failed, onMessage }: ThreadsOptions) {
  const begun = new Map<number, () => void>();
  let lastId = 0;
  let hasAnswered = false;
  let pool: Piscina<WorkerCall, WorkerReply> | undefined;

  function start(): Piscina<WorkerCall, WorkerReply> {
    const started: Piscina<WorkerCall, WorkerReply> = new Piscina({
      filename: workerFile,
      minThreads,
      maxThreads,
      idleTimeout: IDLE_MS,
      concurrentTasksPerWorker: 1,
      resourceLimits: RESOURCE_LIMITS,
      niceIncrement: NICE,
    });
    started.on("message", (message: { started?: number }) => {
      begun.get(message.started ?? 0)?.();
      onMessage?.(message);
    });
    // Piscina never again starts threads after one failed to load: make room for a new pool.
    started.on("error", () => {
      if (pool === started) pool = undefined;
      void started.destroy();
    });
    return started;
  }

  /** One call on one thread; beyond its time the thread is ended. What waited while another call ended the pool waits again, once. */
  async function run(name: string, input: unknown, onSlow = () => {}, isAgain = false): Promise<WorkerReply> {
    const id = ++lastId;
    const limit = new AbortController();
    let isBegun = false;
    let timers = [setTimeout(() => limit.abort(), START_MS)];
    begun.set(id, () => {
      isBegun = true;
      timers.forEach(clearTimeout);
      timers = [setTimeout(onSlow, SLOW_MS), setTimeout(() => limit.abort(), timeoutMs)];
    });
    const asked = (pool ??= start());
    try {
      const reply = await asked.run({ id, name, input }, { signal: limit.signal });
      hasAnswered = true;
      return reply;
    } catch (error) {
      // That it has begun comes by another way than its end, and may be later.
      if (!isBegun) await new Promise((resolve) => setTimeout(resolve, LATE_WORD_MS));
      if (!isBegun && !isAgain && pool !== asked && !limit.signal.aborted) return run(name, input, onSlow, true);
      throw failed(isBegun ? "while working" : "before", error);
    } finally {
      timers.forEach(clearTimeout);
      begun.delete(id);
    }
  }

  return { run, hasAnswered: () => hasAnswered, close: async (): Promise<void> => pool?.destroy() };
}
