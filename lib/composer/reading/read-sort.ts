import { blank, type Span } from "./spans";

/** What a text wants sorted, in words, and in which direction. */
export interface SortWish {
  readonly by: string;
  readonly descending: boolean | undefined;
}

const DIRECTION = String.raw`(?:(?:in |with )?(?:an? |the )?(?:ascending|descending|asc|desc|alphabetical|alphabetic|reverse|increasing|decreasing)(?: order)?|(?:from )?(?:the )?(?:high(?:est)?|low(?:est)?|large(?:st)?|small(?:est)?|big(?:gest)?|old(?:est)?|young(?:est)?|new(?:est)?|a|z|top|least|most) to (?:the )?(?:low(?:est)?|high(?:est)?|small(?:est)?|large(?:st)?|big(?:gest)?|new(?:est)?|old(?:est)?|young(?:est)?|a|z|bottom|most|least)|(?:highest|largest|biggest|lowest|smallest|newest|latest|oldest|youngest|earliest|most expensive|cheapest|most|least) (?:ones? |values? )?first|alphabetically)`;
const STOPS = String.raw`(?!(?:and|with|in|from|for|as|using|then|please|show|over|but|the top|grouped|only|where|also)\b)`;
const SORT = new RegExp(
  String.raw`\b(?:(?:and |then |please |could you |can you |you |i want to |i want |let |also )*(?:sort(?:ed|ing|s)?|order(?:ed|ing)?|rank(?:ed|ing|s)?|sortier\w*|ordena\w*|list(?:ed)?|arrange[ds]?|display|show|organi[sz]e[ds]?)(?: (?:it|them|this|that|these|the \w+|bars?|rows?|results?|everything|data))?) (?:(?:${DIRECTION}) )?(?:by|on|based on|according to|nach|por|par)(?: the)? (${STOPS}\S+(?: ${STOPS}\S+){0,5})(?: ?${DIRECTION})?`,
  "g",
);
const PLAIN_SORT = new RegExp(
  String.raw`\b(?:and |then )?(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?|list(?:ed)?|arrange[ds]?|display(?:ed)?|show)(?: (?:it|them|this|these|the (?:[xy] axis|bars?|rows?|results?)|[xy] axis|(?:from|in)? ?(?:the )?[xy] axis?|${STOPS}\S+(?: ${STOPS}\S+){0,3}?))? ${DIRECTION}`,
  "g",
);
const BY_DIRECTION = new RegExp(
  String.raw`\b(?:in|from|by) (?:an? |the )?(?:(?:${DIRECTION}))(?: (?:by|of|on) (?:the )?(${STOPS}\S+(?: ${STOPS}\S+){0,4}))?`,
  "g",
);
const ONLY_DIRECTION = new RegExp(DIRECTION, "g");

const DESCENDING =
  /\b(?:desc\w*|decreasing|reverse|highest first|largest first|biggest first|newest first|latest first|most first|most expensive first|(?:high\w*|large\w*|big\w*|new\w*|z|top|most) to|old\w* to (?:the )?young)\b/;
const ASCENDING =
  /\b(?:asc\w*|increasing|alphabetic\w*|lowest first|smallest first|oldest first|earliest first|least first|cheapest first|(?:low\w*|small\w*|old\w*|young\w*|a|least) to)\b/;

/** "sorted by amount", "in descending order", "newest first": the wish, and the text without it. "order by" of a request is no order of a shop. */
export function readSort(text: string): { sort: SortWish | undefined; rest: string } {
  const match = firstOf(text, SORT) ?? firstOf(text, PLAIN_SORT) ?? firstOf(text, BY_DIRECTION) ?? firstOf(text, ONLY_DIRECTION);
  if (!match) return { sort: undefined, rest: text };
  const said = match[0];
  // The direction may stand somewhere else: "sorted by amount … highest first".
  const whole = isSaid(said) ? said : text;
  const descending = DESCENDING.test(whole) ? true : ASCENDING.test(whole) ? false : undefined;
  const isListing = /^(?:and |then )?(?:list|display|show)/.test(said) && descending === undefined;
  if (isListing) return { sort: undefined, rest: text };
  const spans: Span[] = [{ at: match.index, length: said.length }];
  const rest = blank(text, spans).replace(ONLY_DIRECTION, (words) => " ".repeat(words.length));
  return { sort: { by: aboutOf(match[1]?.trim() ?? targetOf(said), said), descending }, rest };
}

function isSaid(text: string): boolean {
  return DESCENDING.test(text) || ASCENDING.test(text);
}

function firstOf(text: string, pattern: RegExp): RegExpExecArray | undefined {
  return text.matchAll(pattern).next().value as RegExpExecArray | undefined;
}

/** "list the x axis in ascending order": what stands between the verb and the direction. */
function targetOf(said: string): string {
  const match =
    /^(?:and |then )?(?:sort|order|rank|list|arrange|display|show)\w* ((?:\S+ ){0,5}?)(?:in|from|asc|desc|alphabet|high|low|a to|z to|old|new|large|small)/.exec(
      said,
    );
  return (match?.[1] ?? "").replace(/\b(?:it|them|this|these|the|from|in|by)\b/g, "").trim();
}

function aboutOf(by: string, said: string): string {
  const words = by
    .replace(/\b(?:axis|bar|of the)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (/^bars?$/.test(by.replace(/^the /, ""))) return "label";
  if (/^(?:the )?x\b|\bnames?$|^(?:label|letters?|alphabet)/.test(words) && !/\w+ names?$/.test(words)) return "label";
  if (words === "") return /alphabet|\ba to z|\bz to a/.test(said) ? "label" : "value";
  if (/^(?:the )?(?:y|values?|counts?|size|total number|totals?|number|frequency|amount of records)\b/.test(words))
    return "value";
  return words;
}
