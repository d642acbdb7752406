import { countedField, isCountColumn } from "./apply-values";
import { findField, findMentions } from "./reading/find-mentions";
import type { Limits } from "./reading/read-conditions";
import { readGrouping } from "./read-fields";
import { answerSuperlative, readSuperlative } from "./reading/read-question";
import { isNumeric, rankNumbers } from "./rank-fields";
import type { Request } from "./read-request";
import type { DataShape, Field, Recipe } from "./types";

type Answer = Pick<Recipe, "view" | "panels"> & Partial<Recipe>;

const FORMS: readonly DataShape["form"][] = ["records", "columns", "matrix", "csv", "map"];
const ASKS =
  /^(?:what|which|who|whose|whom|when|where|how (?:many|much)|is|are|was|were|did|does|do|has|have|tell me|find|list|name|show me (?:the|who|which|what)|give me (?:the|all)|i want to know|count|calculate|compute|can you tell me|could you tell me|in (?:which|what)|on (?:which|what)|at (?:which|what)|for (?:which|what)|of (?:which|what)|the)\b/;

/** What answers a question about a table: a figure, the record that is the most of something, or the records that fit. Nothing when the request asks for a view. */
export function answerQuestion(request: Request, shape: DataShape, limits: Limits): Answer | undefined {
  const about = answerAbout(request, shape, limits);
  if (about) return about;
  if (!FORMS.includes(shape.form) || request.views.length > 0 || request.wantsVisual || request.limit !== undefined)
    return undefined;
  if (!request.isQuestion && !ASKS.test(request.text)) return undefined;
  const { groups, rest } = readGrouping(request.unsorted, request, shape);
  if (request.aggregate && (request.sort?.by === "value" || request.sort?.by === "label")) return undefined;
  if (groups.length > 0 || request.bucket !== undefined || request.compares) return undefined;
  const listed = answerFirst(request.text);
  if (listed) return listed;
  return answerFigure(request, shape, rest) ?? answerMost(request, shape) ?? answerLookup(request, shape, limits, rest);
}

/** "everything about Ruth Cole", "details of ticket T-213": one record, whole. */
function answerAbout({ text, views }: Request, shape: DataShape, { conditions }: Limits): Answer | undefined {
  if (
    !/\b(?:details?|everything|all|info(?:rmation)?) (?:of|about|on|for)\b/.test(text) ||
    views.some((view) => view !== "detail")
  )
    return undefined;
  const isOne = conditions.some(({ field, test, values }) => {
    const known = shape.fields.find(({ name }) => name === field);
    return test === "is" && values.length === 1 && known !== undefined && known.distinct >= known.present * 0.95;
  });
  return isOne ? { view: "detail" } : undefined;
}

/** "the first party listed", "what is at the top of the table": the record that stands first. */
function answerFirst(text: string): Answer | undefined {
  const isFirst =
    /^(?:what|which|who)\b.*\b(?:first|top)\b.*\b(?:listed|on the list|of the table)\b|\bat the top of the (?:table|list|chart)$/.test(
      text,
    );
  return isFirst ? { view: "detail", limit: 1 } : undefined;
}

/** "how many …", "the average age": one figure. */
function answerFigure(request: Request, shape: DataShape, rest: string): Answer | undefined {
  const { aggregate, text } = request;
  const numbers = shape.fields.filter(isNumeric);
  if (aggregate === "count" || aggregate === "distinct") return answerCount(request, shape, rest);
  if (aggregate === undefined) return answerExtreme(text, shape.fields);
  if (aggregate === "share") return undefined;
  const most = /^(?:who|which)\b/.test(text) ? readSuperlative(text, shape) : undefined;
  if (most?.by && most.entity) return { ...answerSuperlative(most), aggregate };
  const exact = findMentions(rest, numbers);
  const named = (exact.length > 0 ? exact : findMentions(rest, numbers, "part")).map(({ field }) => field.name);
  const meant = named.length > 0 ? named : [findField(rest, numbers)?.name].filter((name) => name !== undefined);
  return meant.length > 0 ? { view: "kpi", values: meant, aggregate } : undefined;
}

/** "how many different customers are there" */
function answerCount({ aggregate, text }: Request, shape: DataShape, rest: string): Answer | undefined {
  const counted = countedField(rest, shape);
  const isOfMost = /\b(?:most|highest|largest|fewest|lowest|least|greatest)\b/.test(text) && !text.startsWith("how many");
  if (isOfMost) return undefined;
  if (aggregate === "count" && isCountColumn(counted, rest)) return { view: "kpi", values: [counted.name], aggregate: "sum" };
  const isRepeated =
    counted !== undefined && counted.distinct < counted.present * 0.6 && /\bare there\b|\bin total\b|\blisted\b/.test(text);
  return counted && (aggregate === "distinct" || isRepeated)
    ? { view: "kpi", values: [counted.name], aggregate: "distinct" }
    : { view: "kpi", aggregate: "count" };
}

const EXTREME =
  /^(?:what|how much|how (?:high|low|long|old|large|big))\b.*\b(?:the )?(highest|largest|biggest|greatest|maximum|max|longest|lowest|smallest|minimum|min|shortest)\b((?: \S+){1,3})/;

/** "what is the highest salary", when nobody is asked for who has it. */
function answerExtreme(text: string, fields: readonly Field[]): Answer | undefined {
  const said = EXTREME.exec(text);
  if (!said) return undefined;
  const [whole, word = "", what = ""] = said;
  const field = findMentions(what, fields.filter(isNumeric), "part")[0]?.field;
  const asked = text.slice(0, said.index + whole.indexOf(word));
  const others = findMentions(
    asked,
    fields.filter((one) => !isNumeric(one)),
    "part",
  );
  const isMost = /^(?:high|larg|big|great|max|longest)/.test(word);
  return field && others.length === 0 ? { view: "kpi", values: [field.name], aggregate: isMost ? "max" : "min" } : undefined;
}

function answerMost(request: Request, shape: DataShape): Answer | undefined {
  const most = readSuperlative(request.text, shape);
  return most && answerSuperlative(most);
}

/** Records that meet conditions: what is asked of them first, or as figures when it is a number. */
function answerLookup(request: Request, shape: DataShape, { conditions }: Limits, rest: string): Answer | undefined {
  if (conditions.length === 0) return undefined;
  const limited = new Set(conditions.map(({ field }) => field));
  const asked = findMentions(rest, shape.fields, "part")
    .map(({ field }) => field)
    .filter(({ name }) => !limited.has(name));
  const isNumber = asked.length > 0 && asked.every(isNumeric) && /^(?:what|how much|how)\b/.test(request.text);
  if (isNumber)
    return { view: "kpi", values: asked.map(({ name }) => name), ...(request.aggregate ? { aggregate: request.aggregate } : {}) };
  if (asked.length === 0 && /^how much\b/.test(request.text)) {
    const meant = findField(rest, shape.fields.filter(isNumeric)) ?? rankNumbers(shape.fields)[0];
    if (meant) return { view: "kpi", values: [meant.name], aggregate: "sum" };
  }
  if (asked.length === 0) return { view: "table" };
  const rest2 = shape.fields.filter((field) => !asked.includes(field));
  return { view: "table", columns: [...asked, ...rest2].map(({ name }) => name) };
}
