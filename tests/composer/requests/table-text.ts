import type { Json } from "#lib/core/json";

/** One record of a test's data. */
export type Row = { readonly [key: string]: Json };

/**
 * Records written as lines with bars between the values. A column's name ends with # when it holds numbers and with ? when it
 * holds yes and no; nothing between two bars is null.
 */
export function readTable(head: string, lines: string): Row[] {
  const columns = head.split("|").map((column) => column.trim());
  const rows = lines
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((value) => value.trim()));
  return rows.map((values) =>
    Object.fromEntries(columns.map((column, index) => [column.replace(/[#?]$/, ""), readValue(column, values[index] ?? "")])),
  );
}

/** Numbers from 0 to 1 that look random and are the same every time. */
export function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** One of a list. */
export function pick<Value>(values: readonly [Value, ...Value[]], chance: number): Value {
  return values[Math.floor(chance * values.length)] ?? values[0];
}

/** The ISO date some days after another. */
export function dayAfter(start: string, days: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function readValue(column: string, text: string): Json {
  if (text === "") return null;
  if (column.endsWith("#")) return Number(text);
  return column.endsWith("?") ? text === "yes" : text;
}
