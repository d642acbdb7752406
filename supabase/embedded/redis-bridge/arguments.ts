import { RedisError, type Reply } from "./reply";

/** A command's own function: its arguments without its name. */
export type Command = (args: readonly string[]) => Reply;

const INTEGER = /^[+-]?\d+$/;

/** A whole number, or Redis' refusal. */
export function integer(text: string | undefined): number {
  const value = Number(text);
  if (text === undefined || !INTEGER.test(text) || !Number.isSafeInteger(value)) {
    throw new RedisError("ERR value is not an integer or out of range");
  }
  return value;
}

/** Any number; infinities are numbers where an order is meant. */
export function float(text: string | undefined): number {
  const lower = text?.trim().toLowerCase();
  if (lower === "inf" || lower === "+inf") return Infinity;
  if (lower === "-inf") return -Infinity;
  const value = Number(lower);
  if (lower === undefined || lower === "" || Number.isNaN(value)) throw new RedisError("ERR value is not a valid float");
  return value;
}

/** A number as Redis writes it. */
export function floatText(value: number): string {
  if (value === Infinity) return "inf";
  return value === -Infinity ? "-inf" : String(value);
}

/** The argument at a place, which the command's arity guarantees. */
export function at(args: readonly string[], index: number): string {
  const value = args[index];
  if (value === undefined) throw syntaxError();
  return value;
}

/** `field value field value ...` as pairs. */
export function pairs(args: readonly string[]): [string, string][] {
  if (args.length === 0 || args.length % 2 !== 0) throw new RedisError("ERR wrong number of arguments");
  return Array.from({ length: args.length / 2 }, (_none, index) => [at(args, 2 * index), at(args, 2 * index + 1)]);
}

/** The one refusal for arguments that make no sense together. */
export function syntaxError(): RedisError {
  return new RedisError("ERR syntax error");
}

/** A place counted from the front, or from the back when negative. */
export function place(index: number, length: number): number {
  return index < 0 ? length + index : index;
}

/** What lies between two places, both included, as Redis counts them. */
export function range<T>(items: readonly T[], start: number, stop: number): T[] {
  return items.slice(Math.max(0, place(start, items.length)), place(stop, items.length) + 1);
}

/** Redis' glob patterns as a test. */
export function globTest(pattern: string): (text: string) => boolean {
  let source = "";
  for (let index = 0; index < pattern.length; index++) {
    const character = at([...pattern], index);
    const end = character === "[" ? pattern.indexOf("]", index + 1) : -1;
    if (character === "*") source += "[\\s\\S]*";
    else if (character === "?") source += "[\\s\\S]";
    else if (end > 0) {
      source += `[${pattern.slice(index + 1, end).replaceAll(/[\\[\]]/g, "\\$&")}]`;
      index = end;
    } else {
      if (character === "\\") index++;
      source += (pattern[index] ?? "\\").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    }
  }
  const expression = new RegExp(`^${source}$`);
  return (text) => expression.test(text);
}
