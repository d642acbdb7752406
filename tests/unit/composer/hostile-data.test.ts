import { describe, expect, test } from "vitest";
import { compose } from "#lib/composer/compose";
import type { Json } from "#lib/core/json";
import { validateComponent } from "#lib/validation/validate-component";
import { HOSTILE_DATA, HOSTILE_REQUESTS } from "./hostile-data";

const CHECKED = 9;

function component(prompt: string, data: Json, previousRecipe?: Json) {
  const before = previousRecipe === undefined ? {} : { previousRecipe };
  const answer = compose({ prompt, data, theme: "auto", mode: "component", ...before });
  if (answer.kind !== "component") throw new Error(`“${prompt}” was answered with words`);
  return answer;
}

describe.each(Object.entries(HOSTILE_DATA))("%s", (_name, data) => {
  const apps = HOSTILE_REQUESTS.map((request) => component(request, data));

  test("make an app of a bearable size for every request, and for what is asked of it next", () => {
    for (const { source, title, recipe } of apps) {
      expect(source.length).toBeLessThan(51_200);
      expect(title).not.toMatch(/undefined|NaN|^$/);
      expect(component("make it bars, sort by amount, top 5", data, recipe).source.length).toBeLessThan(51_200);
    }
  });

  test("pass the gate, and what they hold is text", async () => {
    const different = [...new Set(apps.map(({ source }) => source))];
    for (const source of different.filter((_one, index) => index % Math.ceil(different.length / CHECKED) === 0)) {
      expect(await validateComponent(source)).toEqual({ ok: true });
      expect(source).not.toContain("</script>");
    }
  });
});
