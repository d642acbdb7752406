import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { CompiledComponent } from "#lib/compilation/compile-component";
import { refusal, TOO_COMPLEX, type Place } from "#lib/compilation/finding";
import { SparkError } from "#lib/core/errors";
import type { RenderInput, RenderResult } from "#lib/rendering/render-component";
import { readReply, type WorkerCall, type WorkerReply } from "#lib/core/worker-rpc";
import { createTurns } from "./turns";

export interface CompilePoolOptions {
  /** The built worker, as an absolute path. */
  workerFile: string;
  maxThreads?: number;
  /** For one call, from when a thread begins to work on it. A healthy compile takes 10 ms. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** Loading the tools takes a second or two, on a machine with much else to do many more. */
const START_MS = 60_000;
/** After this the next call need not wait for the end of this one. */
const SLOW_MS = 300;
const IDLE_MS = 300_000;
/** Real components need a tenth of it. The stack is a main thread's: what is too deep should fail in Babel, not in the minifier. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 1 };
/** Linux schedules the threads, and the minifier they start, after the server's own. */
const NICE = 5;
/** A pool that has not answered by then is said to be starting. */
const STARTING_MS = 500;
const WARM_ROUNDS = 12;
const WARM_MS = 15;

/**
 * Threads that compile, away from the event loop. A source that exhausts one costs that thread and that call: it is refused as
 * too complex, and the next call finds a new thread.
 */
export function createCompilePool({
  workerFile,
  maxThreads = defaultThreads(),
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: CompilePoolOptions) {
  const threads = createThreads(workerFile, maxThreads, timeoutMs);
  // One thread is a spare for slow calls: to start it for a burst of quick ones would cost more than they do.
  const takeTurn = createTurns(Math.max(maxThreads - 1, 1));
  const ask = (name: string, input?: unknown, signal?: AbortSignal): Promise<unknown> =>
    takeTurn(async (makeRoom) => readReply(await threads.run(name, input, makeRoom)), signal);

  return {
    compile: async (source: string, signal?: AbortSignal) => (await ask("compile", source, signal)) as CompiledComponent,
    bundle: async (js: string, signal?: AbortSignal) => (await ask("bundle", js, signal)) as string,
    render: async (input: RenderInput, signal?: AbortSignal) => (await ask("render", input, signal)) as RenderResult,
    /** Where in its source a component failed: a place of the frame's script, as an error's stack has it, becomes one of the source. */
    locate: async (input: { source: string; line: number; column: number }, signal?: AbortSignal) =>
      (await ask("locate", input, signal)) as Place | null,
    /** Resolves when a first thread compiles at full speed. Other calls come in between. */
    async warm(): Promise<void> {
      for (let round = 0; round < WARM_ROUNDS; round++) if (Number(await ask("warm")) < WARM_MS) return;
    },
    /** Whether the pool can compile, or still loads its tools; for health reports. Rejects when it cannot. */
    async check(): Promise<"ok" | "starting"> {
      const asked = ask("ping").then(() => "ok" as const);
      return threads.hasAnswered() ? asked : Promise.race([asked, later("starting" as const)]);
    },
    close: (): Promise<void> => threads.close(),
  };
}

export type CompilePool = ReturnType<typeof createCompilePool>;

function createThreads(workerFile: string, maxThreads: number, timeoutMs: number) {
  const begun = new Map<number, () => void>();
  let lastId = 0;
  let hasAnswered = false;
  let pool: Piscina<WorkerCall, WorkerReply> | undefined;

  function start(): Piscina<WorkerCall, WorkerReply> {
    const started: Piscina<WorkerCall, WorkerReply> = new Piscina({
      filename: workerFile,
      minThreads: 1,
      maxThreads,
      idleTimeout: IDLE_MS,
      concurrentTasksPerWorker: 1,
      resourceLimits: RESOURCE_LIMITS,
      niceIncrement: NICE,
    });
    started.on("message", (message: { started?: number }) => begun.get(message.started ?? 0)?.());
    // Piscina never again starts threads after one failed to load: make room for a new pool.
    started.on("error", () => {
      if (pool === started) pool = undefined;
      void started.destroy();
    });
    return started;
  }

  /** One call on one thread; beyond its time the thread is ended. */
  async function run(name: string, input: unknown, onSlow: () => void): Promise<WorkerReply> {
    const id = ++lastId;
    const limit = new AbortController();
    let isBegun = false;
    let timers = [setTimeout(() => limit.abort(), START_MS)];
    begun.set(id, () => {
      isBegun = true;
      timers.forEach(clearTimeout);
      timers = [setTimeout(onSlow, SLOW_MS), setTimeout(() => limit.abort(), timeoutMs)];
    });
    try {
      const reply = await (pool ??= start()).run({ id, name, input }, { signal: limit.signal });
      hasAnswered = true;
      return reply;
    } catch (error) {
      if (isBegun) throw refusal([TOO_COMPLEX]);
      throw new SparkError("internal", "The compiler could not be started", { cause: error });
    } finally {
      timers.forEach(clearTimeout);
      begun.delete(id);
    }
  }

  return { run, hasAnswered: () => hasAnswered, close: async (): Promise<void> => pool?.destroy() };
}

function later<Word extends string>(word: Word): Promise<Word> {
  return new Promise((resolve) => void setTimeout(resolve, STARTING_MS, word).unref());
}

/** As many as there are cores, one of them the spare: that leaves a core to the server. */
function defaultThreads(): number {
  return Math.min(Math.max(availableParallelism(), 2), 4);
}
