import { expect, test } from "vitest";
import { parseComponent } from "#lib/compilation/parse-component";
import { splitParts } from "#lib/compilation/split-parts";
import { transformComponent } from "#lib/compilation/transform-component";
import { findingsOf } from "./support/findings";
import { codeOf } from "./support/code-of";

const LIST = `function List(props: { all: number[] }) {
  let sum = 0;
  for (const n of props.all) sum += n;
  return <ul onClick={() => sum++}><For each={props.all}>{(n) => <li class="p-2">{n}</li>}</For>{sum}</ul>;
}`;
const appWith = (title: string) => `import { For } from "solid-js";
const TITLE = ${JSON.stringify(title)};
interface Unused { a: number }
${LIST}
export default function App() { return <main><h1>{TITLE}</h1><List all={[1, 2]} /></main>; }`;
const partsOf = (source: string, references: string[] = []) =>
  splitParts(source, parseComponent(source).program, references).map(({ text }) => text);

test("functions and runs of constants are parts, types are none", () => {
  expect(
    partsOf(
      `const A = 1;\nconst B = 2;\ntype T = string;\n${LIST}\nconst C = 3;\nexport default () => <List all={[A, B, C]} />;`,
    ),
  ).toEqual(["const A = 1;\nconst B = 2;", LIST, "const C = 3;", "export default () => <List all={[A, B, C]} />;"]);
});

test.each([
  ["an enum", "enum E { A } export default () => <p>{E.A}</p>;"],
  ["a class", "class C {} export default () => <p>{String(new C())}</p>;"],
  ["a directive", '"use strict"; const a = 1; export default () => <p>{a}</p>;'],
  ["a name of control flow", "function Show() { return 1; } export default () => <Show />;"],
])("a module with %s is one part", (_, source) => {
  expect(partsOf(source)).toEqual([source]);
});

test("a module of very many functions is one part", () => {
  const functions = (count: number) => Array.from({ length: count }, (_, index) => `function f${index}() {}`).join("\n");
  expect(partsOf(`${functions(119)}\nexport default () => <p />;`)).toHaveLength(120);
  expect(partsOf(`${functions(120)}\nexport default () => <p />;`)).toHaveLength(1);
});

test("a module that keeps an element at its top is one part", () => {
  const source = "let el; function A() { return <p ref={el} />; } export default () => <A />;";
  expect(partsOf(source, ["el"])).toEqual([source]);
  expect(partsOf(source)).toHaveLength(3);
});

test("what only exports a name is no part", () => {
  expect(partsOf("function App() { return 1; }\nexport default App;")).toEqual(["function App() { return 1; }"]);
  expect(partsOf("function App() { return 1; }\nexport { App as default };")).toEqual(["function App() { return 1; }"]);
});

test.each([0, 3, 120])("%s lines further down, a part that was compiled before is what it would be anew", (count) => {
  const source = `${"// a line\n".repeat(count)}${appWith(`${count} lines`)}`;
  // With a map everything is compiled anew.
  expect(codeOf(source)).toBe(codeOf(source, { map: true }));
});

test("the budget names the line of the source, also in a part that was compiled for another one", () => {
  const linesIn = (source: string) => [...codeOf(source).matchAll(/\|\|(\$\w+)\((\d+)\)/g)].map(([, , line]) => Number(line));
  const found = linesIn(appWith("a"));
  expect(found).toEqual([6]);
  expect(linesIn(`\n\n\n${appWith("b")}`)).toEqual([9]);
});

test("parts share their templates, their listeners and what they take from the runtime", () => {
  const source = `function A() { return <li onClick={() => 1} class="x">same</li>; }
function B() { return <li onClick={() => 2} class="x">same</li>; }
export default () => <ul onInput={() => 3}><A /><B /></ul>;`;
  const code = codeOf(source);
  expect(code.match(/<li class=x>same/g)).toHaveLength(1);
  expect(code.match(/template as/g)).toHaveLength(1);
  expect(code).toMatch(/\(\["click","input"\]\);export\{\$\w as default\};$/);
});

test("short names are nobody's yet", () => {
  const code = codeOf(
    "const $a = 1; function f({ $b }) { return $b + $c; } export default () => <p title={'$d'}>{f({ $b: $a })}</p>;",
  );
  const [, declared] = /const (\$\w+)=1/.exec(code) ?? [];
  expect(["$b", "$c", "$d"]).not.toContain(declared);
  expect(code).toMatch(/\$b:\$\w/);
  expect(code).toContain("+$c");
});

test.each(["ꙮ", "ꚙ", "{'\\uA66E'}", "{'\\u{0a699}'}", "&#42606;", "&#xA699;"])(
  "the letter %s is refused, for it marks names that are still to be written",
  async (letter) => {
    const [finding] = await findingsOf(() => transformComponent(`export default () => <p>${letter}</p>;`));
    expect(finding).toMatchObject({ code: "letter_not_allowed" });
  },
);
