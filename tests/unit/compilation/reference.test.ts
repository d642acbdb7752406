import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { transformAsync } from "@babel/core";
import presetTypescript from "@babel/preset-typescript";
import presetSolid from "babel-preset-solid";
import { describe, expect, test } from "vitest";
import { drawScript } from "../rendering/support";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";

/** What babel-preset-solid makes of a source by itself, as a script of a frame: no minifier, no plugin of ours. */
async function referenceScript(source: string): Promise<string> {
  const result = await transformAsync(source, {
    filename: "app.tsx",
    configFile: false,
    babelrc: false,
    presets: [
      [presetSolid, {}],
      [presetTypescript, { onlyRemoveTypeImports: false }],
    ],
  });
  const names: string[] = [];
  const code = (result?.code ?? "")
    .replace(/^import\s*\{([^}]*)\}\s*from\s*["']solid-js(?:\/\w+)?["'];?$/gm, (_all, list: string) => {
      names.push(...list.split(",").map((name) => name.trim().replace(/^(\S+) as (\S+)$/, "$1: $2")));
      return "";
    })
    .replace(/^export default (?=function [\w$]|class [\w$])/m, "")
    .replace(/^export default /m, "const default_ = ")
    .replace(/^export\s*\{\s*([\w$]+) as default\s*\};?/m, "const default_ = $1;")
    .replace(/^export (?=const|function|class|let|enum|var)/gm, "");
  const named = /^export default (?:function|class) ([\w$]+)/m.exec(result?.code ?? "")?.[1];
  return `"use strict";__spark_mount(function({${[...new Set(names)].filter(Boolean).join(",")}}){${code}\nreturn ${named ?? "default_"}});`;
}

/** Stands the clock and the dice still: what two compilers make is compared, not when. */
const STILL = `{ const D = Date; globalThis.Date = class extends D { constructor(...all) { super(...(all.length ? all : [1.7e12])); } static now() { return 1.7e12; } }; Math.random = () => 0.25; }`;
const drawStill = (script: string) => drawScript(`${STILL}${script}`);

/** With attributes in one order: those that hold a constant of another part are set after those in the markup. */
function sorted<Drawing extends object>(drawing: Drawing): Drawing {
  if (!("html" in drawing)) return drawing;
  const inOrder = (all: string) => (all.match(/ [^\s=>]+(?:="[^"]*")?/g) ?? []).toSorted().join("");
  return { ...drawing, html: String(drawing.html).replace(/(?<=<[\w-]+)(?: [^\s=>]+(?:="[^"]*")?)+/g, inOrder) };
}

async function expectSameDrawing(source: string): Promise<void> {
  const ours = await drawStill(frameScript((await compileComponent(source)).js));
  const theirs = await drawStill(await referenceScript(source));
  expect(ours).toEqual(theirs);
  expect(ours).toMatchObject({ state: "ok" });
}

const SYNTAX: readonly (readonly [string, string])[] = [
  ["a function", "export default function App() { return <p>x</p>; }"],
  ["a function without a name", "export default function () { return <p>x</p>; }"],
  ["an arrow", "export default () => <p>x</p>;"],
  ["a name declared before", "const App = () => <p>x</p>; export default App;"],
  ["an export list", "const App = () => <p>x</p>; export { App as default };"],
  ["a call", "const make = (text: string) => () => <p>{text}</p>; export default make('x');"],
  ["other exports beside it", "export interface Row { a: number } const limit = 3; export default () => <p>{limit}</p>;"],
  ["generics of an arrow", "const first = <T,>(all: T[]): T | undefined => all[0]; export default () => <p>{first([1])}</p>;"],
  [
    "generics of a component",
    "function List<T extends { n: number }>(props: { all: T[] }) { return <p>{props.all.length}</p>; } export default () => <List<{ n: number }> all={[{ n: 1 }]} />;",
  ],
  [
    "satisfies, as const and !",
    "const a = { n: 1 } as const satisfies { n: number }; export default () => <p>{a!.n as number}</p>;",
  ],
  [
    "enums",
    "enum Size { Small = 'S', Large = 'L' } const enum Count { One = 1 } export default () => <p>{Size.Large}{Count.One}</p>;",
  ],
  [
    "overloads and abstract classes",
    "abstract class Shape { abstract area(): number; show() { return this.area(); } } class Box extends Shape { constructor(private readonly n: number) { super(); } area() { return this.n ** 2; } } function f(a: string): string; function f(a: number): string; function f(a: unknown) { return String(a); } export default () => <p>{new Box(3).show()}{f(1)}</p>;",
  ],
  [
    "private fields, accessors and static blocks",
    "class C { #n = 1; static total = 0; static { C.total = 5; } get n() { return this.#n; } has(o: object) { return #n in o; } } export default () => <p>{new C().n}{C.total}{String(new C().has({}))}</p>;",
  ],
  ["optional chains and ??", "export default (props: any) => <p>{props.data?.a?.[0]?.() ?? 'none'}</p>;"],
  ["logical assignment", "export default () => { let a: number | undefined; a ??= 1; a ||= 2; a &&= 3; return <p>{a}</p>; };"],
  [
    "generators and labels",
    "function* count() { outer: for (let i = 0; ; i++) { for (;;) { if (i > 2) break outer; yield i; break; } } } export default () => <p>{[...count()].join()}</p>;",
  ],
  [
    "destructuring with defaults",
    "const pick = ({ a = 1, ...rest }: any, [b, , c = 3]: any) => [a, b, c, Object.keys(rest)].join('-'); export default () => <p>{pick({ z: 1 }, [2])}</p>;",
  ],
  [
    "tagged templates and regular expressions",
    "const tag = (parts: TemplateStringsArray, ...all: number[]) => parts.raw.join('|') + all; export default () => <p>{tag`a${1}\\n${2}`}{'2024-05'.replace(/(?<y>\\d+)-(?<m>\\d+)/u, '$<m>/$<y>')}</p>;",
  ],
  ["numbers of all kinds", "export default () => <p>{1_000 + 0x1f + 0b11 + 0o7}{String(10n ** 20n)}</p>;"],
  [
    "using types of the library",
    "import { createSignal, type Accessor, JSX } from 'solid-js'; const [n]: [Accessor<number>, unknown] = createSignal(1); const text: JSX.Element = 'x'; export default () => <p>{n()}{text}</p>;",
  ],
  ["fragments, nested", "export default () => <><i>a</i>{<>b<b>c</b></>}{'d'}</>;"],
  ["text with entities and white space", "export default () => <p>\n  a &nbsp; &lt;b&gt; &copy;\n  {' '}c {'{'}\n</p>;"],
  [
    "conditions and lists",
    "export default () => <ul>{true && <li>a</li>}{false && <li>b</li>}{null}{[1, 2].map((n) => <li>{n}</li>)}{0}</ul>;",
  ],
  [
    "members as elements",
    "const ui = { Box: (props: any) => <b>{props.children}</b> }; export default () => <ui.Box>x</ui.Box>;",
  ],
  [
    "spreads",
    "export default () => { const more = { title: 't', class: 'a', 'data-x': '1' }; return <p {...more} id='i' {...{ hidden: true }}>x</p>; };",
  ],
  [
    "spreads with children, on a component",
    "const Box = (props: any) => <p {...props} />; export default () => <Box class='c' {...{ title: 'y' }}><i>z</i></Box>;",
  ],
  [
    "properties, attributes and flags by name",
    "export default () => <input prop:value='v' attr:data-a='1' bool:disabled={true} type='text' />;",
  ],
  [
    "events of every form",
    "export default () => <button onClick={[(n: number) => n, 1]} on:custom={() => 1} onMouseEnter={() => 1} oncapture:click={() => 1}>x</button>;",
  ],
  [
    "classes and styles of every form",
    "export default () => <p class='a' classList={{ b: true, 'c d': true, e: false }} style={{ color: 'red', '--n': 2 }}><i style='margin:0' class={`x ${1}`}>y</i><b style:color='blue' class:on={true}>z</b></p>;",
  ],
  [
    "references of every form",
    "export default () => { let a!: HTMLElement; const all: string[] = []; return <p ref={a}><i ref={(el) => all.push(el.tagName)} />{all.join()}</p>; };",
  ],
  [
    "directives",
    "function mark(el: Element, value: () => string) { el.setAttribute('data-mark', value()); } export default () => <p use:mark={'m'}>x</p>;",
  ],
  [
    "drawings",
    "export default () => <svg viewBox='0 0 9 9'><g transform='scale(2)'><path d='M0 0' stroke-width={2} /><text x={1}>t</text><foreignObject /></g></svg>;",
  ],
  [
    "parts of drawings as components",
    "const Dot = (props: { x: number }) => <circle cx={props.x} r='1' />; export default () => <svg><Dot x={3} /></svg>;",
  ],
  [
    "tables and forms",
    "export default () => <table><thead><tr><th scope='col'>a</th></tr></thead><tbody><tr><td colspan={2}>{1}</td></tr></tbody></table>;",
  ],
  [
    "void elements and self-closing ones",
    "export default () => <p>a<br />b<hr /><img alt='' /><div /></p>;".replace("<hr />", "").replace("<div />", "<span />"),
  ],
  [
    "stores",
    "import { createStore, produce } from 'solid-js/store'; export default () => { const [s, set] = createStore({ list: [{ n: 1 }] }); set('list', 0, 'n', (n) => n + 1); set(produce((d) => void d.list.push({ n: 9 }))); return <p>{s.list.map((x) => x.n).join()}</p>; };",
  ],
  [
    "contexts",
    "import { createContext, useContext } from 'solid-js'; const C = createContext('none'); const Show = () => <i>{useContext(C)}</i>; export default () => <C.Provider value='some'><Show /></C.Provider>;",
  ],
  [
    "control flow",
    "import { For, Index, Match, Show, Switch } from 'solid-js'; export default () => <div><For each={[1, 2]} fallback='-'>{(n, i) => <i>{n}{i()}</i>}</For><Index each={['a']}>{(x) => <b>{x()}</b>}</Index><Show when={3} keyed>{(n) => <u>{n}</u>}</Show><Switch fallback='f'><Match when={false}>m</Match></Switch></div>;",
  ],
  [
    "boundaries",
    "import { ErrorBoundary } from 'solid-js'; const Bad = (): never => { throw new Error('e'); }; export default () => <ErrorBoundary fallback={(error) => <i>{error.message}</i>}><Bad /></ErrorBoundary>;",
  ],
  [
    "what is waited for",
    "import { createResource, Suspense } from 'solid-js'; export default () => { const [r] = createResource(async () => 'ready'); return <Suspense fallback='waiting'><p>{r()}</p></Suspense>; };",
  ],
  [
    "memos, effects and batches",
    "import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'; export default () => { const [n, set] = createSignal(1); const twice = createMemo(() => n() * 2); createEffect(on(n, () => { onCleanup(() => {}); if (n() < 3) batch(() => set(n() + 1)); })); return <p>{twice()}</p>; };",
  ],
  [
    "props that are split and merged",
    "import { mergeProps, splitProps } from 'solid-js'; const B = (given: any) => { const all = mergeProps({ size: 'm' }, given); const [own, rest] = splitProps(all, ['size']); return <b title={own.size} {...rest} />; }; export default () => <B id='x'>y</B>;",
  ],
  [
    "recursion of components",
    "const Tree = (props: { n: number }): any => <ul><li>{props.n}{props.n > 0 && <Tree n={props.n - 1} />}</li></ul>; export default () => <Tree n={3} />;",
  ],
  [
    "parts that use one another while the module loads",
    "let n = 0; for (let i = 0; i < 3; i++) n += i; const twice = total(2); const early = badge('a'); function total(by: number) { let sum = 0; for (const i of [1, 2]) sum += i * by; return sum; } function badge(text: string) { return <b>{text}</b>; } export default () => <p>{n}{twice}{early}</p>;",
  ],
  [
    "names of control flow that are one's own",
    "function For(props: { each: number[] }) { return <i>{props.each.length}</i>; } function List() { return <For each={[1, 2]} />; } export default () => <List />;",
  ],
  [
    "references kept at the top",
    "const seen: string[] = []; const note = (el: Element) => void seen.push(el.tagName); let kept: Element | undefined; function Box() { return <p ref={note}><i ref={kept} /></p>; } export default () => <div><Box />{seen.join()}{String(kept?.tagName)}</div>;",
  ],
  [
    "handlers kept at the top",
    "const press = () => 1; function A() { return <button onClick={press}>a</button>; } function B() { return <input onInput={press} onClick={[press, 2]} />; } export default () => <p><A /><B /></p>;",
  ],
  [
    "names like the compiler's own",
    "let _steps = 1; const _tmpl$ = 'a', _$insert = 'b', _App = 'c', _spendCall = 'd'; function f() { for (const i of [1]) _steps += i; return _steps; } export default () => <p>{f()}{_tmpl$}{_$insert}{_App}{_spendCall}</p>;",
  ],
  [
    "children as functions and as lists",
    "import { children } from 'solid-js'; const L = (props: any) => { const all = children(() => props.children); return <p>{all.toArray().length}{all()}</p>; }; export default () => <L><i>a</i><i>b</i></L>;",
  ],
];

describe("what Solid's own compiler draws is drawn here", () => {
  test.each(SYNTAX)("%s", async (_name, source) => {
    await expectSameDrawing(source);
  });

  const folders = ["tests/security/samples/benign", "lib/composer/templates"];
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith(".tsx"));
  test.each(folders)(
    "every component of %s",
    async (folder) => {
      for (const file of files.filter((name) => name.startsWith(folder))) {
        const source = readFileSync(file, "utf8");
        const ours = sorted(await drawStill(frameScript((await compileComponent(source)).js)));
        expect({ file, ...ours }).toEqual({ file, ...sorted(await drawStill(await referenceScript(source))) });
      }
    },
    60_000,
  );
});
