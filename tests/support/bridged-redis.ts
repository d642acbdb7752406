import { onTestFinished, vi } from "vitest";
import { createRedisHome, type RedisHome } from "#lib/platform/cache";
import { createRedisBridge } from "../../supabase/embedded/redis-bridge";

const TOKEN = "token";

/** One process's way to the Redis that all of a test share. */
export interface RedisLine {
  readonly home: RedisHome;
  /** Failures that its process was told of. */
  readonly failures: unknown[];
  /** Whether its messages arrive. Answers are lost by a line that breaks after the message: one of them, or all. */
  state: "up" | "down" | "answer-lost" | "answers-lost";
}

/**
 * The real client before the real bridge on memory, without a socket between them: as many processes as one likes, and time may be
 * faked. `settle` waits until every message has been answered.
 */
export async function bridgedRedis(processes: number): Promise<{ lines: RedisLine[]; settle: () => Promise<void> }> {
  const { app, close } = await createRedisBridge({ token: TOKEN, redisUrl: undefined, log: () => {} });
  const lines = Array.from({ length: processes }, (_none, index) => openLine(`http://process-${index}.test`));
  let underway = 0;
  const send = async (url: string, init: RequestInit) => {
    const line = lines[Number(/process-(\d+)/.exec(url)?.[1])];
    if (line?.state === "down") throw new TypeError("fetch failed");
    const response = await app.fetch(new Request(url, init));
    const body = await response.text();
    if (!line?.state.endsWith("-lost")) return new Response(body, response);
    if (line.state === "answer-lost") line.state = "up";
    throw new TypeError("terminated");
  };
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    underway += 1;
    return send(url, init).finally(() => void (underway -= 1));
  });
  onTestFinished(async () => {
    vi.unstubAllGlobals();
    await close();
  });
  const settle = async () => {
    do await new Promise((resolve) => setImmediate(resolve));
    while (underway > 0);
  };
  return { lines, settle };
}

function openLine(url: string): RedisLine {
  const failures: unknown[] = [];
  return { home: createRedisHome({ url, token: TOKEN, report: (error) => failures.push(error) }), failures, state: "up" };
}
