import { expect, test } from "vitest";
import { REQUESTS } from "../../composer/requests/all-requests";
import { differences } from "../../composer/requests/compare-recipe";
import { composeCase, nameOf } from "../../composer/requests/compose-case";

test("the table has every request once", () => {
  const names = REQUESTS.map(nameOf);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each(REQUESTS.map((one) => [nameOf(one), one] as const))("%s", (_name, one) => {
  const { recipe, title } = composeCase(one);
  expect(differences(recipe as { [key: string]: unknown }, title, one.expect)).toEqual([]);
});
