import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { countTokens } from "#lib/context/count-tokens";
import { buildProjectMap } from "#lib/context/project-map";

const FOLDER = "lib/composer";
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ path: `${FOLDER}/${name}`, content: readFileSync(path.join(FOLDER, name), "utf8") }));

test("a request about one thing of this project finds it", () => {
  const { text, tokens, entries } = buildProjectMap({
    files,
    prompt: "Durations with days are parsed wrongly",
    budgetTokens: 400,
  });
  expect(entries.slice(0, 3)).toContainEqual({ path: "lib/composer/parse-duration.ts", name: "parseDuration" });
  expect(text).toContain("## lib/composer/parse-duration.ts\n");
  expect(tokens).toBe(countTokens(text));
  expect(tokens).toBeLessThanOrEqual(400);
  expect(tokens).toBeGreaterThan(380);
});

test("a file that the editor holds counts as it is there", () => {
  const activeFile = {
    path: "lib/composer/new-view.ts",
    content: "export function drawGauge(level: number): string { return fitView(level); }",
  };
  const { entries } = buildProjectMap({ files, prompt: "make it rounder", activeFile, budgetTokens: 400 });
  expect(entries).toContainEqual({ path: activeFile.path, name: "drawGauge" });
  expect(entries).toContainEqual({ path: "lib/composer/fit-view.ts", name: "fitView" });
});

test("without files there is nothing", () => {
  expect(buildProjectMap({ files: [], prompt: "anything", budgetTokens: 400 })).toMatchObject({
    text: "",
    tokens: 0,
    entries: [],
  });
});

test("a member is named with its class and without", () => {
  const content = "export class Router {\n  addRoute(path: string): void {}\n}\n";
  const { entries } = buildProjectMap({ files: [{ path: "router.ts", content }], prompt: "add a route", budgetTokens: 400 });
  expect(entries.map(({ name }) => name)).toEqual(expect.arrayContaining(["Router", "Router.addRoute", "addRoute"]));
});
