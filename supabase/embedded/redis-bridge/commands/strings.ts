import { float, floatText, integer, pairs, range, syntaxError, type Command } from "../arguments";
import { OK, RedisError, type Reply } from "../reply";
import type { Store } from "../store";
import { expiryFrom } from "./expiry";

/** Commands on single texts and counters. */
export function stringCommands(store: Store): Record<string, Command> {
  const get = (key: string) => store.get(key, "string") ?? null;
  const keepExpiry = (key: string, value: string) => store.setText(key, value, store.expiryOf(key));
  const add = (key: string, amount: number) => {
    const value = integer(get(key) ?? "0") + amount;
    if (!Number.isSafeInteger(value)) throw new RedisError("ERR increment or decrement would overflow");
    keepExpiry(key, String(value));
    return value;
  };
  return {
    GET: ([key = ""]) => get(key),
    SET: (args) => setText(store, args),
    SETNX: ([key = "", value = ""]) => (store.has(key) ? 0 : (store.setText(key, value), 1)),
    SETEX: ([key = "", seconds = "", value = ""]) => setText(store, [key, value, "EX", seconds]),
    PSETEX: ([key = "", ms = "", value = ""]) => setText(store, [key, value, "PX", ms]),
    GETSET: ([key = "", value = ""]) => setText(store, [key, value, "GET"]),
    GETDEL([key = ""]) {
      const value = get(key);
      store.delete(key);
      return value;
    },
    GETEX([key = "", ...options]) {
      const value = get(key);
      if (value === null || options.length === 0) return value;
      store.setExpiry(key, options[0]?.toUpperCase() === "PERSIST" ? undefined : expiryFrom(options[0], options[1], store.now()));
      return value;
    },
    MGET: (keys) => keys.map((key) => (store.kindOf(key) === "string" ? get(key) : null)),
    MSET(args) {
      for (const [key, value] of pairs(args)) store.setText(key, value);
      return OK;
    },
    MSETNX(args) {
      if (pairs(args).some(([key]) => store.has(key))) return 0;
      for (const [key, value] of pairs(args)) store.setText(key, value);
      return 1;
    },
    APPEND([key = "", value = ""]) {
      const whole = (get(key) ?? "") + value;
      keepExpiry(key, whole);
      return Buffer.byteLength(whole);
    },
    STRLEN: ([key = ""]) => Buffer.byteLength(get(key) ?? ""),
    GETRANGE: ([key = "", start, stop]) => range([...(get(key) ?? "")], integer(start), integer(stop)).join(""),
    INCR: ([key = ""]) => add(key, 1),
    DECR: ([key = ""]) => add(key, -1),
    INCRBY: ([key = "", amount]) => add(key, integer(amount)),
    DECRBY: ([key = "", amount]) => add(key, -integer(amount)),
    INCRBYFLOAT([key = "", amount]) {
      const value = floatText(float(get(key) ?? "0") + float(amount));
      keepExpiry(key, value);
      return value;
    },
  };
}

interface SetOptions {
  only: "NX" | "XX" | undefined;
  returnsOld: boolean;
  keepsExpiry: boolean;
  expiresAt: number | undefined;
}

function setText(store: Store, [key = "", value = "", ...options]: readonly string[]): Reply {
  const { only, returnsOld, keepsExpiry, expiresAt } = readSetOptions(options, store.now());
  const old = returnsOld ? (store.get(key, "string") ?? null) : null;
  const isAllowed = only === undefined || store.has(key) === (only === "XX");
  if (isAllowed) store.setText(key, value, keepsExpiry ? store.expiryOf(key) : expiresAt);
  if (returnsOld) return old;
  return isAllowed ? OK : null;
}

function readSetOptions(options: readonly string[], now: number): SetOptions {
  const read: SetOptions = { only: undefined, returnsOld: false, keepsExpiry: false, expiresAt: undefined };
  for (let index = 0; index < options.length; index++) {
    const option = options[index]?.toUpperCase();
    if ((option === "NX" || option === "XX") && read.only === undefined) read.only = option;
    else if (option === "GET") read.returnsOld = true;
    else if (option === "KEEPTTL" && read.expiresAt === undefined) read.keepsExpiry = true;
    else if (read.expiresAt === undefined && !read.keepsExpiry) read.expiresAt = expiryFrom(option, options[++index], now);
    else throw syntaxError();
  }
  return read;
}
