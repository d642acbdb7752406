import { afterAll, describe, expect, test } from "vitest";
import { closeParser, validateComponent } from "#lib/validation/validate-component";
import { codesOf, withBody, withJsx } from "./support";

afterAll(closeParser);

const REFUSED: readonly (readonly [code: string, source: string])[] = [
  ["no_default_export", "const a = 1; a;"],
  ["default_not_function", "export default class App {}"],
  ["default_not_function", "export default async () => 1"],
  ["export_not_allowed", `export const a = 1; ${withBody("")}`],
  ["top_level_await", `await 1; ${withBody("")}`],
  ["syntax_not_allowed", `namespace N { export const a = 1 } ${withBody("")}`],
  ["directive", `"use client"; ${withBody("")}`],
  ["pragma", `/** @jsxImportSource react */ ${withBody("")}`],
  ["import_not_allowed", `import { render } from "solid-js/web"; ${withBody("")}`],
  ["dynamic_import", withBody(`import("solid-js");`)],
  ["import_meta", withBody("import.meta.env;")],
  ["global_not_allowed", withBody("fetch(1 as any);")],
  ["builtin_as_value", withBody("const o = Object; o;")],
  ["builtin_member", withBody("Object.create(null);")],
  ["builtin_write", withBody("Math.max = () => 1;")],
  ["this_outside_class", withBody("const f = function (this: any) { return this; }; f();")],
  ["member_not_allowed", withBody("props.data.constructor;")],
  ["object_as_key", withBody("props.data[{} as any];")],
  ["timer_text", withBody("setTimeout('1', 1);")],
  ["attribute_not_settable", withBody("props.data.setAttribute(props.data.name, '1');")],
  ["attribute_method_as_value", withBody("const { setAttribute } = props.data; setAttribute;")],
  ["remote_address", withBody("props.data.src = 'https://example.org/x';")],
  ["element_not_allowed", withJsx("<iframe />")],
  ["attribute_not_allowed", withJsx("<div srcdoc='x' />")],
  ["handler_not_function", withJsx("<div onClick='x' />")],
  ["link_leaves", withJsx("<a href='https://example.org'>x</a>")],
  ["input_type", withJsx("<input type='file' />")],
  ["style_loads", withJsx("<div style='background:url(x)' />")],
  ["confusable_name", withBody("const \u{1d41a} = 1; \u{1d41a};")],
  ["syntax_error", "export default function App( { return 1 }"],
];

test.each(REFUSED)("%s is the code for %s", async (code, source) => {
  expect(await codesOf(source)).toContain(code);
});

describe("positions", () => {
  test("line and column point at the offending name, also after wide characters, CRLF and a byte order mark", async () => {
    for (let round = 0; round < 3; round++) {
      const verdict = await validateComponent(
        '\ufeffexport default function App() {\r\n  const a = "größe 🎉"; fetch(a);\r\n  return <p>{a}</p>;\r\n}\r\n',
      );
      expect(verdict).toMatchObject({ ok: false, findings: [{ code: "global_not_allowed", line: 2, column: 25 }] });
    }
  });

  test("a syntax error names its place", async () => {
    expect(await validateComponent("export default function App() {\n  return <p>;\n}\n")).toMatchObject({
      ok: false,
      findings: [{ code: "syntax_error", line: 3 }],
    });
  });

  test("a property of a spread object is found where it stands", async () => {
    const verdict = await validateComponent(withJsx("\n<b {...{\n innerHTML: 'x' }} />"));
    expect(verdict.ok ? [] : verdict.findings.map((finding) => finding.line)).toContain(3);
  });
});

describe("scope", () => {
  test.each([
    "const fetch = (n: number) => n; fetch(1);",
    "hoisted(); function hoisted() { return later; } var later = 1;",
    "const { window: { top } } = props.data; top;",
    "try { throw 1 } catch ({ message: name }) { name; }",
    "for (const parent of [1]) parent;",
    "const f = function eval_(n: number): number { return n ? eval_(n - 1) : 0; }; f(1);",
    "function f() { return arguments.length; } f();",
    "const f = () => arguments.length; f();",
    "label: for (;;) break label;",
    "switch (1) { case 1: let self = 1; self; }",
  ])("%s binds its names", async (body) => {
    expect(await codesOf(withBody(body))).toEqual([]);
  });

  test.each([
    "const f = (a = document) => { var document = 1; return [a, document]; }; f();",
    "{ let fetch = 1; fetch; } fetch;",
    "type window = 1; window;",
    "(class self {}); self;",
    "switch (top) { case 1: let top = 1; top; }",
  ])("%s reaches the global", async (body) => {
    expect(await codesOf(withBody(body))).not.toEqual([]);
  });
});

test("a refusal names a legal way", async () => {
  const verdict = await validateComponent(withBody("localStorage.setItem('a', 'b');"));
  expect(verdict).toMatchObject({ ok: false, findings: [{ hint: expect.stringContaining("props.spark.state") }] });
});

test("findings are capped, sorted and not repeated", async () => {
  const verdict = await validateComponent(withBody(Array.from({ length: 200 }, () => "fetch(1);").join("\n")));
  expect(verdict.ok ? 0 : verdict.findings.length).toBe(40);
  const lines = verdict.ok ? [] : verdict.findings.map((finding) => finding.line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});
