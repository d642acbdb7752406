import { identifiersOf, termsOf } from "./terms";

/** What a request can be matched by. */
export interface RequestWords {
  /** Each term, with how often it is said. */
  terms: ReadonlyMap<string, number>;
  /** Names written as code, as they are. */
  identifiers: ReadonlySet<string>;
  /** Words that may be paths or names of files. */
  paths: readonly string[];
  /** Tests, examples or documents are asked for. */
  wantsAside: boolean;
}

/** What a request says after so many words is not what it is about. */
const MAX_TERMS = 400;
const CODE = /([`'".]?)([\p{L}_$][\p{L}\p{N}_$]*)([`'"(]?)/gu;
const HAS_CODE_SHAPE = /\p{Ll}\p{Lu}|[\p{L}\p{N}]_|^\p{Lu}/u;
const ASIDE = /\b(?:tests?|specs?|examples?|fixtures?|docs?|documentation|benchmarks?|playground)\b/i;

/** Reads the words, the names and the paths out of a request. */
export function readRequest(prompt: string): RequestWords {
  const terms = new Map<string, number>();
  for (const word of identifiersOf(prompt)) {
    for (const term of termsOf(word)) {
      if (terms.size < MAX_TERMS || terms.has(term)) terms.set(term, (terms.get(term) ?? 0) + 1);
    }
  }
  const identifiers = new Set<string>();
  for (const [, before, name = "", after] of prompt.matchAll(CODE)) {
    if (before || after || HAS_CODE_SHAPE.test(name)) identifiers.add(name);
  }
  const paths = (prompt.match(/[\w@./-]+/g) ?? [])
    .map((word) => word.replace(/^\.\/|\.$/g, ""))
    .filter((word) => word.includes("."));
  return { terms, identifiers, paths: [...new Set(paths)].slice(0, MAX_TERMS), wantsAside: ASIDE.test(prompt) };
}
