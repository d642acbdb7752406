import { availableParallelism } from "node:os";
import type { CompiledComponent } from "#lib/compilation/compile-component";
import { refusal, TOO_COMPLEX, type Place } from "#lib/compilation/finding";
import { SparkError } from "#lib/core/errors";
import type { RenderInput, RenderResult } from "#lib/rendering/render-component";
import { readReply } from "#lib/core/worker-rpc";
import { createThreads } from "./threads";
import { createTurns } from "./turns";

export interface CompilePoolOptions {
  /** The built worker, as an absolute path. */
  workerFile: string;
  maxThreads?: number;
  /** For one call, from when a thread begins to work on it. A healthy compile takes 10 ms. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;
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
  const threads = createThreads({ workerFile, minThreads: 1, maxThreads, timeoutMs, failed: failureOf });
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
    /** Resolves when a first thread has drawn these apps and compiles at full speed. Other calls come in between. */
    async warm(apps: readonly { source: string; data: string }[] = []): Promise<void> {
      for (const app of apps) await ask("warm", app);
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

function failureOf(how: "while working" | "before", cause: unknown): Error {
  if (how === "while working") return refusal([TOO_COMPLEX]);
  return new SparkError("internal", "The compiler could not be started", { cause });
}

function later<Word extends string>(word: Word): Promise<Word> {
  return new Promise((resolve) => void setTimeout(resolve, STARTING_MS, word).unref());
}

/** As many as there are cores, one of them the spare: that leaves a core to the server. */
function defaultThreads(): number {
  return Math.min(Math.max(availableParallelism(), 2), 4);
}
