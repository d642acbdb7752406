import type { SourceMeasures } from "#lib/compilation/measure-source";

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
