import { at, globTest, integer, syntaxError, type Command } from "../arguments";
import { OK, RedisError, type Reply } from "../reply";
import type { Store } from "../store";

/** Commands on keys as such: existence, expiry, listing. */
export function keyCommands(store: Store): Record<string, Command> {
  const remove: Command = (keys) => keys.filter((key) => store.delete(key)).length;
  const left = (key: string) => {
    if (!store.has(key)) return -2;
    const expiresAt = store.expiryOf(key);
    return expiresAt === undefined ? -1 : expiresAt - store.now();
  };
  const ends = (key: string) => (store.has(key) ? (store.expiryOf(key) ?? -1) : -2);
  const toSeconds = (ms: number, round: (value: number) => number) => (ms < 0 ? ms : round(ms / 1_000));
  return {
    PING: ([text]) => text ?? { status: "PONG" },
    ECHO: ([text = ""]) => text,
    TIME: () => [String(Math.floor(store.now() / 1_000)), String((store.now() % 1_000) * 1_000)],
    DBSIZE: () => store.keys().length,
    DEL: remove,
    UNLINK: remove,
    EXISTS: (keys) => keys.filter((key) => store.has(key)).length,
    TOUCH: (keys) => keys.filter((key) => store.has(key)).length,
    TYPE: ([key = ""]) => ({ status: store.kindOf(key) ?? "none" }),
    EXPIRE: ([key = "", seconds, option]) => expire(store, key, store.now() + integer(seconds) * 1_000, option),
    PEXPIRE: ([key = "", ms, option]) => expire(store, key, store.now() + integer(ms), option),
    EXPIREAT: ([key = "", seconds, option]) => expire(store, key, integer(seconds) * 1_000, option),
    PEXPIREAT: ([key = "", ms, option]) => expire(store, key, integer(ms), option),
    TTL: ([key = ""]) => toSeconds(left(key), Math.ceil),
    PTTL: ([key = ""]) => left(key),
    EXPIRETIME: ([key = ""]) => toSeconds(ends(key), Math.floor),
    PEXPIRETIME: ([key = ""]) => ends(key),
    PERSIST([key = ""]) {
      if (store.expiryOf(key) === undefined) return 0;
      store.setExpiry(key, undefined);
      return 1;
    },
    RENAME([from = "", to = ""]) {
      const kind = store.kindOf(from);
      if (kind === undefined) throw new RedisError("ERR no such key");
      store.rename(from, to);
      return OK;
    },
    KEYS: ([pattern = ""]) => store.keys().filter(globTest(pattern)),
    SCAN: ([, ...options]) => scan(store, options),
  };
}

/** Everything in one go: a cursor that always ends is a valid cursor. */
function scan(store: Store, options: readonly string[]): Reply {
  const { match, type } = readScanOptions(options);
  const fits = globTest(match);
  return ["0", store.keys().filter((key) => fits(key) && (type === undefined || store.kindOf(key) === type))];
}

/** `MATCH pattern COUNT n TYPE kind`, in any order. */
export function readScanOptions(options: readonly string[]): { match: string; type: string | undefined } {
  const read = { match: "*", type: undefined as string | undefined };
  for (let index = 0; index < options.length; index += 2) {
    const value = at(options, index + 1);
    switch (options[index]?.toUpperCase()) {
      case "MATCH":
        read.match = value;
        break;
      case "TYPE":
        read.type = value.toLowerCase();
        break;
      case "COUNT":
        integer(value);
        break;
      default:
        throw syntaxError();
    }
  }
  return read;
}

function expire(store: Store, key: string, until: number, option: string | undefined): number {
  if (!store.has(key)) return 0;
  const current = store.expiryOf(key);
  if (!isAllowed(option?.toUpperCase(), current, until)) return 0;
  store.setExpiry(key, until);
  return 1;
}

function isAllowed(option: string | undefined, current: number | undefined, until: number): boolean {
  switch (option) {
    case undefined:
      return true;
    case "NX":
      return current === undefined;
    case "XX":
      return current !== undefined;
    case "GT":
      return current !== undefined && until > current;
    case "LT":
      return current === undefined || until < current;
    default:
      throw new RedisError("ERR Unsupported option");
  }
}
