import { AGGREGATE_WORDS, BUCKET_WORDS, COLOURS, QUESTION, SMALL_TALK, VIEW_WORDS, VISUAL_WORDS } from "./words";
import type { Aggregate, Bucket, ViewName } from "./types";

/** What a request says, as far as words tell, without looking at the data. */
export interface Request {
  /** Lower case, without accents and punctuation, one space between words. */
  text: string;
  views: readonly ViewName[];
  /** It wants a picture, whichever fits. */
  wantsVisual: boolean;
  aggregate: Aggregate | undefined;
  bucket: Bucket | undefined;
  colour: string | undefined;
  /** What it wants sorted, in words, and in which direction. */
  sort: { by: string; descending: boolean | undefined } | undefined;
  limit: number | undefined;
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
const NUMBER_WORDS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 };
const MOST_METRICS = 8;

/** Reads a request by written rules: names of views, colours, directions, steps of time. */
export function readRequest(prompt: string): Request {
  const original = prompt.slice(0, LONGEST_REQUEST);
  const text = normalize(original);
  const { adds, removes, rest } = readChanges(text);
  const colour = readColour(text);
  // "make the bars blue" is about their colour, not about another kind of chart.
  const isRecolouring = colour !== undefined && !/\b(?:chart|graph|plot|table|dashboard|into|as an?)\b/.test(text);
  return {
    text,
    views: isRecolouring ? [] : readViews(rest),
    wantsVisual: VISUAL_WORDS.test(text),
    aggregate: AGGREGATE_WORDS.find(([, pattern]) => pattern.test(text))?.[0],
    bucket: BUCKET_WORDS.find(([, pattern]) => pattern.test(text))?.[0],
    colour,
    sort: readSort(text),
    limit: readLimit(text),
    horizontal: choose(text, /\b(?:horizontal\w*|sideways)\b/, /\b(?:vertical\w*|upright)\b/),
    stacked: choose(text, /\b(?:stack\w*|on top of each other)\b/, /\b(?:grouped|clustered|side by side|unstack\w*)\b/),
    search: readSearch(text),
    metricCount: readMetricCount(text),
    title: readTitle(original),
    isSmallTalk: text === "" || SMALL_TALK.test(text),
    isQuestion: QUESTION.test(text) && (original.includes("?") || /^(?:what|which|who|when|how)\b/.test(text)),
    adds,
    removes,
  };
}

/** Lower case, without accents and punctuation: the form in which requests and names are compared. */
export function normalize(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}$€£%#]+/gu, " ")
    .trim();
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
  return found.toSorted((a, b) => a.at - b.at).map(({ view }) => view);
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

function readTitle(prompt: string): string | undefined {
  const match =
    /\b(?:titled|called|named|call it|name it|title(?: it)?(?: to)?|rename(?: it)?(?: to)?|heading)\s*:?\s*["“'‘]([^"”'’\n]{1,80})["”'’]/i.exec(
      prompt,
    ) ??
    /\b(?:call it|name it|titled|rename (?:it|this) to|(?:set|change) the title to)\s+([\p{Letter}\p{Number}][^\n.,;"]{1,60})/iu.exec(
      prompt,
    );
  const title = match?.[1]?.trim();
  return title === "" ? undefined : title;
}

function readMetricCount(text: string): number | undefined {
  const match =
    /\b(\d|one|two|three|four|five|six|seven|eight)(?: (?:main|key|big|different|core))? (?:kpis?|metrics?|figures?|cards?|numbers?|stats?)\b/.exec(
      text,
    );
  const count = match?.[1] ? (NUMBER_WORDS[match[1]] ?? Number(match[1])) : 0;
  return count >= 1 && count <= MOST_METRICS ? count : undefined;
}

function readSort(text: string): Request["sort"] {
  const match =
    /\b(?:sort(?:ed|ing)?|order(?:ed)?|rank(?:ed)?|sortier\w*|ordena\w*|tri\w*)(?: \w+){0,2}? (?:by|on|nach|por|par) ((?:\S+ ?){1,5})/.exec(
      text,
    );
  const descending = /\b(?:desc\w*|highest|largest|biggest|most|newest|latest|top|high to low|z to a)\b/.test(text);
  const ascending = /\b(?:asc\w*|lowest|smallest|least|oldest|earliest|low to high|a to z|alphabetical\w*)\b/.test(text);
  const direction = descending ? true : ascending ? false : undefined;
  if (match?.[1]) return { by: match[1].trim(), descending: direction };
  if (/\balphabetical\w*\b/.test(text)) return { by: "label", descending: false };
  const isAsked = /\b(?:first|sort\w*|order\w*)\b/.test(text) && direction !== undefined;
  return isAsked ? { by: "value", descending: direction } : undefined;
}

function readLimit(text: string): number | undefined {
  const match = /\b(?:top|first|only the|largest|biggest|highest) (\d{1,3})\b/.exec(text);
  const limit = match?.[1] ? Number(match[1]) : 0;
  return limit >= 1 && limit <= 100 ? limit : undefined;
}

function readSearch(text: string): boolean | undefined {
  if (/\b(?:without|no|remove|hide)(?: the| a)? (?:search|filter)\w*/.test(text)) return false;
  return /\b(?:search\w*|filter\w*|such\w*|buscar|busqueda|recherche\w*)\b/.test(text) ? true : undefined;
}
