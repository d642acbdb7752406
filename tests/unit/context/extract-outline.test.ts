import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extractOutline } from "#lib/context/extract-outline";

const PATHS = ["a.ts", "a.tsx", "a.d.ts", "a.js", "a.vue", "a.svelte", "a.py", "a.go", "a.rs", "A.java", "a.md", "a"];

/** What holds for every file, however strange. */
function expectSound(path: string, content: string) {
  const outline = extractOutline({ path, content });
  expect(outline.entries.length).toBeLessThanOrEqual(2_000);
  for (const { name, signature, line } of outline.entries) {
    expect(name).not.toBe("");
    expect(signature).not.toMatch(/[\n\r\0]/);
    expect(signature.length).toBeGreaterThan(0);
    expect(signature.length).toBeLessThanOrEqual(300);
    expect(line).toBeGreaterThan(0);
  }
  expect(JSON.parse(JSON.stringify(outline.words))).toEqual({ ...outline.words });
  return outline;
}

describe("words", () => {
  function words(content: string) {
    return extractOutline({ path: "notes.md", content }).words;
  }

  test("are counted as they are written, comments and strings included", () => {
    expect({ ...words("const userName = 'user name'; // user_name, x 3d") }).toEqual({
      const: 1,
      userName: 1,
      user: 1,
      name: 1,
      user_name: 1,
    });
    expect({ ...words("Größe größe 数据 naïve e\u0301t\u00e9 😀ok \ud800lone\udc00") }).toEqual({
      Größe: 1,
      größe: 1,
      数据: 1,
      naïve: 1,
      "e\u0301t\u00e9": 1,
      ok: 1,
      lone: 1,
    });
  });

  test("that every object has are words like any other", () => {
    const found = words("__proto__ constructor toString __proto__ hasOwnProperty");
    expect(JSON.stringify(found)).toBe('{"__proto__":2,"constructor":1,"toString":1,"hasOwnProperty":1}');
    expect(Object.entries(structuredClone(found))).toEqual(Object.entries(found));
  });

  test("are limited in length and number, and come from the first megabyte", () => {
    expect(Object.keys(words(`${"a".repeat(61)} ${"b".repeat(60)} c dd`))).toEqual(["b".repeat(60), "dd"]);
    expect(Object.keys(words(Array.from({ length: 9_000 }, (_, index) => `word${index}`).join(" ")))).toHaveLength(4_000);
    expect(Object.keys(words(`early ${" ".repeat(1_000_000)} late`))).toEqual(["early"]);
  });
});

test("files that are no code have words only", () => {
  const outline = extractOutline({ path: "docs/README.md", content: "# Title\n\nexport function no() {}" });
  expect(outline).toMatchObject({ path: "docs/README.md", language: undefined, how: "none", entries: [], imports: [] });
  expect(outline.words["Title"]).toBe(1);
});

describe("hostile files", { timeout: 60_000 }, () => {
  const deep = 10_000;
  const nested = [
    ["a.ts", `export const ok = 1;\nconst x = ${"(".repeat(deep)}1${")".repeat(deep)};`, "ok"],
    ["a.tsx", `export function ok() {}\nconst x = ${"<a>".repeat(deep)}${"</a>".repeat(deep)};`, "ok"],
    ["a.ts", `export type Ok = 1;\ntype X = ${"{ a: ".repeat(deep)}1${" }".repeat(deep)};`, "Ok"],
    ["a.js", `function ok() {}\n${"{".repeat(deep)}`, "ok"],
    ["a.py", `def ok():\n    pass\nx = ${"[".repeat(deep)}${"]".repeat(deep)}\n`, "ok"],
    ["a.go", `package a\nfunc Ok() {\n}\nvar x = ${"(".repeat(deep)}1${")".repeat(deep)}\n`, "Ok"],
    ["a.rs", `pub fn ok() {\n}\nmod a ${"{ mod b ".repeat(deep)}`, "ok"],
    ["A.java", `class Ok {\n}\n${"class A { ".repeat(deep)}`, "Ok"],
    ["a.ts", `export const ok = 1;\nconst x = ${"<T>(".repeat(deep)}1${")".repeat(deep)};`, "ok"],
    ["a.tsx", `export const ok = 1;\nconst x = ${"f<T>(".repeat(deep)}a?:b${")".repeat(deep)};`, "ok"],
    ["a.ts", `export const ok = 1;\nconst x = ${"<T>\n(".repeat(20)}1${")".repeat(20)};`, "ok"],
    ["a.ts", `export const ok = 1;\nconst x = ${"async<T>(a=".repeat(24)}a?:b${")=>1".repeat(24)};`, "ok"],
    ["a.vue", `<script>\nexport const ok = 1;\nx = ${"[".repeat(deep)}\n</script>`, "ok"],
  ] as const;

  test.each(nested)("%s: nested too deep", (path, content, name) => {
    expect(expectSound(path, content).entries.map((entry) => entry.name)).toContain(name);
  });

  test.each(PATHS)("%s: more than a megabyte in one line, or in many", (path) => {
    const unit = "export function f(a, b) { return '\"`' } class A extends B { m() {} } def x(): ";
    const oneLine = unit.repeat(Math.ceil(1_100_000 / unit.length));
    expect(expectSound(path, oneLine).how).toBe(path === "a" || path === "a.md" ? "none" : "regex");
    expectSound(path, `${unit}\n`.repeat(Math.ceil(1_100_000 / unit.length)));
    expectSound(path, "\n".repeat(1_100_000));
  });

  test.each(PATHS)("%s: null bytes, lone surrogates, names of prototypes", (path) => {
    const outline = expectSound(
      path,
      "export function __proto__(\0a) {}\nexport class constructor { toString(\ud800) {} }\nexport const \udc00x = 1;\nconst __proto__ = () => 1;",
    );
    expect(outline.words["__proto__"]).toBe(2);
  });

  test("many of everything", () => {
    const lines = Array.from({ length: 6_000 }, (_, index) => `export { a${index} } /* c */; import "./m${index}";`);
    expectSound("a.ts", lines.join("\n"));
    expectSound("a.rs", `use a::{${Array.from({ length: 20_000 }, (_, index) => `b${index}::c`).join(", ")}};`);
    expectSound("a.ts", `export type Long = ${"| 'a' // why\n".repeat(20_000)};`);
    expectSound("a.ts", `export interface Long {${"a: string // why\n".repeat(20_000)}}`);
    expectSound("a.py", `def f(${"a=1, # why\n".repeat(2_000)}):\n    pass\n`);
  });
});

test("any text in any language is read without a throw, the same each time", () => {
  const fragments = fc.constantFrom(
    ..."{}()[]<>;:,.=*/#@'\"`\\\n\t \0".split(""),
    ..."export default class function const def func fn impl pub type interface enum import from struct => async".split(" "),
    "  ",
    "\n    ",
    "\ud800",
    "__proto__",
    "<script>",
    "</script>",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fragments, { maxLength: 60 }).map((parts) => parts.join(" ")),
  );
  fc.assert(
    fc.property(fc.constantFrom(...PATHS), text, (path, content) => {
      expect(expectSound(path, content)).toEqual(extractOutline({ path, content }));
    }),
    { numRuns: 300, seed: 8 },
  );
}, 60_000);
