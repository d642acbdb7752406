import { globTest, integer, type Command } from "../arguments";
import type { Store } from "../store";
import { readScanOptions } from "./keys";

/** Commands on sets. */
export function setCommands(store: Store): Record<string, Command> {
  const read = (key: string): ReadonlySet<string> => store.get(key, "set") ?? new Set();
  const add = (key: string, members: readonly string[]): number => {
    const set = store.collection(key, "set");
    const fresh = [...new Set(members)].filter((member) => !set.has(member));
    for (const member of fresh) set.add(member);
    store.resize(key, fresh, []);
    return fresh.length;
  };
  const remove = (key: string, members: readonly string[]): number => {
    const set = store.get(key, "set") ?? new Set<string>();
    const gone = members.filter((member) => set.delete(member));
    store.resize(key, [], gone);
    return gone.length;
  };
  const random = (key: string, count: number): string[] => shuffled([...read(key)]).slice(0, count);
  return {
    SADD: ([key = "", ...members]) => add(key, members),
    SREM: ([key = "", ...members]) => remove(key, members),
    SCARD: ([key = ""]) => read(key).size,
    SMEMBERS: ([key = ""]) => [...read(key)],
    SISMEMBER: ([key = "", member = ""]) => (read(key).has(member) ? 1 : 0),
    SMISMEMBER: ([key = "", ...members]) => members.map((member) => (read(key).has(member) ? 1 : 0)),
    SRANDMEMBER: ([key = "", count]) =>
      count === undefined ? (random(key, 1)[0] ?? null) : random(key, Math.abs(integer(count))),
    SPOP([key = "", count]) {
      const taken = random(key, count === undefined ? 1 : integer(count));
      remove(key, taken);
      return count === undefined ? (taken[0] ?? null) : taken;
    },
    SMOVE: ([from = "", to = "", member = ""]) => (remove(from, [member]) === 0 ? 0 : (add(to, [member]), 1)),
    SUNION: (keys) => [...new Set(keys.flatMap((key) => [...read(key)]))],
    SINTER: ([first = "", ...keys]) => [...read(first)].filter((member) => keys.every((key) => read(key).has(member))),
    SDIFF: ([first = "", ...keys]) => [...read(first)].filter((member) => !keys.some((key) => read(key).has(member))),
    SSCAN([key = "", , ...options]) {
      const fits = globTest(readScanOptions(options).match);
      return ["0", [...read(key)].filter(fits)];
    },
  };
}

function shuffled(items: string[]): string[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [items[last], items[other]] = [items[other] ?? "", items[last] ?? ""];
  }
  return items;
}
