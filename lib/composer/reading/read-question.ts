import { findTitle, isNumeric, rankDates, rankNumbers } from "../rank-fields";
import type { DataShape, Field, Recipe } from "../types";
import { findField, findMentions } from "./find-mentions";

const MOST =
  "most recently|most recent|most expensive|most|highest|largest|biggest|greatest|maximum|max|top|best|longest|tallest|oldest|heaviest|latest|newest|last|priciest|fastest|strongest|richest|busiest|hottest|deepest|farthest|hardest|widest|warmest";
const LEAST =
  "least expensive|fewest|least|lowest|smallest|minimum|min|worst|shortest|youngest|lightest|earliest|first|cheapest|slowest|coldest|weakest|poorest|nearest|easiest|narrowest";
const SUPERLATIVE = new RegExp(String.raw`\b(?:the )?(?:(${MOST})|(${LEAST}))\b(?! (?:\d|two|three|four|five|ten))`, "g");

/** Which column a superlative is about when no column is named: and whether the most of it is the least of that column. */
const ABOUT: readonly (readonly [RegExp, RegExp, boolean])[] = [
  [/^(?:oldest|youngest)$/, /\b(?:age|old)\b/, false],
  [/^(?:oldest|youngest)$/, /\b(?:birth|born|founded|built|opened|established|year|date|created|hired)\b/, true],
  [/^(?:tallest|shortest|highest|lowest)$/, /\b(?:height|elevation|altitude|prominence)\b/, false],
  [/^(?:longest|shortest)$/, /\b(?:length|duration|distance|time|minutes|hours|runtime)\b/, false],
  [/^(?:heaviest|lightest)$/, /\b(?:weight|mass)\b/, false],
  [/^(?:most expensive|priciest|cheapest|least expensive)$/, /\b(?:price|cost|amount|fee)\b/, false],
  [/^(?:best|worst|top)$/, /\b(?:rating|score|grade|points|satisfaction|marks?)\b/, false],
  [/^(?:best|worst|top|first|last)$/, /\b(?:rank|place|position|pos)\b/, true],
  [/^(?:largest|biggest|smallest)$/, /\b(?:area|size|population|amount|total|capacity)\b/, false],
  [/^(?:fastest|slowest)$/, /\b(?:speed|velocity)\b/, false],
  [/^(?:fastest|slowest)$/, /\b(?:time|duration|seconds|pace)\b/, true],
  [/^(?:hottest|coldest|warmest)$/, /\b(?:temp\w*)\b/, false],
  [/^(?:richest|poorest)$/, /\b(?:income|salary|wealth|gdp)\b/, false],
  [/^(?:deepest)$/, /\b(?:depth)\b/, false],
  [/^(?:busiest)$/, /\b(?:passengers|visits|visitors|traffic|orders|count)\b/, false],
];

/** What a question about the most or the least of something asks for. */
export interface Superlative {
  readonly descending: boolean;
  /** By what; nothing means that records are counted. */
  readonly by: Field | undefined;
  /** Who or what is asked for. */
  readonly entity: Field | undefined;
}

/** "which region sold most", "who has the highest salary", "the oldest employee": nothing for other texts. */
export function readSuperlative(text: string, shape: DataShape): Superlative | undefined {
  for (const match of text.matchAll(SUPERLATIVE)) {
    const word = (match[1] ?? match[2] ?? "").replace("most recently", "most recent");
    const isMost = match[1] !== undefined;
    const after =
      text
        .slice(match.index + match[0].length)
        .split(/\b(?:in|from|for|by|per|of|that|who|which|with|among|than|did|was|is|to)\b/)[0] ?? "";
    const before = text.slice(0, match.index);
    const entity = entityOf(before, after, shape);
    const target = targetOf({ text, word, after, before, isMost }, shape, entity);
    if (target) return { ...target, entity };
  }
  return undefined;
}

/** "the latest order": by which date. */
function datedBy(word: string, after: string, fields: readonly Field[]): { by: Field; descending: boolean } | undefined {
  if (!/^(?:latest|newest|most recent|last|earliest|first|oldest)$/.test(word)) return undefined;
  const dates = rankDates(fields);
  const named = findMentions(after, dates, "part")[0]?.field ?? dates[0];
  const isAge = word === "oldest" && fields.some((field) => /\bage\b/i.test(field.label));
  return named && !isAge ? { by: named, descending: /^(?:latest|newest|most recent|last)$/.test(word) } : undefined;
}

function targetOf(
  said: { text: string; word: string; after: string; before: string; isMost: boolean },
  shape: DataShape,
  entity: Field | undefined,
): { by: Field | undefined; descending: boolean } | undefined {
  const { fields } = shape;
  const { word, after, isMost } = said;
  const dated = datedBy(word, after, fields);
  if (dated) return dated;
  const numbers = fields.filter((field) => isNumeric(field) && field !== entity);
  const [named] = findMentions(after, numbers, "part");
  if (named) return { by: named.field, descending: isMost };
  for (const [adjective, name, isReversed] of ABOUT) {
    const field = adjective.test(word)
      ? fields.find((one) => (isNumeric(one) || one.kind === "date") && name.test(one.label.toLowerCase()))
      : undefined;
    if (field) return { by: field, descending: isMost !== isReversed };
  }
  if (after.trim() !== "" && /^(?:most|fewest|least|highest|lowest|largest|smallest|biggest|greatest)$/.test(word)) {
    const meant = findField(after, numbers);
    if (meant) return { by: meant, descending: isMost };
    // "most orders": the records themselves are counted; "highest number of".
    if (entity && entity.distinct < entity.present) return { by: undefined, descending: isMost };
  }
  const [ranked] = findMentions(/\bby (?:the )?(\S+(?: \S+){0,2})/.exec(said.text)?.[1] ?? "", numbers, "part");
  if (ranked) return { by: ranked.field, descending: isMost };
  const earlier = findMentions(said.before, numbers, "meaning").at(-1) ?? findMentions(after, numbers, "meaning")[0];
  if (earlier) return { by: earlier.field, descending: isMost };
  return /^(?:most|least|fewest|best|worst|top)$/.test(word) ? { by: rankNumbers(numbers)[0], descending: isMost } : undefined;
}

const PERSON =
  /\b(?:name|person|student|pupil|employee|player|customer|client|driver|author|owner|assignee|coach|winner|athlete|rider|contestant|candidate|member|user|teacher|patient|competitor|champion|director|artist|singer|manager)\b/;

/** Who or what: named before the superlative, or right behind it ("the oldest employee"). */
function entityOf(before: string, after: string, shape: DataShape): Field | undefined {
  const words = shape.fields.filter((field) => !isNumeric(field));
  const asked = /\b(?:which|what|who|whose|name|find|list|show|give|tell|where|when)\b(.*)$/.exec(before);
  if (/\bwhen\b/.test(before)) return rankDates(shape.fields)[0];
  const [named] = asked?.[1] ? findMentions(asked[1], words, "part") : [];
  if (named) return named.field;
  const [behind] = findMentions(after, words, "part");
  if (behind) return behind.field;
  // "which match": one of the records, whatever they are called.
  const person = /\bwho\b/.test(before) ? words.find((field) => PERSON.test(field.label.toLowerCase())) : undefined;
  if (person) return person;
  const isRecord =
    /^ \p{Letter}+ (?:had|has|have|was|is|got|with) *(?:the )?$/u.test(asked?.[1] ?? "") && /\b(?:which|what)\b/.test(before);
  if (isRecord) return undefined;
  return (
    (asked?.[1]
      ? findField(
          asked[1],
          words.filter(({ kind }) => kind !== "date"),
        )
      : undefined) ?? findTitle(shape.fields)
  );
}

/** The answer to a superlative: the groups in their order where the one asked for comes in many records, else the one record. */
export function answerSuperlative({ by, entity, descending }: Superlative): Pick<Recipe, "view"> & Partial<Recipe> {
  const isGroup = entity !== undefined && entity.kind !== "date" && entity.distinct < entity.present * 0.95;
  if (isGroup) {
    return {
      view: "bar",
      category: entity.name,
      ...(by && isNumeric(by) ? { values: [by.name] } : { aggregate: "count" as const }),
      sort: { by: "value", descending },
    };
  }
  return { view: "detail", ...(by ? { sort: { by: by.name, descending } } : {}), limit: 1 };
}
