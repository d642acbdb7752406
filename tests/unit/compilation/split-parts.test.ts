import { expect, test } from "vitest";
import { parseComponent } from "#lib/compilation/parse-component";
import { splitParts } from "#lib/compilation/split-parts";
import { transformComponent } from "#lib/compilation/transform-component";

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
const partsOf = (source: string) => splitParts(source, parseComponent(source).program).map(({ text }) => text);

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
  ["a reference at the top", "let el; function A() { return <p ref={el} />; } export default () => <A />;"],
  ["a name the compiler adds", "let _steps = 0; export default () => <p>{_steps}</p>;"],
  ["such a name in other letters", "let \\u005fsteps = 0; export default () => <p>{_ste\\u0070s}</p>;"],
  ["such an element", "const _$a = () => 1; export default () => <_$a />;"],
])("a module with %s is one part", (_, source) => {
  expect(partsOf(source)).toEqual([source]);
});

test.each([0, 3, 120])("%s lines further down, a part that was compiled before is what it would be anew", (count) => {
  const source = `${"// a line\n".repeat(count)}${appWith(`${count} lines`)}`;
  // With a map everything is compiled anew.
  expect(transformComponent(source).code).toBe(transformComponent(source, { map: true }).code);
});

test("the budget names the line of the source, also in a part that was compiled for another one", () => {
  const linesIn = (source: string) =>
    [...transformComponent(source).code.matchAll(/_spend(?:Steps|Call)\((\d+)\)/g)].map(([, line]) => Number(line));
  const found = linesIn(appWith("a"));
  expect(found).toContain(6);
  expect(linesIn(`\n\n\n${appWith("b")}`)).toEqual(found.map((line) => line + 3));
});

test("text that looks like a check of the budget stays as it is", () => {
  const source = `const A = "_spendCall(3)";\nexport default () => <p title={"_spendSteps(9)"}>{A}</p>;`;
  transformComponent(source);
  const { code } = transformComponent(`\n\n${source}`);
  expect(code).toContain("_spendCall(3)");
  expect(code).toContain("_spendSteps(9)");
});

test("parts share their templates, their listeners and what they take from the runtime", () => {
  const source = `function A() { return <li onClick={() => 1} class="x">same</li>; }
function B() { return <li onClick={() => 2} class="x">same</li>; }
export default () => <ul onInput={() => 3}><A /><B /></ul>;`;
  const { code } = transformComponent(source);
  expect(code.match(/<li class=x>same/g)).toHaveLength(1);
  expect(code.match(/template as/g)).toHaveLength(1);
  expect(code).toContain(`_$delegateEvents(["click","input"]);export{_App as default};`);
});
