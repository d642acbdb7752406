/** A message has at most so many; more would be a document. */
const MAX_FOUND = 3;
const MAX_CHARACTERS = 500;
const MIN_WORDS = 2;
/** Of a very long message the beginning is read. */
const MAX_READ = 8_000;

const CODE = /```[^`]*(?:```|$)/g;
/** Where a sentence ends; a point in a number or a name does not. */
const SENTENCE_END = /[!?]+|[.;](?=\s|$)|\n/;
const POLITE = /^(?:(?:and|also|but|ok|okay|so|hi|hello|hey|thanks|well|yes|no|btw|by the way|spark)\b[,:\s]*)+/i;

/** About this once, whatever else it says. */
const ONCE =
  /\b(?:this time|just (?:this )?once|for now|right now|for once|temporarily|today|tonight|here|(?:for|in|on|of|with) this \w+|this (?:version|one))\b/i;
/** Not to be kept, whoever says so. */
const SECRET = /\b(?:passwords?|passphrases?|secrets?|api keys?|access tokens?|credit card|pin code|iban)\b/i;

const ACTS =
  "use|show|make|put|write|format|include|add|display|answer|reply|respond|call|address|sort|order|round|give|keep|draw|render|print|explain|ask|assume|convert|label|name|choose|pick|mention|translate|start|begin|end|apply|set|leave|hide|create|generate|build|avoid|omit|skip|group|color|colour|animate";
/** A sentence may turn to something lasting in its middle. */
const TURN = new RegExp(
  `,\\s*(?:(?:and|but|also|so) )?(?=(?:please )?(?:(?:always|never) (?:${ACTS})|from now on|going forward|i prefer|remember that|keep in mind)\\b)`,
  "i",
);
const AMOUNTS =
  "amounts?|prices?|money|currency|currencies|costs?|figures|numbers|sums?|totals?|revenues?|sales|salaries|distances?|temperatures?|weights?|lengths?|heights?|measurements|units|dates?|times?|percentages?|phone numbers";
const UNITS =
  "eur|euros?|usd|dollars?|gbp|pounds?|chf|francs?|jpy|yen|cny|yuan|inr|rupees?|sek|nok|dkk|pln|thousands|millions|billions|cents|celsius|fahrenheit|kelvin|kilomet\\w+|met(?:er|re)s?|miles|kilograms?|km|kg|lbs|percent|utc|local time|[€$£¥]";
const FORM = `(?:(?:us |swiss |british |whole |full |metric |imperial )*(?:${UNITS}|whole numbers|metric|imperial|iso|metric units|imperial units|[dmy]{1,4}(?:[./ -][dmy]{1,4})+|\\d+(?:[./-]\\d+)+|(?:12|24)[- ]?h(?:ours?)?|(?:one|two|three|no|\\d) (?:decimals?|digits?|decimal places)|thousands separators?)(?: format)?)`;
const POINTLESS_END = "(?:,? (?:please|always|only|everywhere))*$";
const OWN =
  "company|firm|business|brand|brand colou?rs?|brand fonts?|team|employer|organi[sz]ation|startup|shop|name|currency|time ?zone|language|country|city|industry|role|job|profession|logo|website|fiscal year|favou?rite colou?r|preferred \\w+|house style";

const ONCE_AT_FIRST = /^(?:just (?:this )?once|for now|this time|for once)\b/i;

/** Each looks at one clause from its beginning, without nested repetition, so that its time grows with the text only. */
const LASTING: readonly RegExp[] = [
  /^(?:please |you should |you must |make sure to |remember to |try to |i want you to |i'd like you to )?always (?!on\b|been\b|open\b)\w/i,
  /^(?:please |you should |you must |make sure to )?never (?!mind\b|have i\b|ending\b|ever\b|again\b)\w/i,
  /^(?:please )?(?:don't|do not|dont) ever \w/i,
  /^(?:please )?(?:from now on|going forward|from here on|in future|in the future|as a rule|for all future \w+|for every \w+ you)\b/i,
  new RegExp(
    `^(?:please )?(?:${ACTS})\\b.*\\b(?:from now on|going forward|in future|in the future|every time|as a rule|from here on)$`,
    "i",
  ),
  new RegExp(`^(?:please )?(?:use|write|answer|format|reply)\\b.*\\bby default$`, "i"),
  new RegExp(`^(?:whenever|every time|each time|when) you (?:${ACTS}|make)\\b`, "i"),
  /^(?:i|we)(?: (?:generally|usually|really|strongly|always|much|would))* prefer (?!this\b|that\b|it\b|your\b|the (?:first|second|third|last|other|previous|old|new|original|earlier|former|latter)\b)\w/i,
  /^(?:i|we) (?:always|never|usually|generally) (?:want|need|use|like|work|write|report|format|round|calculate|count|invoice|bill|pay|measure)\b/i,
  /^(?:please )?(?:remember|keep in mind|don't forget|do not forget|note)(?: that\b|:|,? (?:my|our|i|i'm|we|we're)\b)/i,
  /^please remember (?!me\b|to\b)\w/i,
  new RegExp(`^(?:my|our) (?:${OWN})(?:'s name)? (?:is|are|=) (?!on\\b|not\\b|missing\\b|wrong\\b|too\\b|\\w+ing\\b)`, "i"),
  new RegExp(`^(?:my|our) (?:${OWN}): ?\\S`, "i"),
  /^(?:i am|i'm|we are|we're) (?:colou?r[- ]?blind|called|named|based in|left-handed|dyslexic)\b/i,
  /^(?:i|we) (?:work (?:at|as|for|in)|live in)\b/i,
  /^(?:please )?call me \w/i,
  new RegExp(
    `^(?:(?:please )?(?:show|give|write|format|display) (?=all |my |our ))?(?:all |my |our )?(?:${AMOUNTS}) (?:should |must )?(?:are |be )?(?:always )?(?:shown |displayed |written |formatted |given )?(?:in|as|like|with) ${FORM}(?: with ${FORM})?${POINTLESS_END}`,
    "i",
  ),
  /^(?:please )?use (?:the )?(?:metric|imperial|si|us|uk|british|american|european|german|swiss|iso|24[- ]?h(?:ours?)?|12[- ]?h(?:ours?)?|am\/pm|celsius|fahrenheit|kilomet\w+|miles) (?:units?|system|measurements?|spelling|english|time|clock|format|formats|dates?|notation|numbers?|number formats?|date formats?)\b/i,
  /^(?:please )?(?:answer|reply|respond|talk|speak|write)(?: to me)?(?: only)? in (?:english|german|french|spanish|italian|dutch|portuguese|polish|swedish|danish|turkish|russian|ukrainian|arabic|hindi|chinese|japanese|korean)$/i,
  /^(?:the |our )?weeks? (?:starts?|begins?) on \w/i,
];

/**
 * What a person's message says about how they want things in general, in their own words; requests, questions and what is meant
 * for this once are left out. At most three, each at most 500 characters.
 */
export function findPreferences(text: string): string[] {
  const found = text
    .slice(0, MAX_READ)
    .replaceAll("’", "'")
    .replace(CODE, "\n")
    .split("\n")
    .filter((line) => !line.trimStart().startsWith(">"))
    .flatMap(clausesOf)
    .filter(isLasting)
    .map((clause) => clause.slice(0, MAX_CHARACTERS).trim());
  return [...new Map(found.map((clause) => [clause.toLowerCase(), clause])).values()].slice(0, MAX_FOUND);
}

function clausesOf(line: string): string[] {
  const clauses: string[] = [];
  let rest = line;
  for (let end = SENTENCE_END.exec(rest); end !== null; end = SENTENCE_END.exec(rest)) {
    const isAsked = end[0].includes("?");
    if (!isAsked) clauses.push(...turnsOf(rest.slice(0, end.index)));
    rest = rest.slice(end.index + end[0].length);
  }
  return [...clauses, ...turnsOf(rest)];
}

function turnsOf(sentence: string): string[] {
  if (ONCE_AT_FIRST.test(sentence.trimStart())) return [];
  return sentence.split(TURN).map((clause) => clause.replace(/\s+/g, " ").trim().replace(POLITE, ""));
}

function isLasting(clause: string): boolean {
  if (clause.split(" ").length < MIN_WORDS) return false;
  const lasting = LASTING.some((pattern) => pattern.test(clause));
  return lasting && !ONCE.test(clause) && !SECRET.test(clause);
}
