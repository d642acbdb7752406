import { float, floatText, globTest, integer, pairs, range, type Command } from "../arguments";
import { RedisError, type Reply } from "../reply";
import type { Store } from "../store";
import { readScanOptions } from "./keys";
import { flat, selectRange, sorted, within } from "./sorted-ranges";

const ADD_OPTIONS: readonly string[] = ["NX", "XX", "GT", "LT", "CH", "INCR"];

/** Commands on sets in the order of their scores. */
export function sortedSetCommands(store: Store): Record<string, Command> {
  return { ...readCommands(store), ...writeCommands(store) };
}

function readCommands(store: Store): Record<string, Command> {
  const read = (key: string) => store.get(key, "zset") ?? new Map<string, number>();
  const scoreText = (score: number | undefined) => (score === undefined ? null : floatText(score));
  const rank = (key: string, member: string, isReversed: boolean) => {
    const index = sorted(read(key), isReversed).findIndex(([name]) => name === member);
    return index < 0 ? null : index;
  };
  return {
    ZCARD: ([key = ""]) => read(key).size,
    ZSCORE: ([key = "", member = ""]) => scoreText(read(key).get(member)),
    ZMSCORE: ([key = "", ...members]) => members.map((member) => scoreText(read(key).get(member))),
    ZRANK: ([key = "", member = ""]) => rank(key, member, false),
    ZREVRANK: ([key = "", member = ""]) => rank(key, member, true),
    ZCOUNT: ([key = "", low, high]) => sorted(read(key)).filter(within(low, high)).length,
    ZRANGE: ([key = "", ...args]) => selectRange(read(key), args),
    ZREVRANGE: ([key = "", ...args]) => selectRange(read(key), [...args, "REV"]),
    ZRANGEBYSCORE: ([key = "", ...args]) => selectRange(read(key), [...args, "BYSCORE"]),
    ZREVRANGEBYSCORE: ([key = "", ...args]) => selectRange(read(key), [...args, "BYSCORE", "REV"]),
    ZSCAN([key = "", , ...options]) {
      const fits = globTest(readScanOptions(options).match);
      const found = sorted(read(key)).filter(([member]) => fits(member));
      return ["0", flat(found, true)];
    },
  };
}

function writeCommands(store: Store): Record<string, Command> {
  const read = (key: string) => store.get(key, "zset") ?? new Map<string, number>();
  const write = (key: string, member: string, score: number): void => {
    const scores = store.collection(key, "zset");
    const isNew = !scores.has(member);
    scores.set(member, score);
    store.resize(key, isNew ? [member] : [], []);
  };
  const remove = (key: string, members: readonly string[]): number => {
    const scores = read(key);
    const gone = members.filter((member) => scores.delete(member));
    store.resize(key, [], gone);
    return gone.length;
  };
  const pop = (key: string, count: string | undefined, isFromTop: boolean): Reply => {
    const taken = sorted(read(key), isFromTop).slice(0, count === undefined ? 1 : integer(count));
    remove(key, flat(taken, false));
    return flat(taken, true);
  };
  return {
    ZADD: ([key = "", ...args]) => add(read(key), (member, score) => write(key, member, score), args),
    ZINCRBY([key = "", amount, member = ""]) {
      const score = (read(key).get(member) ?? 0) + float(amount);
      write(key, member, score);
      return floatText(score);
    },
    ZREM: ([key = "", ...members]) => remove(key, members),
    ZREMRANGEBYSCORE: ([key = "", low, high]) => remove(key, flat(sorted(read(key)).filter(within(low, high)), false)),
    ZREMRANGEBYRANK: ([key = "", start, stop]) =>
      remove(key, flat(range(sorted(read(key)), integer(start), integer(stop)), false)),
    ZPOPMIN: ([key = "", count]) => pop(key, count, false),
    ZPOPMAX: ([key = "", count]) => pop(key, count, true),
  };
}

/** `[NX|XX] [GT|LT] [CH] [INCR] score member ...`. */
function add(
  scores: ReadonlyMap<string, number>,
  write: (member: string, score: number) => void,
  args: readonly string[],
): Reply {
  const count = Math.max(
    0,
    args.findIndex((arg) => !ADD_OPTIONS.includes(arg.toUpperCase())),
  );
  const options = new Set(args.slice(0, count).map((option) => option.toUpperCase()));
  const members = pairs(args.slice(count)).map(([score, member]) => [member, float(score)] as const);
  if (options.has("INCR") && members.length !== 1)
    throw new RedisError("ERR INCR option supports a single increment-element pair");
  let added = 0;
  let changed = 0;
  let last: string | null = null;
  for (const [member, given] of members) {
    const old = scores.get(member);
    const score = options.has("INCR") ? (old ?? 0) + given : given;
    if (!mayWrite(options, old, score)) continue;
    write(member, score);
    last = floatText(score);
    if (old === undefined) added++;
    else if (old !== score) changed++;
  }
  if (options.has("INCR")) return last;
  return options.has("CH") ? added + changed : added;
}

function mayWrite(options: ReadonlySet<string>, old: number | undefined, score: number): boolean {
  if (old === undefined) return !options.has("XX");
  if (options.has("NX")) return false;
  return !(options.has("GT") && score <= old) && !(options.has("LT") && score >= old);
}
