import { at, float, floatText, integer, range, syntaxError } from "../arguments";

/** A member of a sorted set with its score. */
export type Scored = readonly [member: string, score: number];

/** `start stop [BYSCORE] [REV] [LIMIT offset count] [WITHSCORES]` on these members. */
export function selectRange(scores: ReadonlyMap<string, number>, [start, stop, ...options]: readonly string[]): string[] {
  const words = options.map((option) => option.toUpperCase());
  const limitAt = words.indexOf("LIMIT");
  const [offset, count] = limitAt < 0 ? [0, -1] : [integer(at(options, limitAt + 1)), integer(at(options, limitAt + 2))];
  const rest = words.filter((_word, index) => limitAt < 0 || index < limitAt || index > limitAt + 2);
  if (rest.some((word) => !["BYSCORE", "REV", "WITHSCORES"].includes(word))) throw syntaxError();
  const isReversed = rest.includes("REV");
  const all = sorted(scores, isReversed);
  if (!rest.includes("BYSCORE")) return flat(range(all, integer(start), integer(stop)), rest.includes("WITHSCORES"));
  const found = all.filter(isReversed ? within(stop, start) : within(start, stop));
  return flat(count < 0 ? found.slice(offset) : found.slice(offset, offset + count), rest.includes("WITHSCORES"));
}

/** Is a score between two bounds: `5`, `(5` without 5 itself, `-inf`, `+inf`? */
export function within(low: string | undefined, high: string | undefined): (scored: Scored) => boolean {
  const isOpen = (bound: string | undefined) => bound?.startsWith("(") === true;
  const value = (bound: string | undefined) => float(isOpen(bound) ? bound?.slice(1) : bound);
  const [least, most] = [value(low), value(high)];
  return ([, score]) => (isOpen(low) ? score > least : score >= least) && (isOpen(high) ? score < most : score <= most);
}

/** Members by their scores, equal ones by their bytes. */
export function sorted(scores: ReadonlyMap<string, number>, isReversed = false): Scored[] {
  const members = [...scores].toSorted(compare);
  return isReversed ? members.toReversed() : members;
}

/** Members as the protocol lists them. */
export function flat(members: readonly Scored[], withScores: boolean): string[] {
  return members.flatMap(([member, score]) => (withScores ? [member, floatText(score)] : [member]));
}

function compare([nameA, a]: Scored, [nameB, b]: Scored): number {
  if (a !== b) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(nameA), Buffer.from(nameB));
}
