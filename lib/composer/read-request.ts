import { AGGREGATE_WORDS, BUCKET_WORDS, COLOURS, QUESTION, SMALL_TALK, VIEW_WORDS, VISUAL_WORDS } from "./words";
import { spellCommands } from "./reading/misspelling";
import { normalize, spellComparisons, spellDateParts } from "./reading/normalize";
import { isNumeric } from "./rank-fields";
import { readSort, type SortWish } from "./reading/read-sort";
import { findMentions, findNames } from "./reading/find-mentions";
import { blank, closeGaps } from "./reading/spans";
import type { Aggregate, Bucket, Field, Recipe, ViewName } from "./types";

/** What a request says, as far as words tell, without looking at the data. */
export interface Request {
  /** Lower case, without accents and punctuation, one space between words. */
  text: string;
  /** The text without what it says of the order. */
  unsorted: string;
  views: readonly ViewName[];
  /** It wants a picture, whichever fits. */
  wantsVisual: boolean;
  aggregate: Aggregate | undefined;
  bucket: Bucket | undefined;
  colour: string | undefined;
  /** What it wants sorted, in words, and in which direction. */
  sort: SortWish | undefined;
  limit: number | undefined;
  /** The limit counts from the other end. */
  isBottom: boolean;
  /** It wants things side by side. */
  compares: boolean;
  theme: Recipe["theme"];
  horizontal: boolean | undefined;
  stacked: boolean | undefined;
  search: boolean | undefined;
  /** How many metrics it asks for. */
  metricCount: number | undefined;
  title: string | undefined;
  isSmallTalk: boolean;
  isQuestion: boolean;
  /** Parts to be added to or taken from what there is. */
  adds: readonly ViewName[];
  removes: readonly ViewName[];
}

// Longer requests bring their data along in words; their first part says what they want.
const LONGEST_REQUEST = 2_000;
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
/** A question names what it is asked over, which is no wish for a view. */
const HERE =
  /(?: (?:listed|shown|featured|given|mentioned|displayed))?(?: (?:on|in|from|of|by|according to) (?:the|this) (?:chart|table|list|graph)\b| listed$)/g;
const MOST_METRICS = 8;
const MOST_ROWS = 100;

/** Reads a request by written rules: names of views, colours, directions, steps of time. */
export function readRequest(prompt: string): Request {
  const original = prompt.slice(0, LONGEST_REQUEST);
  const { title, rest } = readTitle(original);
  const text = spellCommands(spellDateParts(normalize(spellComparisons(rest))));
  const isQuestion = QUESTION.test(text) && (original.includes("?") || /^(?:what|which|who|when|where|how)\b/.test(text));
  return {
    ...readText(isQuestion ? text.replace(HERE, " ") : text),
    title,
    isSmallTalk: text === "" || SMALL_TALK.test(text),
    isQuestion,
  };
}

/** The same request when some of its text has been understood already. Names of columns are no names of views. */
export function readRest(request: Request, rest: string, fields: readonly Field[]): Request {
  const text = closeGaps(rest);
  const again = readText(text);
  const names = findNames(text, fields).filter((name) => text.slice(name.at, name.at + name.length).includes(" "));
  const { views, aggregate } = readText(closeGaps(blank(text, names)));
  const isNamed = again.views.length > views.length && views.length > 0;
  return {
    ...request,
    ...again,
    views: isNamed ? views : again.views,
    aggregate: readNamedAggregate(text, fields) ?? aggregate,
    sort: request.sort,
  };
}

/** "the sum of stock", also where the request asks "how many" besides; "the amount of orders" is their number, when orders are no number themselves. */
function readNamedAggregate(text: string, fields: readonly Field[]): Aggregate | undefined {
  for (const [, how = "", said = ""] of text.matchAll(/\b(amount|sum|average|mean|median) of(?: the)? (\S+(?: \S+){0,2})/g)) {
    const [named] = findMentions(said, fields);
    if (named?.at !== 0 || isNumeric(named.field) !== (how !== "amount")) continue;
    return how === "amount" ? "count" : AGGREGATE_WORDS.find(([, pattern]) => pattern.test(how))?.[0];
  }
  return undefined;
}

function readText(text: string): Omit<Request, "title" | "isSmallTalk" | "isQuestion"> {
  const { adds, removes, rest } = readChanges(text);
  const colour = readColour(text);
  const { sort, rest: sorted } = readSort(text);
  // "make the bars blue" is about their colour, not about another kind of chart.
  const isRecolouring = colour !== undefined && !/\b(?:chart|graph|plot|table|dashboard|into|as an?)\b/.test(text);
  return {
    text,
    unsorted: closeGaps(sorted),
    views: isRecolouring ? [] : readViews(rest),
    wantsVisual: VISUAL_WORDS.test(text),
    aggregate: AGGREGATE_WORDS.find(([, pattern]) => pattern.test(sorted))?.[0],
    bucket: BUCKET_WORDS.find(([, pattern]) => pattern.test(text))?.[0],
    colour,
    theme: readTheme(text),
    sort: sort ?? readFirst(text),
    limit: readLimit(text),
    isBottom: BOTTOM.test(text),
    compares: /\b(?:compare[ds]?|comparing|comparison|versus|vs|difference between|against|side by side)\b/.test(text),
    horizontal: choose(text, /\b(?:horizontal\w*|sideways|lying)\b/, /\b(?:vertical\w*|upright)\b/),
    stacked: choose(
      text,
      /\b(?:stack\w*|on top of each other)\b/,
      /\b(?:grouped (?:bars?|columns?|chart)|clustered|side by side|unstack\w*)\b/,
    ),
    search: readSearch(text),
    metricCount: readMetricCount(text),
    adds,
    removes,
  };
}

function choose(text: string, yes: RegExp, no: RegExp): boolean | undefined {
  if (yes.test(text)) return true;
  return no.test(text) ? false : undefined;
}

function readViews(text: string): ViewName[] {
  let rest = text;
  const found: { view: ViewName; at: number }[] = [];
  for (const [view, pattern] of VIEW_WORDS) {
    const match = pattern.exec(rest);
    if (!match) continue;
    found.push({ view, at: match.index });
    rest = rest.replace(new RegExp(pattern.source, "g"), (words) => " ".repeat(words.length));
  }
  const views = found.toSorted((a, b) => a.at - b.at).map(({ view }) => view);
  // "a bar chart of the distribution of …" is one chart.
  const hasChart = views.some(
    (view) => view === "bar" || view === "groups" || view === "line" || view === "scatter" || view === "donut",
  );
  return hasChart && !/\bhistograms?\b/.test(text) ? views.filter((view) => view !== "histogram") : views;
}

/** "add a table", "without the KPIs": what is named there is added or removed, not asked for alone. */
function readChanges(text: string): { adds: ViewName[]; removes: ViewName[]; rest: string } {
  const removed = /\b(?:remove|hide|drop|delete|without|no more|get rid of)\b(?: the| a| any)?((?: \S+){1,4})/.exec(text);
  const added = /\b(?:add|append|include|also show|plus)\b(?: an?| the| some)?((?: \S+){1,6})/.exec(text);
  const removes = removed?.[1] ? readViews(removed[1]) : [];
  const adds = added?.[1] && !/^\s*(?:up|search|filters?)\b/.test(added[1]) ? readViews(added[1]) : [];
  let rest = text;
  if (removed && removes.length > 0) rest = rest.replace(removed[0], " ");
  if (added && adds.length > 0) rest = rest.replace(added[0], " ");
  return { adds, removes, rest };
}

function readColour(text: string): string | undefined {
  if (!/\b(?:colou?rs?|make|turn|use|in|bars?|lines?|slices?|points?|dots|accent|theme|paint|change|switch)\b/.test(text))
    return undefined;
  const hex = /#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(text);
  if (hex) return `#${hex[1]}`;
  const names = text.split(" ").filter((word) => Object.hasOwn(COLOURS, word));
  const name = names.at(-1);
  return name === undefined ? undefined : COLOURS[name];
}

function readTitle(prompt: string): { title: string | undefined; rest: string } {
  const match =
    /\b(?:titled|called|named|call it|name it|title(?:d)?(?: it)?(?: to| as| is)?|rename(?: it| the (?:title|app|chart|dashboard))?(?: to)?|heading|headline|with (?:the |a )?title)\s*:?\s*["“'‘]([^"”'’\n]{1,80})["”'’]/i.exec(
      prompt,
    ) ??
    /\b(?:call it|name it|titled|rename (?:it|this|the (?:title|app|chart|dashboard|table))(?: to)?|(?:set|change|make) the title (?:to|as)|title it|title\s*:)\s+([\p{Letter}\p{Number}][^\n.,;"]{1,60})/iu.exec(
      prompt,
    );
  const title = match?.[1]?.trim();
  return match && title ? { title, rest: prompt.replace(match[0], " ") } : { title: undefined, rest: prompt };
}

function readMetricCount(text: string): number | undefined {
  const match =
    /\b(\d|one|two|three|four|five|six|seven|eight)(?: (?:main|key|big|different|core))? (?:kpis?|metrics?|figures?|cards?|numbers?|stats?)\b/.exec(
      text,
    );
  const count = match?.[1] ? (NUMBER_WORDS[match[1]] ?? Number(match[1])) : 0;
  return count >= 1 && count <= MOST_METRICS ? count : undefined;
}

/** "newest orders", "show the highest first": an order without a word for it. */
function readFirst(text: string): SortWish | undefined {
  const match = /\b(?:(latest|newest|most recent)|(oldest|earliest))\b/.exec(text);
  if (match) return { by: "date", descending: match[1] !== undefined };
  return undefined;
}

function readTheme(text: string): Recipe["theme"] {
  const match =
    /^(?:(?:please |make (?:it|this) |switch (?:it )?to |use |in |turn (?:it )?|with )*(?:a |the )?)(dark|light)(?: (?:mode|theme|colou?rs|version|please))*$/.exec(
      text,
    ) ?? /\b(dark|light) (?:mode|theme)\b/.exec(text);
  return match ? (match[1] as "dark" | "light") : undefined;
}

const SMALL = "(?:\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)";
const LOWEST = "(?:bottom|lowest|smallest|worst|cheapest|fewest|least|slowest|shortest|youngest)";
const BOTTOM = new RegExp(String.raw`\b(?:${LOWEST} ${SMALL}|${SMALL} ${LOWEST})\b`);
const LIMIT_AHEAD = new RegExp(
  String.raw`\b(${SMALL}) (?:largest|biggest|highest|best|newest|latest|oldest|longest|most|${LOWEST})\b`,
);
const LIMIT =
  /\b(?:top|bottom|first|only the|(?:the )?(?:largest|biggest|highest|lowest|smallest|best|worst|latest|newest|last|most recent|oldest|cheapest|most expensive|most|fewest|limit(?:ed)? (?:it )?to|show|just|only)) (\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:(?:days?|weeks?|months?|quarters?|years?|hours?|kpis?|metrics?|figures?|cards?|numbers?|stats?|percent)\b|%))/;

/** "top 3 months": what "last 3 months" is not. */
const LIMIT_OF_STEPS = new RegExp(String.raw`\b(?:top|best|worst|bottom) (${SMALL}) (?:days|weeks|months|quarters|years)\b`);

function readLimit(text: string): number | undefined {
  const said = (LIMIT.exec(text) ?? LIMIT_AHEAD.exec(text) ?? LIMIT_OF_STEPS.exec(text))?.[1];
  const limit = said === undefined ? 0 : (NUMBER_WORDS[said] ?? Number(said));
  return limit >= 1 && limit <= MOST_ROWS ? limit : undefined;
}

function readSearch(text: string): boolean | undefined {
  if (/\b(?:without|no|remove|hide)(?: the| a)? (?:search|filter)\w*/.test(text)) return false;
  return /\b(?:search\w*|filter\w*|such\w*|buscar|busqueda|recherche\w*)\b/.test(text) ? true : undefined;
}
