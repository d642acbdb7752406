import type { TemplateId } from "./templates/index";

const CURRENCY =
  "(?:(?:us|american|canadian|australian|british|swiss|japanese|swedish|norwegian|polish|chinese|indian) )?(?:usd|eur|gbp|chf|jpy|cad|aud|sek|nok|pln|cny|inr|dollar|buck|euro|pound|sterling|franc|yen|yuan|zloty|krona|krone|rupee)";
const MONEY = CURRENCY.replace("pound|", "");
const UNIT =
  "(?:mm|millimeter|cm|centimeter|m|meter|metre|km|kilometer|inch|foot|feet|ft|yard|mile|g|gram|kg|kilo|kilogram|oz|ounce|lb|lbs|pound|stone|ton|tonne|celsius|fahrenheit|kelvin|ml|milliliter|millilitre|l|liter|litre|cup|pint|gallon|tsp|teaspoon|tbsp|tablespoon|acre|hectare|mph|knot|kb|mb|gb|kilobyte|megabyte|gigabyte)";
const ZONE = "(?:pst|pdt|est|edt|cst|cdt|mst|cet|cest|bst|ist|jst|aest|utc|gmt)";
const TO = "(?:to|in|into|is how many|as)";
const ONE = "(?:an? |one |the |\\d+ )?";
const MINE = "(?:my |our |the |an? )?";
const LANGUAGE =
  "(?:french|spanish|german|italian|english|portuguese|dutch|japanese|chinese|korean|russian|latin|arabic|vocabulary|word)";

/**
 * How people ask for a template without its name, for plain words (see `plainRequest`) from where the request itself begins. More
 * exact than keywords, so they are asked first.
 */
const PHRASES: readonly (readonly [TemplateId, string])[] = [
  ["currency-converter", `\\b${MONEY} ${TO} ${ONE}${CURRENCY}\\b|\\b${CURRENCY} ${TO} ${ONE}${MONEY}\\b`],
  ["currency-converter", `\\bhow (?:many|much) ${CURRENCY} (?:is|are|do i get|for) .*\\b${MONEY}\\b`],
  ["unit-converter", `\\b${UNIT} ${TO} ${ONE}${UNIT}\\b|\\bhow many ${UNIT} (?:are |is )?(?:in|make) ${ONE}${UNIT}\\b`],
  [
    "time-zone-converter",
    `\\b${ZONE} (?:to|in|into) |\\b(?:what(?: is| s)? the|current|local) (?:current |local )?time in [a-z]`,
  ],
  ["tip-calculator", `^(?:split|divide|share) ${MINE}(?:\\w+ )?(?:bill|check|tab)\\b`],
  ["tip-calculator", "^(?:split|divide|share) .*\\b(?:between|among) .*\\b(?:friend|people|person|guest|roommate|us)$"],
  ["password-strength", "\\bhow (?:secure|strong|safe|good) (?:is )?(?:an?|my|the|this|your) password\\b"],
  ["flashcards", `\\bflip card|^(?:learn|study|practice|memorize) (?:some |new )?${LANGUAGE}\\b`],
  ["date-countdown", "\\bcount ?down (?:to|till|until) (?!zero|\\d)"],
  ["date-countdown", "\\bhow (?:many|long) (?:day |week |month |sleep )?(?:is it |are )?(?:until|till|to go)\\b"],
  ["todo-list", "^thing (?:i (?:have|need) )?to do\\b|^(?:my )?list of (?:my |our )?(?:task|todo|chore|errand)\\b"],
  ["pomodoro-timer", "\\bfocus (?:in|for) \\d+ minute|\\b\\d+ minute focus\\b"],
  ["notes", "^jot\\b|^write (?:down )?(?:my |some )?(?:note|thought|idea)\\b"],
  ["stopwatch", "^time (?:my|our|an?|the) (?:lap|run|swim|race|sprint)\\b"],
  ["calculator", "^(?:add|sum)(?: up)? (?:some |a few |two )?number\\b|^do (?:some )?(?:math|sum|arithmetic)\\b"],
  ["bmi-calculator", "\\bam i (?:over|under) ?weight\\b|\\bhow many calor(?:y|ie) (?:do|should) i\\b|\\bis my weight healthy\\b"],
  ["savings-planner", "\\bhow much (?:will|would|can|could) (?:i|we) (?:have )?saved?\\b|^save (?:up|money)\\b"],
  [
    "expense-tracker",
    "^(?:doe|do|did|is) (?:all )?(?:my|our) money go|^(?:keep )?(?:track|log|record)(?: of)? (?:what|how much) (?:i|we) spen[dt]\\b",
  ],
  ["invoice-editor", "^bill (?:my|our|the|an?) (?:client|customer)\\b"],
  ["typing-test", "\\bhow fast (?:can|do) i type\\b|^(?:learn|practice) (?:to )?(?:touch )?typ(?:e|ing)\\b"],
  ["meal-planner", "^what (?:s|is) for (?:dinner|lunch|breakfast)\\b|^plan (?:my |our |the )?(?:weekly )?(?:meal|dinner)\\b"],
  ["weekly-schedule", "^plan (?:my|our|the) week\\b|^(?:my |our )?(?:week|weekly) plan\\b"],
  ["poll", "^ask (?:my|our|the) \\w+ (?:where|what|which|when|who|whether|if)\\b"],
  ["survey", "^(?:collect |get |ask for )?(?:customer |user |guest )?feedback$"],
  ["appointment-booking", "^book (?:my |an? )(?:haircut|appointment|visit|meeting|session|slot|consultation|massage|lesson)\\b"],
  ["word-counter", "\\bhow many (?:word|character|letter) (?:are |do i have |does )"],
  ["palette-generator", "^color (?:that )?(?:go|match|work|fit)\\b|^matching color"],
  ["drawing-pad", "^(?:draw|sketch|doodle|paint)(?: (?:something|an? picture|here|with \\w+(?: finger)?))?$"],
  [
    "random-picker",
    "^(?:pick|choose|draw|select) (?:an? |the |one )?(?:random )?(?:winner|name|person|student|volunteer)\\b|^head or tail",
  ],
  ["memory-game", "^find (?:the |all (?:the )?)?(?:pair|match)"],
  ["counter", "^count (?:the |my )?(?:people|visitor|guest|click|rep|sheep|pushup)\\b(?!.* (?:per|by) )"],
];

const MATCHERS = PHRASES.map(([id, pattern]) => ({ id, pattern: new RegExp(pattern) }));

/** The template that some words ask for by what it does. The phrase has to begin before the words about the thing do. */
export function phraseMatch(words: string, lengthOfHead: number): TemplateId | undefined {
  return MATCHERS.find(({ pattern }) => {
    const at = words.search(pattern);
    return at === 0 || (at > 0 && at < lengthOfHead);
  })?.id;
}
