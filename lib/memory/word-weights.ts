/** In nearly every text, so that sharing them says nothing. */
const COMMON = words(
  `a about above after again all also am an and any are as at be because been before being below between both but by can could
  did do does doing done down during each else few for from further had has have having he her here hers him his how i if in into
  is it its itself just me more most my no nor not now of off on once one only or other our ours out over own per re s same she
  should so some such t than that the their theirs them then there these they this those through to too under until up us very was
  we were what when where which while who whom why will with would you your yours ll ve d m`,
);
/** How requests and preferences are put, whatever they are about. */
const ASKING = words(
  `add always answer app application ask best better build call component could create default display draw every favorite future
  generate get give going good have help instead keep kind let like look make many may might much must need never new nice note ought
  please prefer preference produce put really remember render rather response see set shall show showing simple something thing time
  try use usually visualize want way whenever work write`,
);
/** What preferences are about: a request that names one of these is about it, however much else it says. */
const SUBJECTS = words(
  `account address amount animation axis background bar border brand button card chart client color column company currency customer
  dashboard date decimal decimals diagram email emoji font footer form format grid header heading icon image invoice label language
  layout legend list logo map menu metric money name number page palette percent phone pie price report row sale size sort spelling
  style table team text theme title unit week year zone`,
);
/** Other spellings and names of one thing. */
const SAME: Readonly<Record<string, string>> = pairs(
  `graph:chart plot:chart diagram:chart visualization:chart visualisation:chart euro:eur €:eur dollar:usd $:usd pound:gbp £:gbp
  yen:jpy ¥:jpy franc:chf colour:color grey:gray organisation:company organization:company firm:company business:company
  employer:company favourite:favorite percentage:percent %:percent spreadsheet:table grid:table tabular:table font:font
  typeface:font typography:font timezone:zone telephone:phone mail:email revenue:sale turnover:sale client:customer
  abbreviation:abbreviate pic:image picture:image photo:image headline:heading`,
);
/** Words of one field are a little alike, so that "amounts in EUR" is near to a question about prices. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  money: list(
    "amount budget cash cost currency eur usd gbp jpy chf expense fee invoice money payment price profit salary sale tax",
  ),
  picture: list("axis bar chart dashboard donut histogram legend line pie scatter trend"),
  look: list(
    "background border color dark font gray light palette style theme blue green red black white contrast rounded corner",
  ),
  time: list("calendar date day hour month quarter timeline week year zone schedule deadline monday sunday"),
  measure: list(
    "celsius fahrenheit inch kilogram kilometer kilometre km metric imperial mile temperature unit weight height distance",
  ),
  words: list("english french german italian language spanish spelling translate british american tone"),
};

const WEIGHT = { common: 0.12, asking: 0.3, plain: 1, subject: 1.4 };
const FIELD_OF = new Map(
  Object.entries(FIELDS).flatMap(([field, members]) => members.map((member) => [stem(member), field] as const)),
);
const COMMON_STEMS = stems(COMMON);
const ASKING_STEMS = stems(ASKING);
const SUBJECT_STEMS = stems(SUBJECTS);
const SAME_STEMS = new Map(Object.entries(SAME).map(([word, same]) => [stem(word), stem(same)] as const));

/** A word as it is compared: without its ending, and by the usual one of its names. */
export function stemOf(word: string): string {
  const bare = stem(word);
  return SAME_STEMS.get(bare) ?? bare;
}

/** How much a stem says, as its rarity would tell in a large collection. */
export function weightOf(stemmed: string): number {
  if (COMMON_STEMS.has(stemmed)) return WEIGHT.common;
  if (ASKING_STEMS.has(stemmed)) return WEIGHT.asking;
  return SUBJECT_STEMS.has(stemmed) ? WEIGHT.subject : WEIGHT.plain;
}

/** The field that a stem belongs to, if it is one of those that preferences are about. */
export function fieldOf(stemmed: string): string | undefined {
  return FIELD_OF.get(stemmed);
}

/** Plurals, -ing, -ed and British endings are taken off; both of two related forms lose the same. */
function stem(word: string): string {
  let bare = word;
  if (bare.length > 3 && bare.endsWith("ies")) bare = `${bare.slice(0, -3)}y`;
  else if (/(?:s|x|z|ch|sh)es$/.test(bare) && bare.length > 4) bare = bare.slice(0, -2);
  else if (bare.length > 3 && /[^sui]s$/.test(bare)) bare = bare.slice(0, -1);
  if (bare.length > 5 && bare.endsWith("ing")) bare = undoubled(bare.slice(0, -3));
  else if (bare.length > 4 && bare.endsWith("ed")) bare = undoubled(bare.slice(0, -2));
  if (bare.length > 4 && bare.endsWith("e")) bare = bare.slice(0, -1);
  if (bare.length > 4 && bare.endsWith("our")) return `${bare.slice(0, -3)}or`;
  return bare.endsWith("is") && bare.length > 5 ? `${bare.slice(0, -2)}iz` : bare;
}

function undoubled(word: string): string {
  return /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

function list(text: string): readonly string[] {
  return text.split(" ");
}

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(/\s+/).map((pair) => pair.split(":")));
}

function stems(all: readonly string[]): ReadonlySet<string> {
  return new Set(all.map(stem));
}
