import { LRUCache } from "lru-cache";
import type { OverlayAnswer } from "#lib/context/overlay-engine";
import { SparkError } from "#lib/core/errors";
import { readReply } from "#lib/core/worker-rpc";
import type { LearntFile, ProjectWorker, Unpacked } from "#lib/projects/types";
import { createThreads } from "./threads";
import { createTurns } from "./turns";

export interface ProjectPoolOptions {
  /** The built worker, as an absolute path. */
  readonly workerFile: string;
  readonly timeoutMs?: number;
}

export interface ProjectPool extends ProjectWorker {
  close(): Promise<void>;
}

// The largest project takes three seconds to unpack on a slow machine.
const TIMEOUT_MS = 15_000;
const MAX_UNREADABLE = 1_000;

/**
 * One thread for what is too heavy for the server's own: archives, outlines, ranking. It starts with the first call and keeps what it
 * has read. A call that hangs or dies costs that thread and that call.
 */
export function createProjectPool({ workerFile, timeoutMs = TIMEOUT_MS }: ProjectPoolOptions): ProjectPool {
  // What a thread died of is given to the next one without its content.
  const unreadable = new LRUCache<string, true>({ max: MAX_UNREADABLE });
  let reading: string | undefined;
  const threads = createThreads({
    workerFile,
    minThreads: 0,
    maxThreads: 1,
    timeoutMs,
    failed: failureOf,
    onMessage: (message) => {
      if (isReading(message)) reading = keyOf(message.reading);
    },
  });
  const takeTurn = createTurns(1);
  const ask = (name: string, input: unknown, signal?: AbortSignal): Promise<unknown> =>
    takeTurn(async () => readReply(await threads.run(name, input)), signal);

  const learn = (files: readonly LearntFile[], signal?: AbortSignal): Promise<void> =>
    takeTurn(async () => {
      reading = undefined;
      const readable = files.map((file) => (unreadable.has(keyOf(file)) ? { ...file, content: "" } : file));
      try {
        readReply(await threads.run("learn", readable));
      } catch (error) {
        if (reading !== undefined) unreadable.set(reading, true);
        throw error;
      }
    }, signal);

  return {
    unpack: async (order, signal) => (await ask("unpack", order, signal)) as Unpacked,
    map: async (order, signal) => (await ask("map", order, signal)) as OverlayAnswer,
    learn,
    close: threads.close,
  };
}

function keyOf({ path, hash }: { path: string; hash: string }): string {
  return `${hash} ${path}`;
}

function isReading(message: unknown): message is { reading: { path: string; hash: string } } {
  return typeof message === "object" && message !== null && "reading" in message;
}

function failureOf(how: "while working" | "before", cause: unknown): Error {
  if (how === "before") return new SparkError("internal", "The project worker could not be started", { cause });
  const message = "Reading the project took too long, or too much memory. Leave out of it what is not source code.";
  return new SparkError("timeout", message, { cause });
}
