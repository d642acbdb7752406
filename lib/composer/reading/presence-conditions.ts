import type { Condition, Field } from "../types";
import { findMentions } from "./find-mentions";
import type { ReadConditions } from "./word-conditions";

const BEFORE: readonly (readonly ["missing" | "present", RegExp])[] = [
  [
    "missing",
    /\b(?:without (?:an?|any)|with no|has no|have no|having no|lacking(?: an?)?|missing(?: an?| the| their)?|no|(?:do|does|did) not have(?: an?| any)?|not having(?: an?| any)?)$/,
  ],
  ["present", /\b(?:that have|that has|who have|who has|which have|having|with) (?:an?|any|some)$/],
];
/** "with a rating of at most 3" says more than that there is one. */
const GOES_ON =
  /^(?:of|over|under|above|below|at|between|from|is|are|was|that|which|like|greater|higher|lower|more|less|equals?|contain\w*|mention\w*|includ\w*|about|up to|\d)\b/;
const AFTER: readonly (readonly ["missing" | "present", RegExp])[] = [
  ["present", /^(?:is|are|was|were)? ?not (?:null|empty|missing|blank|unknown|unassigned)\b/],
  ["missing", /^(?:is|are|was|were) (?:null|empty|missing|blank|unknown|not set|unassigned)\b/],
];

/** "without a manager", "email is missing", "that have a phone". */
export function readPresenceConditions(text: string, fields: readonly Field[]): ReadConditions {
  const conditions: Condition[] = [];
  const spans: ReadConditions["spans"][number][] = [];
  for (const { field, at, length } of findMentions(text, fields, "part")) {
    const before = text.slice(0, at).trimEnd();
    const after = text.slice(at + length).trimStart();
    const lead = BEFORE.map(([test, pattern]) => ({ test, match: pattern.exec(before) })).find(({ match }) => match);
    const tail = AFTER.map(([test, pattern]) => ({ test, match: pattern.exec(after) })).find(({ match }) => match);
    // What nothing is missing of, nobody asks to be without.
    if (lead?.match && field.missing > 0 && (lead.test === "missing" || !GOES_ON.test(after))) {
      conditions.push({ field: field.name, test: lead.test, values: [] });
      spans.push({ at: lead.match.index, length: at + length - lead.match.index });
    } else if (tail?.match) {
      conditions.push({ field: field.name, test: tail.test, values: [] });
      spans.push({ at, length: text.length - after.length + tail.match[0].length - at });
    }
  }
  return { conditions, spans };
}
