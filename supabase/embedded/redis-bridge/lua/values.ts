import { isStatus, RedisError, type Reply } from "../reply";
import { scriptError } from "./tokens";

/** A Lua table; numbers and texts are different keys, as in a Map. */
export type Table = Map<Value, Value>;
/** A function of the library; it may give several values. */
export type Builtin = (args: readonly Value[], line: number) => readonly Value[];
export type Value = undefined | boolean | number | string | Table | Builtin;

/** Everything but nil and false is true. */
export function isTruthy(value: Value): boolean {
  return value !== undefined && value !== false;
}

/** What arithmetic takes: numbers, and texts that are numbers. */
export function toNumber(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^\s*[-+]?(0x[0-9a-f]+|\d+\.?\d*(e[-+]?\d+)?|\.\d+(e[-+]?\d+)?)\s*$/i.test(value))
    return undefined;
  return Number(value);
}

/** What concatenation and Redis take: texts and numbers. */
export function toText(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return undefined;
  return Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(14)));
}

/** A table of these values, counted from 1. */
export function tableOf(values: readonly Value[]): Table {
  return new Map(values.map((value, index) => [index + 1, value]));
}

/** The length of the part that is counted from 1 without a gap. */
export function lengthOf(table: Table): number {
  let length = 0;
  while (table.get(length + 1) !== undefined) length++;
  return length;
}

/** Redis' conversion of an answer for a script. */
export function fromReply(reply: Reply): Value {
  if (reply === null) return false;
  if (typeof reply === "string" || typeof reply === "number") return reply;
  if (isStatus(reply)) return new Map([["ok", reply.status]]);
  return tableOf(reply.map(fromReply));
}

/** Redis' conversion of what a script returns. */
export function toReply(value: Value): Reply {
  if (value === undefined || value === false) return null;
  if (value === true) return 1;
  if (typeof value === "number") return Math.trunc(value);
  if (typeof value === "string") return value;
  if (typeof value === "function") throw scriptError(0, "a function cannot be returned");
  const [failure, status] = [value.get("err"), value.get("ok")];
  if (typeof failure === "string") throw new RedisError(failure);
  if (typeof status === "string") return { status };
  return Array.from({ length: lengthOf(value) }, (_none, index) => toReply(value.get(index + 1)));
}
