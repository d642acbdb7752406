import { expect, test } from "vitest";
import { extractOutline } from "#lib/context/extract-outline";
import { languageOf } from "#lib/context/languages";

/** The same text, broken so that no parser reads it. */
function patterns(path: string, content: string) {
  const { how, entries, imports } = extractOutline({ path, content: content + " ".repeat(1_000_001) });
  expect(how).toBe("regex");
  return {
    entries: entries.map(({ line, kind, name, signature }) => `${line} ${kind} ${name} | ${signature}`),
    imports: imports.map(({ from }) => from),
  };
}

test("TypeScript without a parser", () => {
  const source = `import { a } from "./a";
export async function load(id: string): Promise<void> {
  if (id) {
  }
}
export default class Shop extends Base {
  private x = 1;
  async sell(item: Item): Promise<void> {
    for (const a of b) {
    }
  }
}
export const run = async (a) => {
export interface Row {
export type Id = string;
const fs = require("fs");
`;
  expect(patterns("a.ts", source)).toEqual({
    entries: [
      "2 function load | async function load(id: string): Promise<void>",
      "6 class Shop | class Shop extends Base",
      "8 member Shop.sell | async sell(item: Item): Promise<void>",
      "13 function run | const run = async (a)",
      "14 interface Row | interface Row",
      "15 type Id | type Id = string",
    ],
    imports: ["./a", "fs"],
  });
});

test.each([
  [
    "a.py",
    "from .b import c\nclass Shop(Base):\n    def sell(self, a):\n        pass\n    def _own(self):\nasync def load(a):\nMAX = 5\nx == 3\n",
    [
      "2 class Shop | class Shop(Base)",
      "3 member Shop.sell | def sell(self, a)",
      "6 function load | async def load(a)",
      "7 variable MAX | MAX = 5",
    ],
    [".b"],
  ],
  [
    "a.go",
    'import "fmt"\nfunc New(a int) error {\nfunc (r *Router) Handle(p string) {\ntype Router struct {\nvar Max = 1\n',
    [
      "2 function New | func New(a int) error",
      "3 member Router.Handle | func (r *Router) Handle(p string)",
      "4 class Router | type Router struct",
      "5 variable Max | var Max = 1",
    ],
    ["fmt"],
  ],
  [
    "a.rs",
    "use a::b::C;\npub struct P {\nimpl fmt::Display for P {\n    pub fn new(a: u8) -> Self {\npub fn run() {\n",
    ["2 class P | struct P", "4 member P.new | fn new(a: u8) -> Self", "5 function run | fn run()"],
    ["a::b"],
  ],
  [
    "A.java",
    "import a.b.C;\npublic class Shop extends Base {\n  public void sell(int a) throws E {\n  private void own() {\n",
    ["2 class Shop | class Shop extends Base", "3 member Shop.sell | void sell(int a) throws E"],
    ["a.b.C"],
  ],
])("%s without a parser", (path, source, entries, imports) => {
  expect(patterns(path, source)).toEqual({ entries, imports });
});

test("a script that cannot be mended is read by patterns", () => {
  const outline = extractOutline({ path: "a.ts", content: "export function good(a: string) {\n}\nexport function bad( {{{ <" });
  expect(outline.how).toBe("regex");
  expect(outline.entries[0]).toEqual({ name: "good", kind: "function", signature: "function good(a: string)", line: 1 });
});

test.each([
  ["src/a.mts", "typescript"],
  ["a.d.cts", "typescript"],
  ["A.TSX", "tsx"],
  ["x/y.jsx", "javascript"],
  ["app.vue", "vue"],
  ["a.pyi", "python"],
  ["README.md", "markdown"],
  ["Dockerfile", "dockerfile"],
  ["docker/Dockerfile.dev", "dockerfile"],
  [".env.local", "ini"],
  ["constructor", undefined],
  ["a.__proto__", undefined],
  ["LICENSE", "text"],
  ["bin/run", undefined],
])("%s is %s", (path, language) => {
  expect(languageOf(path)).toBe(language);
});
