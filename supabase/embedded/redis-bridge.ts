import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

import { isSame } from "./auth/guards";
import { checkCommand } from "./redis-bridge/command-names";
import { createMemoryRunner } from "./redis-bridge/memory-runner";
import { createRedisRunner } from "./redis-bridge/redis-runner";
import { isStatus, RedisError, type CommandRunner, type Reply } from "./redis-bridge/reply";
import { unsupported } from "./support/problem";

export interface RedisBridgeOptions {
  /** The bearer token that callers send. */
  token: string;
  /** A Redis server to use; without one the memory of this process serves. */
  redisUrl: string | undefined;
  log: (message: string) => void;
}

const LARGEST_BODY_BYTES = 10 * 1_024 * 1_024;
const MEMORY_BYTES = 64 * 1_024 * 1_024;
const MOST_COMMANDS = 1_000;

/** Upstash's REST protocol in front of a Redis server, or of memory. */
export async function createRedisBridge(options: RedisBridgeOptions): Promise<{ app: Hono; close: () => Promise<void> }> {
  const runner = await createRunner(options);
  const app = new Hono();
  app.use("*", async (context, next) => {
    const sent = /^bearer +(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1] ?? "";
    if (!isSame(sent, options.token)) return context.json({ error: "Unauthorized" }, 401);
    return next();
  });
  app.post("/", (context) =>
    answer(context, async (encode) => ({ result: encode(await runChecked(runner, await readCommand(context))) })),
  );
  app.post("/pipeline", (context) =>
    answer(context, async (encode) => {
      const outcomes = [];
      for (const command of await readCommands(context)) {
        outcomes.push(await runChecked(runner, command).catch((error: unknown) => refusalOrThrow(error)));
      }
      return outcomes.map((outcome) => toOutcome(outcome, encode));
    }),
  );
  app.post("/multi-exec", (context) =>
    answer(context, async (encode) => {
      const commands = await readCommands(context);
      for (const command of commands) checkCommand(command);
      return (await runner.runTogether(commands)).map((outcome) => toOutcome(outcome, encode));
    }),
  );
  app.all("*", (context) => unsupported(context.req.method, context.req.path));
  return { app, close: () => runner.close() };
}

async function createRunner({ redisUrl, log }: RedisBridgeOptions): Promise<CommandRunner> {
  if (redisUrl === undefined) return createMemoryRunner({ maxBytes: MEMORY_BYTES, now: Date.now });
  return createRedisRunner(redisUrl, log);
}

type Encode = (reply: Reply) => unknown;

async function answer(context: Context, work: (encode: Encode) => Promise<object>): Promise<Response> {
  const encode = context.req.header("upstash-encoding")?.toLowerCase() === "base64" ? toBase64 : plain;
  try {
    return context.json(await work(encode));
  } catch (error) {
    const { message } = refusalOrThrow(error);
    const status: ContentfulStatusCode = message.startsWith("ERR Redis cannot be reached") ? 503 : 400;
    return context.json({ error: message }, status);
  }
}

async function runChecked(runner: CommandRunner, command: readonly string[]): Promise<Reply> {
  checkCommand(command);
  return runner.run(command);
}

function toOutcome(outcome: Reply | RedisError, encode: Encode): { result: unknown } | { error: string } {
  return outcome instanceof RedisError ? { error: outcome.message } : { result: encode(outcome) };
}

function refusalOrThrow(error: unknown): RedisError {
  if (error instanceof RedisError) return error;
  throw error;
}

function plain(reply: Reply): unknown {
  if (isStatus(reply)) return reply.status;
  return Array.isArray(reply) ? reply.map(plain) : reply;
}

/** Every text but OK, which clients compare as it is. */
function toBase64(reply: Reply): unknown {
  if (isStatus(reply)) return toBase64(reply.status);
  if (typeof reply === "string") return reply === "OK" ? reply : Buffer.from(reply).toString("base64");
  return Array.isArray(reply) ? reply.map(toBase64) : reply;
}

async function readCommand(context: Context): Promise<string[]> {
  return toCommand(await readJson(context));
}

async function readCommands(context: Context): Promise<string[][]> {
  const body = await readJson(context);
  if (!Array.isArray(body) || body.length > MOST_COMMANDS) throw new RedisError("ERR a list of commands is expected");
  return body.map(toCommand);
}

function toCommand(value: unknown): string[] {
  if (!Array.isArray(value) || value.length === 0) throw new RedisError("ERR a command is a list of texts");
  return value.map((part: unknown) => {
    if (typeof part === "object" && part !== null) throw new RedisError("ERR a command is a list of texts");
    return part === null ? "" : String(part);
  });
}

async function readJson(context: Context): Promise<unknown> {
  const text = await context.req.text();
  if (Buffer.byteLength(text) > LARGEST_BODY_BYTES) throw new RedisError("ERR max request size exceeded");
  try {
    return JSON.parse(text);
  } catch {
    throw new RedisError("ERR failed to parse the command");
  }
}
