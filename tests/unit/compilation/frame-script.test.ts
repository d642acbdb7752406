import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import * as runtimeExports from "#lib/runtime/exports";
import { RUNTIME_NAMES } from "#lib/runtime/names";

// The first call loads the tools, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

test("a module becomes one call with a function from the runtime to the app", () => {
  expect(
    frameScript('import{template as e,For}from"spark:runtime";var t=e("<p>");function l(){return t()}export{l as default};'),
  ).toBe('"use strict";__spark_mount(function({template:e,For}){var t=e("<p>");function l(){return t()}return l});');
});

test("a component without imports works too", async () => {
  const { js } = await compileComponent("export default () => null;");
  expect(js).toContain("spark:runtime");
  let app: unknown;
  new Function("__spark_mount", frameScript(js))((build: (runtime: object) => unknown) => (app = build({})));
  expect(typeof app).toBe("function");
});

test("text that looks like a module stays text", async () => {
  const { js } = await compileComponent('export default () => <p>import x from "y"; export {"{"} a as default {"}"};</p>;');
  expect(() => new Function("__spark_mount", frameScript(js))).not.toThrow();
});

test.each([
  "",
  "alert(1)",
  'import{a}from"solid-js";export{a as default};',
  'import{a}from"spark:runtime";a()',
  'import*as a from"spark:runtime";export{a as default};',
  'import{a as [b]}from"spark:runtime";export{a as default};',
  'import{a}from"spark:runtime";export default a;',
])("anything that our compiler does not write is refused: %s", (js) => {
  expect(() => frameScript(js)).toThrow("Not a compiled component");
});

test("the runtime has exactly the names that compiled code may import", () => {
  expect(Object.keys(runtimeExports).toSorted()).toEqual([...RUNTIME_NAMES].toSorted());
  const { file } = JSON.parse(readFileSync(".build/runtime.json", "utf8")) as { file: string };
  const exported = /export\{([^}]*)\};?\s*$/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  expect(exported.split(",").map((name) => name.split(" as ").at(-1))).toEqual([...RUNTIME_NAMES].toSorted());
});
