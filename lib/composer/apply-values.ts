import { aggregateFor, isMeasurable, isNumeric, rankNumbers } from "./rank-fields";
import type { Said } from "./read-fields";
import { findField, findMentions, findNames } from "./reading/find-mentions";
import type { DataShape, Field, Recipe } from "./types";
import { VIEW_WORDS, VISUAL_WORDS } from "./words";

/** Which numbers are shown: those that are named, those that are meant, or how many records there are. */
export function applyValues(recipe: Recipe, said: Said): void {
  const { request, rest, loose } = said;
  const numbers = loose.filter((field) => isNumeric(field) || isMeasuredId(field, recipe, said));
  if (recipe.view === "scatter" && numbers.length > 1) return applyAxes(recipe, rest, numbers);
  if (applyCounting(recipe, said)) return;
  const isSpread = /\b(?:distribution|frequenc(?:y|ies))\b/.test(rest) && loose.length > 0 && request.aggregate === undefined;
  if (numbers.length > 0) {
    const before = ADDS.test(request.text) ? (recipe.values ?? []) : [];
    recipe.values = [...new Set([...before, ...numbers.map((field) => field.name)])];
  } else if (isSpread) {
    recipe.aggregate = "count";
    delete recipe.values;
  } else if (!recipe.values) applyMeant(recipe, said);
}

/** Nothing is named: a number that is meant, the number of records, or, of the parts of a whole, what can be added up. */
function applyMeant(recipe: Recipe, said: Said): void {
  const { request, shape, rest, groups } = said;
  const meant = meantNumber(rest, shape, groups);
  if (meant.length > 0 || request.aggregate === "share") {
    recipe.values = meant;
    return;
  }
  const [main] = rankNumbers(shape.fields);
  const isOfParts = recipe.view === "donut" || recipe.view === "treemap" || recipe.view === "funnel";
  const cannotAdd = isOfParts && main !== undefined && aggregateFor(main) === "mean" && request.aggregate === undefined;
  if (cannotAdd || isOfRecords(said)) recipe.aggregate ??= "count";
}

/** "tickets per assignee": what is named before the group is no column, but the records themselves. */
function isOfRecords({ request, groups }: Said): boolean {
  const said = /(?:^|\s)(\p{Letter}{3,}s) (?:by|per|for each|in each)\b/u.exec(request.text)?.[1];
  if (said === undefined || request.aggregate !== undefined || (groups.length === 0 && !request.bucket)) return false;
  return !NO_RECORDS.test(said) && !VIEW_WORDS.some(([, pattern]) => pattern.test(said)) && !VISUAL_WORDS.test(said);
}

const NO_RECORDS =
  /^(?:values|figures|numbers|totals|sums|averages|results|stats|statistics|amounts|measures|bars|lines|columns|points|sales|earnings|takings|groups|colours|colors|boxes)$/;

/** "how many orders", "number of different customers": true when that is what is shown. */
function applyCounting(recipe: Recipe, { request, shape, rest, groups }: Said): boolean {
  const isCount = request.aggregate === "count";
  const counted = isCount || request.aggregate === "distinct" ? countedField(rest, shape) : undefined;
  const isOfThings = isCount && groups.length > 0 && counted !== undefined && isRepeated(counted, groups, request.text);
  if (counted && (isOfThings || request.aggregate === "distinct")) {
    recipe.aggregate = "distinct";
    recipe.values = [counted.name];
    return true;
  }
  if (!isCount || isCountColumn(counted, rest)) return false;
  delete recipe.values;
  return true;
}

const ADDS = /^(?:please |now |and |also |can you )*(?:add|include|plus|also show)\b|\bas well$/;

/** "how many students are in each class" of several marks for each student. */
function isRepeated(field: Field, groups: readonly Field[], text: string): boolean {
  const isOfEach = /^how many .*\b(?:are|were)(?: there)? (?:in|at|on|per|for|with) (?:each|every)\b/.test(text);
  return isOfEach && !groups.includes(field) && field.distinct < field.present * 0.6;
}

/** "age on the x axis", else the first one named is the height. */
function applyAxes(recipe: Recipe, text: string, numbers: readonly Field[]): void {
  const said = /\b(.*?)(?:on|along|as) (?:the )?([xy])\b/.exec(text);
  const [named] = said ? findMentions(said[1] ?? "", numbers, "part") : [];
  const [first, second] = numbers;
  const isFirstAcross = named && (said?.[2] === "x") === (named.field === first);
  const [across, up] = isFirstAcross ? [first, second] : [second, first];
  recipe.x = across?.name ?? "";
  recipe.y = up?.name ?? "";
}

/** "revenue by region" of data that call it "amount". */
function meantNumber(text: string, shape: DataShape, groups: readonly Field[]): string[] {
  const meant = findField(
    text,
    shape.fields.filter((field) => isNumeric(field) && !groups.includes(field)),
  );
  return meant ? [meant.name] : [];
}

/** Numbers of an identifier are added up or drawn only when a request says so. */
function isMeasuredId(field: Field, recipe: Recipe, { rest, loose, groups, request }: Said): boolean {
  if (isNumeric(field) || !isMeasurable(field)) return false;
  if (recipe.view === "scatter") return true;
  if (loose.some(isNumeric)) return false;
  const name = field.label.toLowerCase();
  const isSecond = loose.indexOf(field) > 0 || (groups.length > 0 && request.aggregate !== "count");
  // "orders per region" are the records, also when they have an order id.
  const isNamed = findMentions(rest, [field]).length > 0;
  return (
    (isSecond && isNamed) ||
    new RegExp(String.raw`\b(?:sum|total|average|mean|minimum|maximum)(?: of)?(?: the)? ${name}`).test(rest)
  );
}

/** "the highest price by category" is a maximum. */
export function applyExtreme(recipe: Recipe, { request, rest, groups, loose }: Said): void {
  const said =
    /\b(?:(highest|largest|biggest|greatest|longest|latest|best|top)|(lowest|smallest|shortest|cheapest|earliest|worst)) (\S+(?: \S+)?)/.exec(
      rest,
    );
  const number = loose.find(isNumeric);
  if (!said || !number || request.aggregate || groups.length === 0) return;
  if (findMentions(said[3] ?? "", [number], "part").length > 0) recipe.aggregate = said[1] ? "max" : "min";
}

/** "the number of passengers" where a column holds just that. */
export function isCountColumn(field: Field | undefined, text: string): field is Field {
  return field !== undefined && isNumeric(field) && findNames(text, [field]).length > 0;
}

const COUNTED =
  /\b(?:how many|number of|counts? of|count|total number of|amount of|different|distinct|unique)(?: (?:the|different|distinct|unique|all|total|of|records?|times))* (\S+(?: \S+){0,3})/;

/** The field that "number of …" or "how many …" names. */
export function countedField(text: string, shape: DataShape): Field | undefined {
  const said = COUNTED.exec(text)?.[1]?.split(
    /\b(?:by|per|for|in|of|that|who|with|from|are|were|is|was|and|each|have|has|did|do)\b/,
  )[0];
  return said === undefined ? undefined : findMentions(said, shape.fields, "part")[0]?.field;
}
