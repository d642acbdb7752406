import type { DiffLine, Hunk } from "./parse-diff";

/** What the hunks make of a content, or the number of the first one that does not fit, counted from 1. */
export type Placed = { ok: true; content: string } | { ok: false; hunk: number; reason: string };

// A diff is small, but a file of equal lines and a hunk of equal lines could be compared for hours.
const MAX_COMPARISONS = 20_000_000;

/**
 * Puts hunks where their lines are, whatever line numbers they carry: the place nearest to the announced one. Lines have to be the
 * same; where that finds nothing, they may differ in white space at their end.
 */
export function placeHunks(content: string, hunks: readonly Hunk[]): Placed {
  const exact = place(content, hunks, "exact");
  return exact.ok ? exact : place(content, hunks, "loose");
}

function place(content: string, hunks: readonly Hunk[], manner: "exact" | "loose"): Placed {
  const lines = linesOf(content);
  const eol = lines[0]?.endsWith("\r\n") ? "\r\n" : "\n";
  const numberOf = createNumbers(manner === "exact" ? (line) => line : (line) => line.trimEnd());
  const file = lines.map(numberOf);
  const fuel = { left: MAX_COMPARISONS };
  const result: string[] = [];
  let [end, drift] = [0, 0];
  for (const [index, { start, lines: changes }] of hunks.entries()) {
    const old = changes.filter(({ sign }) => sign !== "+").map((line) => numberOf(asLine(line)));
    const at = findPlace(file, old, { start, from: end, drift }, fuel);
    if (typeof at === "string") return { ok: false, hunk: index + 1, reason: at };
    result.push(...lines.slice(end, at), ...changedLines(changes, lines.slice(at), manner === "exact" ? undefined : eol));
    end = at + old.length;
    // Without old lines, a hunk stands behind the line it names.
    if (start !== undefined) drift = at - (old.length === 0 ? start : start - 1);
  }
  return { ok: true, content: joined([...result, ...lines.slice(end)], eol) };
}

/** Equal lines get equal numbers, which are compared in no time however long the lines are. */
function createNumbers(keyOf: (line: string) => string): (line: string) => number {
  const numbers = new Map<string, number>();
  return (line) => {
    const key = keyOf(line);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
}

/** Lines with their ends; only the last one may lack it. */
function linesOf(content: string): string[] {
  return content.split(/(?<=\n)/).filter((line) => line !== "");
}

function asLine({ text, isLast }: DiffLine): string {
  return isLast ? text : `${text}\n`;
}

/** What comes in the place of a hunk: lines that stay are the file's own, new ones end as its others do. */
function changedLines(hunk: readonly DiffLine[], file: readonly string[], eol: string | undefined): string[] {
  let position = 0;
  return hunk.flatMap((line) => {
    const own = line.sign === "+" ? "" : (file[position++] ?? "");
    if (line.sign !== "+") return line.sign === " " ? [own] : [];
    return [eol === undefined ? asLine(line) : `${line.text.replace(/\r$/, "")}${line.isLast ? "" : eol}`];
  });
}

function joined(lines: readonly string[], eol: string): string {
  return lines.map((line, index) => (line.endsWith("\n") || index === lines.length - 1 ? line : line + eol)).join("");
}

/** Where the lines are, or why they are nowhere. */
function findPlace(
  file: readonly number[],
  old: readonly number[],
  { start, from, drift }: { start: number | undefined; from: number; drift: number },
  fuel: { left: number },
): number | string {
  if (old.length === 0) return placeOfInsertion(file.length, start, from, drift);
  const last = file.length - old.length;
  const near = Math.min(Math.max(start === undefined ? from : start - 1 + drift, from), Math.max(last, from));
  const found: number[] = [];
  for (let distance = 0; near - distance >= from || near + distance <= last; distance += 1) {
    for (const at of distance === 0 ? [near] : [near - distance, near + distance]) {
      if (at >= from && at <= last && fits(file, old, at, fuel)) found.push(at);
      if (fuel.left < 0) return "its lines repeat too often to be found";
    }
    if (found.length > 0 && start !== undefined) break;
  }
  const [first] = found;
  if (first === undefined) return "its lines are not in the file";
  return start === undefined && found.length > 1 ? "it has no line numbers, and its lines are in several places" : first;
}

function placeOfInsertion(length: number, start: number | undefined, from: number, drift: number): number | string {
  const at = length === 0 ? 0 : start === undefined ? -1 : start + drift;
  return at >= from && at <= length ? at : "it only adds lines, and names no place in the file to add them";
}

function fits(file: readonly number[], old: readonly number[], at: number, fuel: { left: number }): boolean {
  let index = 0;
  while (index < old.length && file[at + index] === old[index]) index += 1;
  fuel.left -= index + 1;
  return index === old.length;
}
