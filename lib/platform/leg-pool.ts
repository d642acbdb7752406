import { Piscina } from "piscina";
import { readReply, type WorkerCall, type WorkerReply } from "#lib/core/worker-rpc";
import type { LegOrder, LegReport } from "#lib/generation/candidate-leg";
import type { RunLeg } from "#lib/generation/quality";
import type { RunPhase } from "#lib/generation/types";
import type { ModelsConfig } from "./models";

// A thread keeps its tools for the next run, for a while.
const IDLE_MS = 60_000;
const MAX_THREADS = 4;
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 1 };

export interface LegPool {
  runLeg: RunLeg;
  close(): Promise<void>;
}

export interface LegPoolOptions {
  /** The built worker, as an absolute path. */
  readonly workerFile: string;
  readonly models: ModelsConfig;
}

/** Threads for runs with two providers: each leg has one for itself, and whoever stops a run ends it. */
export function createLegPool({ workerFile, models }: LegPoolOptions): LegPool {
  const listeners = new Map<number, (phase: RunPhase) => void>();
  let lastId = 0;
  let pool: Piscina<WorkerCall, WorkerReply> | undefined;

  function open(): Piscina<WorkerCall, WorkerReply> {
    const opened: Piscina<WorkerCall, WorkerReply> = new Piscina({
      filename: workerFile,
      minThreads: 0,
      maxThreads: MAX_THREADS,
      idleTimeout: IDLE_MS,
      concurrentTasksPerWorker: 1,
      resourceLimits: RESOURCE_LIMITS,
      workerData: { models },
    });
    opened.on("message", ({ leg, phase }: { leg?: number; phase?: RunPhase }) => {
      if (leg !== undefined && phase !== undefined) listeners.get(leg)?.(phase);
    });
    // A pool whose thread could not be loaded starts none again.
    opened.on("error", () => {
      if (pool === opened) pool = undefined;
      void opened.destroy();
    });
    return opened;
  }

  async function runLeg(order: LegOrder, signal: AbortSignal, onPhase: (phase: RunPhase) => void): Promise<LegReport> {
    const id = ++lastId;
    listeners.set(id, onPhase);
    try {
      const reply = await (pool ??= open()).run({ id, name: "leg", input: { id, order } }, { signal });
      return readReply(reply) as LegReport;
    } finally {
      listeners.delete(id);
    }
  }

  return { runLeg, close: async () => pool?.destroy() };
}
