import { isNumeric } from "../rank-fields";
import type { Field } from "../types";
import { findMentions, type Freedom } from "./find-mentions";
import { blank, type Span } from "./spans";

const BY =
  /\b(?:grouped by|group by|grouping by|broken down by|break(?:ing)? (?:it )?down by|split(?: it| them| this)?(?: up)? by|categori[sz]ed by|colou?red by|colou?r by|stacked by|stack by|bin(?:ned)?(?: it)? by|by|per|for each|for every|of each|in each|from each|with each|at each|each|every|for different|of different|across|among|over|along|nach|pro|por|par)\s+(\S+(?:\s+\S+){0,7})/g;
const END =
  /\b(?:with|sorted|sort|as|in|using|for|where|then|which|that|show\w*|display\w*|and then|draw|plot|from|to|is|are|have|has|please|on|of|versus|vs)\b/;
// Nobody groups by more; a text of nothing but "by" is not looked through for hours.
const MOST_GROUPINGS = 12;
const STEPS = /^(?:the )?(?:day|week|month|quarter|year|time)\b/;

const SPLIT = /^(?:group(?:ed|ing)? by|split(?: it| them| this)?(?: up)? by|colou?red by|colou?r by|stacked by|stack by)/;
/** "year by mean price" is the price of each year. */
const MEASURE = /^(?:the )?(?:average|mean|sum|total|maximum|minimum|max|min|median|number of|how many|count)\b/;

/** Fields behind "by", "per", "for each", in order; those that are said to split what is grouped; and the text without them. */
export interface ReadGroups {
  readonly groups: Field[];
  readonly splits: Field[];
  readonly rest: string;
}

/** What values are grouped by, by which words say so. */
export function readGroups(text: string, fields: readonly Field[]): ReadGroups {
  const groups: Field[] = [];
  const splits: Field[] = [];
  const spans: Span[] = [];
  for (const match of [...text.matchAll(BY)].slice(0, MOST_GROUPINGS)) {
    const [whole, said = ""] = match;
    const start = match.index + whole.length - said.length;
    if (MEASURE.test(said)) continue;
    const isTime = /^(?:over|along)/.test(whole);
    const part = said.split(END)[0] ?? "";
    if (isTime && !STEPS.test(part) && !mentionsDate(part, fields) && !isNamedAtOnce(part, fields)) continue;
    const [first, ...others] = mentionsIn(part, fields);
    // "by channel average rating" names a measure behind the group.
    const mentions = first
      ? [
          first,
          ...others.filter(({ field, at }) => !isNumeric(field) || isNumeric(first.field) || /\band *$/.test(part.slice(0, at))),
        ]
      : [];
    for (const { field, at, length } of mentions) {
      if (!groups.includes(field)) groups.push(field);
      if (SPLIT.test(whole) && !splits.includes(field)) splits.push(field);
      spans.push({ at: start + at, length });
    }
    if (mentions.length > 0) spans.push({ at: match.index, length: whole.length - said.length });
  }
  return { groups, splits, rest: blank(text, spans) };
}

function mentionsIn(part: string, fields: readonly Field[]) {
  for (const freedom of ["exact", "part", "meaning"] as readonly Freedom[]) {
    // Only the first words can be meant by a word of the same meaning.
    const mentions = findMentions(freedom === "meaning" ? part.split(" ").slice(0, 2).join(" ") : part, fields, freedom);
    if (mentions.length > 0) return freedom === "exact" && hasMore(part) ? findMentions(part, fields, "part") : mentions;
  }
  return [];
}

/** "by region and customer" where the second is "customer name". */
function hasMore(part: string): boolean {
  return /\band\b/.test(part);
}

/** "amount over the region" */
function isNamedAtOnce(part: string, fields: readonly Field[]): boolean {
  const [first] = findMentions(part.replace(/^the /, ""), fields);
  return first?.at === 0;
}

function mentionsDate(part: string, fields: readonly Field[]): boolean {
  return (
    findMentions(
      part,
      fields.filter(({ kind, order }) => kind === "date" || order !== undefined),
    ).length > 0
  );
}
