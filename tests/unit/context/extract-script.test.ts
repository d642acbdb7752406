import { expect, test } from "vitest";
import { extractOutline } from "#lib/context/extract-outline";

/** `line kind name | signature`, with a star before what other files cannot take. */
function outline(path: string, content: string): string[] {
  const { how, entries } = extractOutline({ path, content });
  expect(how).toBe("ast");
  return entries.map(
    ({ line, kind, name, signature, internal }) => `${internal ? "*" : ""}${line} ${kind} ${name} | ${signature}`,
  );
}

test("functions are told without bodies, defaults and comments; overloads each, their implementation not", () => {
  const source = `
/** Adds. */
export async function add<T>(a: string, /* why */ { b = 1, c }: Props = {}, ...rest: T[]): Promise<void> {
  return inner();
}
export function over(a: string): string;
export function over(a: number): number;
export function over(a: unknown) { return a; }
function hidden(a) {}
export function* walk(
  node: Node, // the root
  depth = 0,
) {}
`;
  expect(outline("lib/a.ts", source)).toEqual([
    "3 function add | async function add<T>(a: string, { b = …, c }: Props = …, ...rest: T[]): Promise<void>",
    "6 function over | function over(a: string): string",
    "7 function over | function over(a: number): number",
    "*9 function hidden | function hidden(a)",
    "10 function walk | function* walk(node: Node, depth = …)",
  ]);
});

test("constants that hold functions, or calls that wrap them, are functions", () => {
  const source = `
export const load = async (id: string, limit = 5): Promise<Row[]> => { return []; };
export const Card = memo(forwardRef<HTMLDivElement, Props>(function Card({ title }: Props, ref) { return <p>{title}</p>; }));
export const list = procedure.input(z.object({ id: z.string(), name: z.string(), age: z.number() })).query(({ ctx }) => 1);
export const typed: Handler<Env> = (c) => c.text("hi");
const helper = function (a, b) {};
const size = 5;
export { helper as assist };
`;
  expect(outline("app/a.tsx", source)).toEqual([
    "2 function load | const load = async (id: string, limit = …): Promise<Row[]> => …",
    "3 function Card | const Card = memo(forwardRef<HTMLDivElement, Props>(function Card({ title }: Props, ref)))",
    "4 function list | const list = procedure….query(({ ctx }) => …)",
    "5 function typed | const typed: Handler<Env> = (c) => …",
    "6 function helper | const helper = function (a, b)",
    "8 export assist | export { helper as assist }",
  ]);
});

test("classes show their public members only, without decorators", () => {
  const source = `
@Injectable({ scope: "x" })
export abstract class Service<T> extends Base<T> implements Runs {
  private secret = 1;
  #own = 2;
  static readonly limit: number = 3;
  count = 0;
  constructor(private readonly http: Http, @Inject(FOO) public foo: Foo = new Foo()) { super(); }
  get size(): number { return 1; }
  set size(value) {}
  async *pages(from = 1) {}
  handle = async (event: Event) => {};
  on(event: "a"): void;
  on(event: "b"): void;
  on(event: string) {}
  protected guarded() {}
  abstract run(): void;
  [Symbol.iterator]() {}
}
`;
  expect(outline("a.ts", source)).toEqual([
    "3 class Service | abstract class Service<T> extends Base<T> implements Runs",
    "6 member Service.limit | static readonly limit: number",
    "7 member Service.count | count = 0",
    "8 member Service.constructor | constructor(private readonly http: Http, public foo: Foo = …)",
    "9 member Service.size | get size(): number",
    "11 member Service.pages | async *pages(from = …)",
    "12 member Service.handle | handle = async (event: Event) => …",
    '13 member Service.on | on(event: "a"): void',
    '14 member Service.on | on(event: "b"): void',
    "17 member Service.run | abstract run(): void",
    "18 member Service.[Symbol.iterator] | [Symbol.iterator]()",
  ]);
});

test("types stand on one line, whatever separated their members", () => {
  const source = `
export interface Shape<T>
  extends Base {
  a: string // first
  b(): void
  nested: { q: string
    r: number }
}
export type Union =
  | "a"
  | "b";
export enum Color { Red, Green = "g" }
export namespace Space { export function inner(a: string) {} export const k = 1; const hidden = 2; }
interface Own { a: 1 }
`;
  expect(outline("a.ts", source)).toEqual([
    "2 interface Shape | interface Shape<T> extends Base { a: string; b(): void; nested: { q: string; r: number } }",
    '9 type Union | type Union = "a" | "b"',
    '12 enum Color | enum Color { Red, Green = "g" }',
    "13 namespace Space | namespace Space { inner, k }",
    "13 function Space.inner | function inner(a: string)",
    "13 variable Space.k | const k = 1",
  ]);
});

test("exports of exports, of values and of objects with functions", () => {
  const source = `
export * from "./a";
export * as ns from "./b";
export { q, r as s } from "./c";
export type { T } from "./d";
export const { p, list: [first] } = useThing();
export let count: number = 1, name = "bob";
export const useStore = defineStore("main", { state: () => ({ a: 1 }), actions: { add(n: number) {}, async clear() {} } });
export default { fetch(request: Request) {}, port: 80 };
`;
  expect(outline("a.ts", source)).toEqual([
    '2 export * | export * from "./a"',
    '3 export ns | export * as ns from "./b"',
    '4 export q | export { q } from "./c"',
    '4 export s | export { r as s } from "./c"',
    '5 export T | export type { T } from "./d"',
    "6 variable p | const { p } = useThing()",
    "6 variable first | const { first } = useThing()",
    "7 variable count | let count: number",
    '7 variable name | let name = "bob"',
    '8 variable useStore | const useStore = defineStore("main", { state, actions })',
    "8 member useStore.state | state: () => …",
    "8 member useStore.add | add(n: number)",
    "8 member useStore.clear | async clear()",
    "9 export default | export default { fetch, port }",
    "9 member default.fetch | fetch(request: Request)",
  ]);
});

test.each([
  ["export default function (a: A) {}", ["1 function default | export default function (a: A)"]],
  [
    "export default class Shop extends X { sell() {} }",
    ["1 class Shop | export default class Shop extends X", "1 member Shop.sell | sell()"],
  ],
  [
    "const run = () => 1;\nexport default run;",
    ["1 function run | const run = () => …", "2 export default | export default run"],
  ],
  ["const run = () => 1;\nexport = run;", ["1 function run | const run = () => …"]],
])("default exports: %s", (source, expected) => {
  expect(outline("a.ts", source)).toEqual(expected);
});

test("declaration files and ambient modules", () => {
  const source = `
declare const VERSION: string;
declare function get(path: string): Promise<void>;
declare module "vue" { interface Custom { a: 1 } export function use(): void }
declare module "*.svg";
declare global { interface Window { spark: string } }
`;
  expect(outline("types.d.ts", source)).toEqual([
    "2 variable VERSION | const VERSION: string",
    "3 function get | function get(path: string): Promise<void>",
    '4 namespace vue | declare module "vue" { Custom, use }',
    "4 interface Custom | interface Custom { a: 1 }",
    "4 function use | function use(): void",
    '5 namespace *.svg | declare module "*.svg"',
    "6 namespace global | declare global { Window }",
    "6 interface Window | interface Window { spark: string }",
  ]);
});

test("CommonJS exports, and what is hung onto objects", () => {
  const source = `
var app = exports = module.exports = {};
app.use = function use(fn, options) { };
Router.prototype.handle = function (request, response) {};
exports.sum = (a, b) => a + b;
exports.limit = 5;
function Zed() {}
function own() {}
module.exports = { Zed, go: function (x) {}, run(y) {}, other: Zed };
`;
  expect(outline("a.js", source)).toEqual([
    "3 member app.use | app.use = function use(fn, options)",
    "4 member Router.handle | Router.prototype.handle = function (request, response)",
    "5 function sum | exports.sum = (a, b) => …",
    "6 variable limit | exports.limit = 5",
    "7 function Zed | function Zed()",
    "*8 function own | function own()",
    "9 export other | exports.other = Zed",
    "9 member go | go(x)",
    "9 member run | run(y)",
  ]);
  expect(outline("b.cjs", "module.exports = function createApp(options) {};")).toEqual([
    "1 function createApp | module.exports = function createApp(options)",
  ]);
});

test("imports name what is taken by the name that the other file gives it", () => {
  const source = `
import React, { useState as state, default as other, type Foo } from "react";
import * as path from "node:path";
import "./style.css";
import fs = require("fs");
const { a, b: c } = require("x");
export { q } from "./c";
export * from "./d";
const later = () => import("./later");
`;
  expect(extractOutline({ path: "a.ts", content: source }).imports).toEqual([
    { from: "react", names: ["React", "useState", "other", "Foo"] },
    { from: "node:path", names: ["*"] },
    { from: "./style.css", names: [] },
    { from: "fs", names: ["fs"] },
    { from: "x", names: ["a", "b"] },
    { from: "./c", names: ["q"] },
    { from: "./d", names: ["*"] },
    { from: "./later", names: [] },
  ]);
});

test("Flow, JSX in .js, hashbangs and duplicate declarations are read", () => {
  expect(outline("a.js", "// @flow\nexport function f(a: ?string): void {}")).toEqual([
    "2 function f | function f(a: ?string): void",
  ]);
  expect(outline("a.js", "#!/usr/bin/env node\nexport const A = () => <b/>;")).toEqual(["2 function A | const A = () => …"]);
  expect(outline("a.ts", "export const a = 1;\nexport const a = 2;")).toHaveLength(2);
});

test("Vue and Svelte files are known by their file's name, and by their scripts", () => {
  const vue = `<template><script-like/></template>
<script lang="ts">
export const shared = 1;
</script>
<script setup lang="ts">
import { ref } from "vue";
const props = defineProps<{ title: string }>();
const count = ref(0);
function add(by: number) { count.value += by; }
</script>`;
  expect(outline("src/UserCard.vue", vue)).toEqual([
    "1 export UserCard | component UserCard",
    "3 variable shared | const shared = 1",
    "7 variable props | const props = defineProps<{ title: string }>()",
    "8 variable count | const count = ref(0)",
    "9 function add | function add(by: number)",
  ]);
  const svelte = `<script>\n  export let name;\n  $: double = name * 2;\n  function go() {}\n</script>\n<p>{name}</p>`;
  expect(outline("Hello.svelte", svelte)).toEqual([
    "1 export Hello | component Hello",
    "2 variable name | let name",
    "*4 function go | function go()",
  ]);
  expect(outline("Empty.vue", "<template/>")).toEqual(["1 export Empty | component Empty"]);
});

test("bodies that indentation cannot tell are read all the same", () => {
  const source = `export function first() {
  const text = \`
}
export function notThis() {
\`;
}
export function second() {
  return 1; }
export function third() {
}`;
  expect(outline("a.ts", source).map((line) => line.split(" ")[2])).toEqual(["first", "second", "third"]);
});
