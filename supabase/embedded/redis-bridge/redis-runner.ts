import { createHash } from "node:crypto";

import type { Redis as RedisClient } from "ioredis";

import { RedisError, type CommandRunner, type Reply } from "./reply";
import { withoutFlags } from "./script-flags";

const CONNECT_MS = 2_000;
const COMMAND_MS = 2_000;
const MOST_SCRIPTS = 500;

/** Redis' commands on a Redis server. */
export async function createRedisRunner(url: string, log: (message: string) => void): Promise<CommandRunner> {
  // Loading the client takes a tenth of a second, which most starts need not spend.
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, { connectTimeout: CONNECT_MS, commandTimeout: COMMAND_MS, maxRetriesPerRequest: 1 });
  let wasReachable = true;
  redis.on("ready", () => {
    if (!wasReachable) log("Redis is back");
    wasReachable = true;
  });
  redis.on("error", (error: Error) => {
    if (wasReachable) log(`Redis cannot be reached: ${error.message}`);
    wasReachable = false;
  });
  const scripts = createScripts(redis);
  return {
    run: (command) => scripts.run(command),
    async runTogether(commands) {
      const prepared = await Promise.all(commands.map(scripts.prepare));
      const multi = redis.multi();
      for (const [name = "", ...args] of prepared) multi.call(asSent(name), ...args);
      const replies = (await multi.exec().catch(refusal)) ?? [];
      return replies.map(([error, reply]) => (error ? toRefusal(error) : toReply(reply)));
    },
    async close() {
      redis.disconnect();
    },
  };
}

/** Scripts by the hash their callers know, which is that of the text with its flags. */
function createScripts(redis: RedisClient) {
  const texts = new Map<string, string>();

  function remember(script: string): { hash: string; text: string } {
    const hash = sha1(script);
    const text = withoutFlags(script);
    const oldest = texts.keys().next();
    if (texts.size >= MOST_SCRIPTS && !texts.has(hash) && !oldest.done) texts.delete(oldest.value);
    texts.set(hash, text);
    return { hash, text };
  }

  const call = async ([name = "", ...args]: readonly string[]) => toReply(await redis.call(asSent(name), ...args).catch(refusal));

  /** The command as the server understands it; a hash becomes the text it stands for. */
  async function prepare(command: readonly string[]): Promise<readonly string[]> {
    const [name = "", first = "", ...rest] = command;
    const upper = name.toUpperCase();
    if (upper === "EVAL") return [name, remember(first).text, ...rest];
    const text = upper === "EVALSHA" ? texts.get(first.toLowerCase()) : undefined;
    return text === undefined ? command : ["EVAL", text, ...rest];
  }

  async function runScriptCommand(action: string, args: readonly string[]): Promise<Reply> {
    if (action.toUpperCase() === "LOAD") {
      const { hash, text } = remember(args[0] ?? "");
      await call(["SCRIPT", "LOAD", text]);
      return hash;
    }
    const known = await call(["SCRIPT", "EXISTS", ...args.map((hash) => sha1OfText(texts, hash))]);
    return known;
  }

  return {
    prepare,
    async run(command: readonly string[]): Promise<Reply> {
      const [name = "", first = "", ...rest] = command;
      const upper = name.toUpperCase();
      if (upper === "SCRIPT") return runScriptCommand(first, rest);
      const text = upper === "EVALSHA" ? texts.get(first.toLowerCase()) : undefined;
      if (text === undefined) return call(await prepare(command));
      // By the hash first: the text is long and the server mostly knows it.
      const byHash = await redis.call("EVALSHA", sha1(text), ...rest).then(toReply, (error: Error) => error);
      if (!(byHash instanceof Error)) return byHash;
      return byHash.message.startsWith("NOSCRIPT") ? call(["EVAL", text, ...rest]) : refusal(byHash);
    },
  };
}

/** The client library reshapes the answers of commands that it knows by their small-letter names. */
function asSent(name: string): string {
  return name.toUpperCase();
}

function sha1OfText(texts: ReadonlyMap<string, string>, hash: string): string {
  const text = texts.get(hash.toLowerCase());
  return text === undefined ? hash : sha1(text);
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}

function toReply(value: unknown): Reply {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number") return value;
  if (Array.isArray(value)) return value.map(toReply);
  return String(value);
}

function refusal(error: Error): never {
  throw toRefusal(error);
}

/** What the server refused is the caller's business; a lost server is not theirs. */
function toRefusal(error: Error): RedisError {
  return error.name === "ReplyError"
    ? new RedisError(error.message)
    : new RedisError(`ERR Redis cannot be reached: ${error.message}`);
}
