import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { CompiledComponent } from "#lib/compilation/compile-component";
import { refusal, TOO_COMPLEX } from "#lib/compilation/finding";
import { SparkError } from "#lib/core/errors";
import { readReply, type WorkerCall, type WorkerReply } from "#lib/core/worker-rpc";
import { createTurns } from "./turns";

export interface CompilePoolOptions {
  /** The built worker, as an absolute path. */
  workerFile: string;
  maxThreads?: number;
  /** A healthy compile takes 10 ms; a thread that has just been replaced needs a second or two to load its tools first. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const IDLE_MS = 300_000;
/** Real components need a tenth of it. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };
/** Linux schedules the threads, and the minifier they start, after the server's own. */
const NICE = 5;

/**
 * Threads that compile, away from the event loop. A source that exhausts one costs that thread and that call: it is refused as
 * too complex, and the next call finds a new thread.
 */
export function createCompilePool({
  workerFile,
  maxThreads = defaultThreads(),
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: CompilePoolOptions) {
  const pool = new Piscina<WorkerCall, WorkerReply>({
    filename: workerFile,
    minThreads: 1,
    maxThreads,
    idleTimeout: IDLE_MS,
    concurrentTasksPerWorker: 1,
    resourceLimits: RESOURCE_LIMITS,
    niceIncrement: NICE,
  });
  // The pool's own queue stays empty, so the time limit of a call never counts the calls before it.
  const takeTurn = createTurns(maxThreads);

  async function ask(name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    return takeTurn(() => runLimited(pool, { name, input }, timeoutMs), signal);
  }

  return {
    compile: async (source: string, signal?: AbortSignal) => (await ask("compile", source, signal)) as CompiledComponent,
    bundle: async (js: string, signal?: AbortSignal) => (await ask("bundle", js, signal)) as string,
    /** Loads the tools, so that the first real call is fast. */
    warm: async (): Promise<void> => void (await ask("warm", undefined)),
    /** Resolves while the pool can compile; for health reports. */
    check: async (): Promise<void> => void (await ask("ping", undefined)),
    close: (): Promise<void> => pool.destroy(),
  };
}

export type CompilePool = ReturnType<typeof createCompilePool>;

/** One call on one thread; beyond its time the thread is ended. */
async function runLimited(pool: Piscina<WorkerCall, WorkerReply>, call: WorkerCall, timeoutMs: number): Promise<unknown> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  let reply: WorkerReply;
  try {
    reply = await pool.run(call, { signal: limit.signal });
  } catch (error) {
    if (call.name === "compile" || call.name === "bundle") throw refusal([TOO_COMPLEX]);
    throw new SparkError("internal", "The compiler could not be started", { cause: error });
  } finally {
    clearTimeout(timer);
  }
  return readReply(reply);
}

/** Leaves a core to the server, but a second thread while one is being replaced. */
function defaultThreads(): number {
  return Math.min(Math.max(availableParallelism() - 1, 2), 4);
}
