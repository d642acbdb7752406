import { float, floatText, globTest, integer, pairs, type Command } from "../arguments";
import { OK, RedisError } from "../reply";
import type { Store } from "../store";
import { readScanOptions } from "./keys";

/** Commands on fields under one key. */
export function hashCommands(store: Store): Record<string, Command> {
  const read = (key: string) => store.get(key, "hash") ?? new Map<string, string>();
  const write = (key: string, field: string, value: string): boolean => {
    const fields = store.collection(key, "hash");
    const old = fields.get(field);
    fields.set(field, value);
    store.resize(key, [field, value], old === undefined ? [] : [field, old]);
    return old === undefined;
  };
  const set: Command = ([key = "", ...rest]) => pairs(rest).filter(([field, value]) => write(key, field, value)).length;
  const add = (key: string, field: string, value: string) => {
    write(key, field, value);
    return value;
  };
  return {
    HSET: set,
    HMSET: (args) => (set(args), OK),
    HSETNX: ([key = "", field = "", value = ""]) => (read(key).has(field) ? 0 : (write(key, field, value), 1)),
    HGET: ([key = "", field = ""]) => read(key).get(field) ?? null,
    HMGET: ([key = "", ...fields]) => fields.map((field) => read(key).get(field) ?? null),
    HGETALL: ([key = ""]) => [...read(key)].flat(),
    HKEYS: ([key = ""]) => [...read(key).keys()],
    HVALS: ([key = ""]) => [...read(key).values()],
    HLEN: ([key = ""]) => read(key).size,
    HEXISTS: ([key = "", field = ""]) => (read(key).has(field) ? 1 : 0),
    HDEL([key = "", ...names]) {
      const fields = read(key);
      const gone = names.flatMap((name) => {
        const value = fields.get(name);
        return value !== undefined && fields.delete(name) ? [[name, value]] : [];
      });
      store.resize(key, [], gone.flat());
      return gone.length;
    },
    HINCRBY([key = "", field = "", amount]) {
      const value = integer(read(key).get(field) ?? "0") + integer(amount);
      if (!Number.isSafeInteger(value)) throw new RedisError("ERR increment or decrement would overflow");
      add(key, field, String(value));
      return value;
    },
    HINCRBYFLOAT: ([key = "", field = "", amount]) =>
      add(key, field, floatText(float(read(key).get(field) ?? "0") + float(amount))),
    HSCAN([key = "", , ...options]) {
      const fits = globTest(readScanOptions(options).match);
      return ["0", [...read(key)].filter(([field]) => fits(field)).flat()];
    },
  };
}
