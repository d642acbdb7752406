import type { Json } from "#lib/core/json";
import { compose } from "#lib/composer/compose";
import { dataOf } from "./data-sets";
import type { RequestCase } from "./request-case";

/** What the composer makes of a case's request and of those that follow. */
export function composeCase({ data, request, followUps = [] }: RequestCase) {
  let previousRecipe: Json | undefined;
  let answer: ReturnType<typeof compose> | undefined;
  for (const prompt of [request, ...followUps]) {
    const before = previousRecipe === undefined ? {} : { previousRecipe };
    answer = compose({ prompt, data: dataOf(data), theme: "auto", mode: "component", ...before });
    if (answer.kind !== "component") throw new Error(`“${prompt}” was answered with words: ${answer.text}`);
    previousRecipe = answer.recipe;
  }
  if (answer?.kind !== "component") throw new Error("A case has at least one request");
  return answer;
}

/** What a case is called: its data and everything that is asked. */
export function nameOf({ data, request, followUps = [] }: RequestCase): string {
  return `${data}: ${[request, ...followUps].join(" → ")}`;
}
