import { integer, place, range, type Command } from "../arguments";
import { OK, RedisError, type Reply } from "../reply";
import type { Store } from "../store";

type End = "LEFT" | "RIGHT";

/** Commands on lists. */
export function listCommands(store: Store): Record<string, Command> {
  const read = (key: string) => store.get(key, "list") ?? [];

  const push = (key: string, end: End, values: readonly string[]): number => {
    const items = store.collection(key, "list");
    if (end === "LEFT") items.unshift(...values.toReversed());
    else items.push(...values);
    store.resize(key, values, []);
    return items.length;
  };

  const take = (key: string, end: End, count: number): string[] => {
    const items = read(key);
    const taken = end === "LEFT" ? items.splice(0, count) : items.splice(Math.max(0, items.length - count)).toReversed();
    store.resize(key, [], taken);
    return taken;
  };

  const pop = (end: End): Command => {
    return ([key = "", count]) => {
      if (count === undefined) return take(key, end, 1)[0] ?? null;
      return store.has(key) ? take(key, end, integer(count)) : null;
    };
  };

  /** The list keeps these items only. */
  const keep = (key: string, kept: readonly string[]): void => {
    const items = read(key);
    const before = items.splice(0);
    items.push(...kept);
    store.resize(key, kept, before);
  };

  return {
    LPUSH: ([key = "", ...values]) => push(key, "LEFT", values),
    RPUSH: ([key = "", ...values]) => push(key, "RIGHT", values),
    LPUSHX: ([key = "", ...values]) => (store.has(key) ? push(key, "LEFT", values) : 0),
    RPUSHX: ([key = "", ...values]) => (store.has(key) ? push(key, "RIGHT", values) : 0),
    LPOP: pop("LEFT"),
    RPOP: pop("RIGHT"),
    LLEN: ([key = ""]) => read(key).length,
    LRANGE: ([key = "", start, stop]) => range(read(key), integer(start), integer(stop)),
    LINDEX: ([key = "", index]) => read(key).at(integer(index)) ?? null,
    LSET: ([key = "", index, value = ""]) => setItem(store, key, integer(index), value),
    LREM([key = "", count, value = ""]) {
      const wanted = integer(count);
      const items = wanted < 0 ? read(key).toReversed() : [...read(key)];
      let left = wanted === 0 ? Infinity : Math.abs(wanted);
      const kept = items.filter((item) => item !== value || left-- <= 0);
      keep(key, wanted < 0 ? kept.toReversed() : kept);
      return items.length - kept.length;
    },
    LTRIM([key = "", start, stop]) {
      if (store.has(key)) keep(key, range(read(key), integer(start), integer(stop)));
      return OK;
    },
    LMOVE([from = "", to = "", fromEnd = "", toEnd = ""]) {
      if (!store.has(from)) return null;
      const [value] = take(from, endOf(fromEnd), 1);
      if (value !== undefined) push(to, endOf(toEnd), [value]);
      return value ?? null;
    },
  };
}

function setItem(store: Store, key: string, index: number, value: string): Reply {
  const items = store.get(key, "list");
  if (items === undefined) throw new RedisError("ERR no such key");
  const position = place(index, items.length);
  const old = items[position];
  if (old === undefined) throw new RedisError("ERR index out of range");
  items[position] = value;
  store.resize(key, [value], [old]);
  return OK;
}

function endOf(text: string): End {
  const end = text.toUpperCase();
  if (end !== "LEFT" && end !== "RIGHT") throw new RedisError("ERR syntax error");
  return end;
}
