import { createHash } from "node:crypto";

import { RedisError, type Reply } from "../reply";
import { scriptError } from "./tokens";
import { fromReply, isTruthy, lengthOf, tableOf, toNumber, toText, type Builtin, type Table, type Value } from "./values";

/** Everything that a script can call, with the commands of `run`. */
export function createLibrary(
  run: (command: readonly string[]) => Reply,
  keys: readonly string[],
  args: readonly string[],
): Table {
  return namespace({
    KEYS: tableOf(keys),
    ARGV: tableOf(args),
    redis: redisLibrary(run),
    math: mathLibrary(),
    string: stringLibrary(),
    table: tableLibrary(),
    tonumber: ([value]) => [toNumber(value)],
    tostring: ([value]) => [typeof value === "boolean" ? String(value) : (toText(value) ?? "nil")],
    type: ([value]) => [typeName(value)],
    unpack: ([value], line) => unpack(value, line),
    ipairs: ([value], line) => [tableArgument(value, line)],
    pairs: ([value], line) => [tableArgument(value, line)],
    assert(values, line) {
      if (!isTruthy(values[0])) throw scriptError(line, toText(values[1]) ?? "assertion failed!");
      return values;
    },
    error([message], line) {
      throw scriptError(line, toText(message) ?? "error");
    },
  });
}

function redisLibrary(run: (command: readonly string[]) => Reply): Table {
  const call: Builtin = (args, line) => {
    const command = args.map((arg) => {
      const text = toText(arg);
      if (text === undefined) throw scriptError(line, "Lua redis lib command arguments must be strings or integers");
      return text;
    });
    return [fromReply(run(command))];
  };
  return namespace({
    call,
    pcall(args, line) {
      try {
        return call(args, line);
      } catch (error) {
        if (!(error instanceof RedisError)) throw error;
        return [new Map([["err", error.message]])];
      }
    },
    status_reply: ([text]) => [new Map([["ok", text]])],
    error_reply: ([text]) => [new Map([["err", text]])],
    sha1hex: ([text]) => [
      createHash("sha1")
        .update(toText(text) ?? "")
        .digest("hex"),
    ],
    log: () => [],
    LOG_WARNING: 3,
    LOG_NOTICE: 2,
    LOG_VERBOSE: 1,
    LOG_DEBUG: 0,
  });
}

function mathLibrary(): Table {
  const numeric =
    (work: (...numbers: number[]) => number): Builtin =>
    (args, line) => [
      work(
        ...args.map((arg) => {
          const number = toNumber(arg);
          if (number === undefined) throw scriptError(line, "number expected");
          return number;
        }),
      ),
    ];
  const { floor, ceil, abs, min, max, sqrt, pow } = Math;
  const functions = Object.entries({ floor, ceil, abs, min, max, sqrt, pow }).map(
    ([name, work]) => [name, numeric(work)] as const,
  );
  return namespace({ ...Object.fromEntries(functions), huge: Infinity });
}

function stringLibrary(): Table {
  return namespace({
    len: ([text]) => [Buffer.byteLength(toText(text) ?? "")],
    lower: ([text]) => [(toText(text) ?? "").toLowerCase()],
    upper: ([text]) => [(toText(text) ?? "").toUpperCase()],
    rep: ([text, count]) => [(toText(text) ?? "").repeat(Math.min(toNumber(count) ?? 0, 10_000))],
    sub([text, from, to]) {
      const whole = toText(text) ?? "";
      const [start, end] = [toNumber(from) ?? 1, toNumber(to) ?? -1];
      return [whole.slice(Math.max(0, start < 0 ? whole.length + start : start - 1), end < 0 ? whole.length + end + 1 : end)];
    },
  });
}

function tableLibrary(): Table {
  return namespace({
    insert([value, ...rest], line) {
      const table = tableArgument(value, line);
      const length = lengthOf(table);
      const place = rest.length > 1 ? (toNumber(rest[0]) ?? length + 1) : length + 1;
      for (let index = length; index >= place; index--) table.set(index + 1, table.get(index));
      table.set(place, rest.at(-1));
      return [];
    },
    remove([value, at], line) {
      const table = tableArgument(value, line);
      const length = lengthOf(table);
      const place = toNumber(at) ?? length;
      const removed = table.get(place);
      for (let index = place; index <= length; index++) table.set(index, table.get(index + 1));
      return [removed];
    },
    getn: ([value], line) => [lengthOf(tableArgument(value, line))],
    concat: ([value, separator], line) => [
      unpack(value, line)
        .map((part) => toText(part) ?? "")
        .join(toText(separator) ?? ""),
    ],
  });
}

function unpack(value: Value, line: number): Value[] {
  const table = tableArgument(value, line);
  return Array.from({ length: lengthOf(table) }, (_none, index) => table.get(index + 1));
}

function tableArgument(value: Value, line: number): Table {
  if (!(value instanceof Map)) throw scriptError(line, `table expected, got ${typeName(value)}`);
  return value;
}

/** What a value is called in messages. */
export function typeName(value: Value): string {
  if (value === undefined) return "nil";
  return value instanceof Map ? "table" : typeof value;
}

function namespace(entries: Record<string, Value>): Table {
  return new Map(Object.entries(entries));
}
