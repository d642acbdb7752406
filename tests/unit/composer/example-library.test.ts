import { describe, expect, test } from "vitest";
import { compose } from "#lib/composer/compose";
import { listExamples } from "#lib/composer/example-library";
import { listTemplates } from "#lib/composer/template-library";
import { VIEW_EXAMPLES } from "#lib/composer/view-examples";
import { VIEW_WORDS } from "#lib/composer/words";
import { validateComponent } from "#lib/validation/validate-component";

const examples = listExamples();
const ids = examples.map(({ id }) => id);
const known = new Set<string>([...VIEW_WORDS.map(([view]) => view), "list", "tree"]);

describe("the examples", () => {
  test("hold every template, and no id twice", () => {
    expect(ids).toEqual(expect.arrayContaining(listTemplates().map(({ id }) => id)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("hold a view for every word the composer knows for one", () => {
    const shown = new Set(VIEW_EXAMPLES.map(({ view }) => view));
    expect([...known].filter((view) => !shown.has(view) && view !== "text")).toEqual([]);
  });

  test.each(VIEW_EXAMPLES.filter(({ view }) => known.has(view)))("$id is shown, as the view that it names", ({ id }) => {
    expect(ids).toContain(id);
  });

  test.each(VIEW_EXAMPLES)("$id shows all of its data", ({ prompt, data }) => {
    const answer = compose({ prompt, data, theme: "auto", mode: "component" });
    expect(answer).not.toMatchObject({ recipe: { filters: expect.anything() } });
    expect(answer).not.toMatchObject({ recipe: { limit: expect.anything() } });
  });

  test.each(examples)("$id is what the composer writes when it is asked for it", ({ prompt, data, source }) => {
    expect(compose({ prompt, data, theme: "auto", mode: "component" })).toMatchObject({ kind: "component", source });
  });

  test.each(examples.filter(({ kind }) => kind === "view"))("$id passes the gate", async ({ source }) => {
    expect(await validateComponent(source)).toEqual({ ok: true });
  });
});
