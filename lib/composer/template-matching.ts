/** Keywords of one template, made ready for comparing. */
export interface MatchKeyword {
  /** The words without spaces, so that "flash cards" and "flashcards" are one. */
  readonly joined: string;
  readonly weight: number;
}

/**
 * The least a template must score. A strong word (1) counts anywhere, in what follows "with" or "for" at 0.6; a weak word (0.5)
 * is enough only in what the request is for.
 */
const THRESHOLD = 0.5;
const STRONG = 1;
const WEAK = 0.5;
/** Each further word of a phrase, and each further keyword that matches. */
const PER_WORD = 0.25;
const PER_MATCH = 0.05;
/** What only describes the thing is worth less than the thing: a "quiz about mortgages" is a quiz. */
const DETAIL = 0.6;
const LONGEST_PHRASE = 5;
/** Shorter keywords are not put together from words: "to do" in a sentence is no "todo". */
const SHORTEST_JOINED = 5;

const DATA_WORDS = new Set(
  "table chart graph plot dashboard kpi metric histogram scatter scatterplot heatmap pie donut visualization visualisation visualize visualise dataset data csv json spreadsheet sortable filterable sorting analytics analyze analyse trend compare comparison versus vs".split(
    " ",
  ),
);
/** Phrases that hold a data word and are no request for a view of data. */
const INNOCENT =
  /\b(?:gantt chart|periodic table|times? tables?|multiplication tables?|table tennis|dinner table|seating chart|(?:book|reserve) a table|table reservations?|habit grid|project time ?line)\b/g;
const BOUNDARIES = new Set(
  "with that which including include plus where featuring about for on of and using has having".split(" "),
);
const FILLERS = new Set(
  "a an the my our your me us please simple small little nice new basic beautiful modern interactive online i we need want would like to can you could make build create generate design write give show let help app application tool widget component page something".split(
    " ",
  ),
);

/** A comma-separated list of keywords, where "~" marks the weak ones. */
export function readKeywords(list: string): readonly MatchKeyword[] {
  return list.split(",").map((text) => {
    const words = wordsOf(text.replace("~", ""));
    return { joined: words.join(""), weight: (text.includes("~") ? WEAK : STRONG) + (words.length - 1) * PER_WORD };
  });
}

/** A request in plain words: what it is for, and all of it from there on. None in both when it is for a view of data. */
export function plainRequest(request: string): { head: string; all: string } {
  const { head, detail } = partsOf(request);
  if (head.some(isDataWord)) return { head: "", all: "" };
  return { head: head.join(" "), all: [...head, ...detail].join(" ") };
}

/** How well each list of keywords answers a request: the index of the best, or nothing when none does or it asks for data. */
export function bestMatch(request: string, candidates: readonly (readonly MatchKeyword[])[]): number | undefined {
  const { head, detail } = partsOf(request);
  if (head.some(isDataWord)) return undefined;
  const inHead = phrasesOf(head);
  // "Show it as ... for my chart": when the thing itself is not ours, any talk of data decides.
  const isOurs = candidates.some((keywords) => keywords.some((keyword) => inHead.has(keyword.joined)));
  if (!isOurs && detail.some(isDataWord)) return undefined;
  const inAll = phrasesOf([...head, ...detail]);
  let best: { index: number; score: number } | undefined;
  candidates.forEach((keywords, index) => {
    const score = scoreOf(keywords, inHead, inAll);
    if (score >= THRESHOLD && score > (best?.score ?? 0)) best = { index, score };
  });
  return best?.index;
}

function scoreOf(keywords: readonly MatchKeyword[], inHead: ReadonlySet<string>, inAll: ReadonlySet<string>): number {
  const weights = keywords
    .filter((keyword) => inAll.has(keyword.joined))
    .map((keyword) => keyword.weight * (inHead.has(keyword.joined) ? 1 : DETAIL));
  return weights.length === 0 ? 0 : Math.max(...weights) + (weights.length - 1) * PER_MATCH;
}

/** What is asked for, and what is said about it. */
function partsOf(request: string): { head: readonly string[]; detail: readonly string[] } {
  const words = wordsOf(request);
  const start = words.findIndex((word) => !FILLERS.has(word) && !BOUNDARIES.has(word));
  const body = start === -1 ? [] : words.slice(start);
  const end = body.findIndex((word) => BOUNDARIES.has(word));
  const [head, detail] = end === -1 ? [body, []] : [body.slice(0, end), body.slice(end)];
  return { head, detail };
}

function isDataWord(word: string): boolean {
  return DATA_WORDS.has(word);
}

/** Every run of words, without what stands between by habit ("track my expenses"), joined. */
function phrasesOf(words: readonly string[]): ReadonlySet<string> {
  const phrases = new Set<string>();
  for (const list of [words, words.filter((word) => !FILLERS.has(word))]) {
    for (let start = 0; start < list.length; start++) {
      for (let length = 1; length <= LONGEST_PHRASE && start + length <= list.length; length++) {
        const joined = list.slice(start, start + length).join("");
        if (length === 1 || joined.length >= SHORTEST_JOINED) phrases.add(joined);
      }
    }
  }
  return phrases;
}

/** Lower-case words in the singular, without accents and in American spelling. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/\bto-do|^\W*to do\W*$/g, "todo")
    .replaceAll("colour", "color")
    .replaceAll("kilometre", "kilometer")
    .replace(INNOCENT, (phrase) => phrase.replaceAll(" ", ""));
  return (plain.match(/[\p{Letter}\p{Number}]+/gu) ?? []).map(singular);
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("zzes")) return word.slice(0, -3);
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}
