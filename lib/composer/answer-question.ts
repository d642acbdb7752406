import { countedField, isCountColumn } from "./apply-fields";
import { findField, findMentions } from "./reading/find-mentions";
import type { Limits } from "./reading/read-conditions";
import { readGroups } from "./reading/read-groups";
import { answerSuperlative, readSuperlative } from "./reading/read-question";
import { isNumeric } from "./rank-fields";
import type { Request } from "./read-request";
import type { DataShape, Recipe } from "./types";

type Answer = Pick<Recipe, "view" | "panels"> & Partial<Recipe>;

const FORMS: readonly DataShape["form"][] = ["records", "columns", "matrix", "csv", "map"];
const ASKS =
  /^(?:what|which|who|whose|whom|when|where|how (?:many|much)|is|are|was|were|did|does|do|has|have|tell me|find|list|name|show me (?:the|who|which|what)|give me (?:the|all)|i want to know|count|calculate|compute|can you tell me|could you tell me|in (?:which|what)|on (?:which|what)|at (?:which|what)|for (?:which|what)|of (?:which|what)|the)\b/;

/** What answers a question about a table: a figure, the record that is the most of something, or the records that fit. Nothing when the request asks for a view. */
export function answerQuestion(request: Request, shape: DataShape, limits: Limits): Answer | undefined {
  if (!FORMS.includes(shape.form) || request.views.length > 0 || request.wantsVisual || request.limit !== undefined)
    return undefined;
  if (!request.isQuestion && !ASKS.test(request.text)) return undefined;
  const { groups, rest } = readGroups(request.unsorted, shape.fields);
  if (request.aggregate && (request.sort?.by === "value" || request.sort?.by === "label")) return undefined;
  if (groups.length > 0 || request.bucket !== undefined || request.compares) return undefined;
  return answerFigure(request, shape, rest) ?? answerMost(request, shape) ?? answerLookup(request, shape, limits, rest);
}

/** "how many …", "the average age": one figure. */
function answerFigure(request: Request, shape: DataShape, rest: string): Answer | undefined {
  const { aggregate, text } = request;
  const numbers = shape.fields.filter((field) => isNumeric(field) && field.kind !== "id");
  if (aggregate === "count" || aggregate === "distinct") {
    const counted = countedField(rest, shape);
    const hasMost = /\b(?:the )?(?:most|highest|largest|fewest|lowest|least|greatest)\b/.test(text) && !/^how many/.test(text);
    if (hasMost) return undefined;
    if (aggregate === "count" && isCountColumn(counted, rest)) return { view: "kpi", values: [counted.name], aggregate: "sum" };
    const isOfMany =
      counted !== undefined && counted.distinct < counted.present * 0.6 && /\bare there\b|\bin total\b|\blisted\b/.test(text);
    if (counted && (aggregate === "distinct" || isOfMany)) return { view: "kpi", values: [counted.name], aggregate: "distinct" };
    return { view: "kpi", aggregate: "count" };
  }
  if (aggregate === "share") return undefined;
  const extreme =
    /^(?:what|how much|how (?:high|low|long|old|large|big))\b.*\b(?:the )?(highest|largest|biggest|greatest|maximum|max|longest|lowest|smallest|minimum|min|shortest)\b((?: \S+){1,3})/.exec(
      text,
    );
  if (extreme && !aggregate) {
    const field = findMentions(extreme[2] ?? "", numbers, "part")[0]?.field;
    const others = findMentions(
      text.slice(0, extreme.index + extreme[0].indexOf(extreme[1] ?? "")),
      shape.fields.filter((one) => !isNumeric(one)),
      "part",
    );
    const isMost = /^(?:high|larg|big|great|max|longest)/.test(extreme[1] ?? "");
    return field && others.length === 0 ? { view: "kpi", values: [field.name], aggregate: isMost ? "max" : "min" } : undefined;
  }
  if (!aggregate) return undefined;
  const named = findMentions(rest, numbers, "part").map(({ field }) => field.name);
  const meant = named.length > 0 ? named : [findField(rest, numbers)?.name].filter((name) => name !== undefined);
  return meant.length > 0 ? { view: "kpi", values: meant, aggregate } : undefined;
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
  if (asked.length === 0) return { view: "table" };
  const rest2 = shape.fields.filter((field) => !asked.includes(field));
  return { view: "table", columns: [...asked, ...rest2].map(({ name }) => name) };
}
