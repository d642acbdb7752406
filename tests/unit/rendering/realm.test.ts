import { describe, expect, test } from "vitest";
import { createRealm } from "#lib/rendering/realm";
import { treeToHtml, treeToText } from "#lib/rendering/tree-html";
import { draw, drawJsx, evaluate, openRealm, RULES } from "./support";

describe("the realm", () => {
  test("has nothing of the host", async () => {
    const realm = await openRealm();
    const names = [
      "process",
      "require",
      "fetch",
      "WebAssembly",
      "Buffer",
      "XMLHttpRequest",
      "import.meta",
      "global",
      "Deno",
      "std",
      "os",
      "bjson",
    ];
    for (const name of names.filter((one) => !one.includes("."))) expect(evaluate(realm, `typeof ${name}`)).toBe("undefined");
    expect(
      evaluate(
        realm,
        `(() => { try { return new Error().constructor.constructor("return typeof process")() } catch (e) { return "refused" } })()`,
      ),
    ).toBe("undefined");
    const imported = realm.run(
      `import("node:fs").then(() => (globalThis.got = 1), () => {}); globalThis.__t = () => String(globalThis.got)`,
      [],
      "__t",
      { fuel: 100, milliseconds: 1_000 },
    );
    expect(imported).toEqual({ ok: true, text: "undefined" });
  });

  test("a run finds nothing of the one before, whatever that did", async () => {
    const realm = await openRealm();
    const poison = `Object.prototype.x = 1; Array.prototype.map = () => ["stolen"]; globalThis.secret = "s".repeat(1e6); JSON.stringify = () => "[666]"; Intl.NumberFormat = null`;
    realm.run(`${poison}; globalThis.__t = () => "x"`, [], "__t", { fuel: 1_000, milliseconds: 5_000 });
    expect(evaluate(realm, `[typeof secret, ({}).x ?? null, [1].map((n) => n + 1), (1234.5).toLocaleString()]`)).toEqual([
      "undefined",
      null,
      [2],
      "1,234.5",
    ]);
  });

  test("also after a run that was stopped, or that ate all memory", async () => {
    const realm = await openRealm();
    const limits = { fuel: 50, milliseconds: 5_000 };
    expect(realm.run("for (;;) {}", [], "x", limits)).toMatchObject({ ok: false, overrun: "steps" });
    expect(
      realm.run("const all = []; for (;;) all.push('x'.repeat(1e6) + all.length)", [], "x", { fuel: 1e6, milliseconds: 20_000 }),
    ).toMatchObject({ ok: false });
    expect(realm.run("(function f() { f() })()", [], "x", limits)).toMatchObject({ ok: false });
    expect(evaluate(realm, "1 + 1")).toBe(2);
  });

  test("steps are counted alike on every machine; only the clock may say that it took too long", async () => {
    const realm = await createRealm("");
    expect(realm.run("for (;;) {}", [], "x", { fuel: 1e9, milliseconds: 50 })).toEqual({
      ok: false,
      overrun: "time",
      stack: expect.any(String),
    });
  });
});

describe("what comes out is checked, whoever made it", () => {
  test("a component that forges the answer", async () => {
    const forged = `Object.defineProperty(Array.prototype, "toJSON", { value() { return [{ tag: "script", attributes: {}, children: ["alert(1)"] }, { tag: "img", attributes: { src: "https://evil.example/x", onerror: "alert(1)" }, children: [] }] } })`;
    const result = await drawJsx("<b>x</b>", forged);
    expect(JSON.stringify(result)).not.toMatch(/script|evil|alert/);
  });

  test.each([
    [{ tag: "script", attributes: {}, children: ["x"] }, ""],
    [{ tag: "iframe", attributes: { src: "//e" }, children: [] }, ""],
    [{ tag: "b onclick=x", attributes: {}, children: [] }, ""],
    [
      { tag: "b", attributes: { onclick: "x", 'a"b': "c", srcdoc: "x", title: '"><i>' }, children: [] },
      '<b title="&quot;><i>"></b>',
    ],
    [{ tag: "a", attributes: { href: "https://evil.example" }, children: ["l"] }, "<a>l</a>"],
    [{ tag: "a", attributes: { href: "#in" }, children: ["l"] }, '<a href="#in">l</a>'],
    [{ tag: "img", attributes: { src: "http://evil.example/p" }, children: [] }, "<img>"],
    [{ tag: "div", attributes: { style: "background:url(https://evil.example)" }, children: [] }, "<div></div>"],
    [{ tag: "path", attributes: { fill: "url(#g)" }, children: [] }, '<path fill="url(#g)"></path>'],
    [{ tag: "style", attributes: {}, children: ["@import 'x'"] }, "<style></style>"],
    [{ tag: "style", attributes: {}, children: ["b{color:red}</style><script>"] }, "<style></style>"],
    [{ tag: "style", attributes: {}, children: ["b{color:red}"] }, "<style>b{color:red}</style>"],
    [{ markup: "&lt;script&gt;&copy;" }, "&lt;script&gt;©"],
  ])("%j", (node, html) => {
    expect(treeToHtml([node], RULES)).toBe(html);
  });

  test("the words: a line for each block, cells apart, nothing unseen, and an end", () => {
    const cell = (text: string) => ({ tag: "td", attributes: {}, children: [text] });
    const tree = [
      { tag: "h2", attributes: {}, children: ["Sales"] },
      { tag: "tr", attributes: {}, children: [cell("North"), cell("1,200")] },
      { tag: "span", attributes: { "aria-hidden": "true" }, children: ["→"] },
      { tag: "style", attributes: {}, children: ["b{}"] },
      { tag: "svg", attributes: { "aria-label": "Bars" }, children: [] },
    ];
    expect(treeToText(tree, 100)).toBe("Sales\nNorth · 1,200\nBars");
    expect(treeToText(["x".repeat(50)], 10)).toBe(`${"x".repeat(9)}…`);
  });

  test("data is data: it cannot end the call it is handed over in", async () => {
    const data = { name: `"); throw 1; ("\u2028</script>` };
    expect(await draw("export default (props) => <b>{props.data.name}</b>;", data)).toMatchObject({
      state: "ok",
      text: expect.stringContaining('"); throw 1;'),
    });
  });
});
