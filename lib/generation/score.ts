import type { SourceMeasures } from "#lib/compilation/measure-source";
import { citationsIn } from "./citations";
import type { ProjectChange, WriteRequest } from "./types";

/** What is compared of two candidates; nothing of it depends on the machine. */
export interface Scored {
  readonly measures: SourceMeasures;
  /** Questions until it passed the gate. */
  readonly repairs: number;
  /** Of its bundle and its sheet. */
  readonly bundleBytes: number;
  /** Whether drawing it without a browser worked. */
  readonly render: "ok" | "unknown";
  readonly source: string;
  readonly prompt: string;
}

/** Points apart that are no difference. */
export const NEAR_TIE = 3;

const FULL = 100;
const PER_REPAIR = 8;
const PER_NESTED_LOOP = 6;
const PER_KILOBYTE = 1;
const FREE_KILOBYTES = 4;
const MOST_FOR_SIZE = 12;
const PER_COMPLAINT = 4;
const MOST_FOR_COMPLAINTS = 20;
const FOR_UNKNOWN = 6;
const PER_MISSED_WISH = 5;

// What a request may name, and how a source that heeds it looks.
const WISHES: readonly (readonly [asked: RegExp, heeded: RegExp])[] = [
  [/\bdaisy\s?ui\b/i, /\b(?:btn|card|badge|table|input|select|stat|tabs?|alert|modal|menu|progress)\b/],
  [/\btailwind\b/i, /class(?:List)?=/],
  [/\bsvg\b/i, /<svg\b/],
  [/\bstore\b/i, /solid-js\/store/],
  [/\bresource|suspense\b/i, /\b(?:createResource|Suspense)\b/],
  [/\b(?:typed|typescript|types)\b/i, /\b(?:interface|type)\s+[A-Z]/],
  [/\bkeyboard\b/i, /onKeyDown|tabindex/i],
];

const FOR_NO_CHANGE = 40;
const FOR_NO_CITATION = 10;
const PER_FALSE_CITATION = 5;
const MOST_FOR_FALSE_CITATIONS = 15;
const LINES_PER_POINT = 40;
const ASKS_FOR_CHANGE =
  /\b(?:add|change|fix|implement|make|move|refactor|remove|rename|replace|rewrite|split|support|use|write)\b/i;

/** Points of an answer about a project, 0 to 100: a change where one is asked for, places cited that are there, size. */
export function scoreOfWords(
  { text, change, repairs }: { text: string; change: ProjectChange | undefined; repairs: number },
  { prompt, project }: Pick<WriteRequest, "prompt" | "project">,
): number {
  if (project === undefined) return 0;
  const cited = citationsIn(text);
  const known = new Set([...project.paths, ...(change?.files ?? []).map(({ path }) => path)]);
  const invented = cited.filter(({ path }) => !known.has(path)).length;
  const added = (change?.files ?? []).reduce((total, { additions }) => total + additions, 0);
  const loss =
    repairs * PER_REPAIR +
    (change === undefined && ASKS_FOR_CHANGE.test(prompt) ? FOR_NO_CHANGE : 0) +
    (cited.length === 0 ? FOR_NO_CITATION : 0) +
    Math.min(MOST_FOR_FALSE_CITATIONS, invented * PER_FALSE_CITATION) +
    Math.min(MOST_FOR_SIZE, added / LINES_PER_POINT);
  return Math.max(0, Math.round((FULL - loss) * 10) / 10);
}

/** Points of a candidate, 0 to 100: findings on the way, loops in loops, size, accessibility, and what the request named. */
export function scoreOf({ measures, repairs, bundleBytes, render, source, prompt }: Scored): number {
  const kilobytes = Math.max(0, (measures.bytes + bundleBytes) / 1_024 - FREE_KILOBYTES);
  const missed = WISHES.filter(([asked, heeded]) => asked.test(prompt) && !heeded.test(source)).length;
  const loss =
    repairs * PER_REPAIR +
    Math.max(0, measures.loopDepth - 1) * PER_NESTED_LOOP +
    Math.min(MOST_FOR_SIZE, kilobytes * PER_KILOBYTE) +
    Math.min(MOST_FOR_COMPLAINTS, measures.accessibility.length * PER_COMPLAINT) +
    (render === "unknown" ? FOR_UNKNOWN : 0) +
    missed * PER_MISSED_WISH;
  return Math.max(0, Math.round((FULL - loss) * 10) / 10);
}
