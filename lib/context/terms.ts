/** Words that say how something is asked for and not what about. */
const STOP_WORDS = new Set(
  `a about above add added adding adds after again all allow allowed allows also an and another any are as at avoid be because been before
  being below between both bug build bump but by call called calls can cannot case cases change changed changes changing chore ci clean cleanup
  close closes code commit const correct correctly could did do docs documentation does doesn don done each ensure etc even every existing
  export feat feature few file files fix fixed fixes fixing following for from function further get give given had handle handles has have having
  here how however if implement implemented implementation import improve improved improves improvement in inside instead into is isn issue it
  its itself just keep let like made make makes making may more most move moved much must need needed needs new no nor not now of off on once one
  only or other otherwise our out over own perf please possible prevent previous previously properly refactor remove removed removes removing
  rename renamed replace replaced return returned returns same see should show simplify since so some still such support supported supports
  test tests than that the their them then there these they thing this those through to too typo until up update updated updates us use used
  uses using very via want was way we well were what when where whether which while who why will with within without won work working works
  would wrong you your`.split(/\s+/),
);

/** `HTTPServer2` is http, server, 2. */
const PARTS = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{N}+/gu;
const IDENTIFIERS = /[\p{L}_$][\p{L}\p{N}\p{M}_$]*/gu;
const [SHORTEST, LONGEST] = [2, 60];

/** The identifiers and words of a text as they are written. */
export function identifiersOf(text: string): string[] {
  return text.match(IDENTIFIERS) ?? [];
}

/** What an identifier is found by: its parts, each by its stem, and the whole when it has several. */
export function termsOf(identifier: string): string[] {
  if (identifier.length > LONGEST) return [];
  const parts = identifier.match(PARTS) ?? [];
  const words = parts.map((part) => part.toLowerCase()).filter((word) => word.length >= SHORTEST && !STOP_WORDS.has(word));
  const whole = parts.length > 1 ? [identifier.toLowerCase()] : [];
  return [...new Set([...words.map(stemOf), ...whole])];
}

/** English endings, roughly: it only has to make one of `parses`, `parsed`, `parser` and `parsing`. */
function stemOf(word: string): string {
  if (word.length < 4) return word;
  const singular = word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/(?<![sui])s$/, "");
  const base = singular.replace(/(?<=[aeiouy].*[a-z])(?:ing|ed|er|or|ion|able|ment|ly)$/, "");
  const stem = base.length < 3 ? singular : base;
  if (stem.length < 4) return stem;
  // `runn` of running; and what parse and pars, query and queries would differ by.
  return stem
    .replace(/([bdfgmnprt])\1$/, "$1")
    .replace(/e$/, "")
    .replace(/y$/, "i");
}
