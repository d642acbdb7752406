import { createHash } from "node:crypto";

import { integer, type Command } from "./arguments";
import { leastArguments } from "./command-names";
import { hashCommands } from "./commands/hashes";
import { keyCommands } from "./commands/keys";
import { listCommands } from "./commands/lists";
import { setCommands } from "./commands/sets";
import { sortedSetCommands } from "./commands/sorted-sets";
import { stringCommands } from "./commands/strings";
import { parseScript } from "./lua/parse";
import { runScript } from "./lua/run";
import type { Block } from "./lua/syntax";
import { RedisError, type CommandRunner, type Reply } from "./reply";
import { withoutFlags } from "./script-flags";
import { createStore, type Store } from "./store";

export interface MemoryOptions {
  maxBytes: number;
  now: () => number;
}

const SWEEP_MS = 1_000;
const MOST_SCRIPTS = 500;

/** Redis' commands on the memory of this process. What is kept here is a cache: a restart forgets it. */
export function createMemoryRunner(options: MemoryOptions): CommandRunner {
  const store = createStore(options);
  const execute = createExecute(store);
  const sweep = setInterval(store.sweep, SWEEP_MS).unref();
  return {
    async run(command) {
      return execute(command);
    },
    async runTogether(commands) {
      return commands.map((command) => {
        try {
          return execute(command);
        } catch (error) {
          if (error instanceof RedisError) return error;
          throw error;
        }
      });
    },
    async close() {
      clearInterval(sweep);
    },
  };
}

function createExecute(store: Store): Command {
  const commands: Record<string, Command> = {
    ...keyCommands(store),
    ...stringCommands(store),
    ...hashCommands(store),
    ...listCommands(store),
    ...setCommands(store),
    ...sortedSetCommands(store),
  };
  const execute: Command = ([name = "", ...args]) => {
    const upper = name.toUpperCase();
    const command = commands[upper];
    if (command === undefined) throw new RedisError(`ERR unknown command '${name}'`);
    if (args.length < leastArguments(upper)) {
      throw new RedisError(`ERR wrong number of arguments for '${name.toLowerCase()}' command`);
    }
    return command(args);
  };
  Object.assign(commands, scriptCommands(execute));
  return execute;
}

function scriptCommands(execute: Command): Record<string, Command> {
  const scripts = new Map<string, Block>();
  const load = (text: string): string => {
    const hash = createHash("sha1").update(text).digest("hex");
    if (!scripts.has(hash)) {
      const oldest = scripts.keys().next();
      if (scripts.size >= MOST_SCRIPTS && !oldest.done) scripts.delete(oldest.value);
      scripts.set(hash, parseScript(withoutFlags(text)));
    }
    return hash;
  };
  const run = (hash: string, [count, ...rest]: readonly string[]): Reply => {
    const block = scripts.get(hash.toLowerCase());
    if (block === undefined) throw new RedisError("NOSCRIPT No matching script. Please use EVAL.");
    const keyCount = integer(count);
    if (keyCount < 0 || keyCount > rest.length) throw new RedisError("ERR Number of keys can't be greater than number of args");
    return runScript(block, { keys: rest.slice(0, keyCount), args: rest.slice(keyCount), run: execute });
  };
  return {
    EVAL: ([text = "", ...rest]) => run(load(text), rest),
    EVALSHA: ([hash = "", ...rest]) => run(hash, rest),
    SCRIPT([action = "", ...rest]) {
      if (action.toUpperCase() === "LOAD") return load(rest[0] ?? "");
      if (action.toUpperCase() === "EXISTS") return rest.map((hash) => (scripts.has(hash.toLowerCase()) ? 1 : 0));
      throw new RedisError(`ERR SCRIPT ${action} is not available through this bridge`);
    },
  };
}
