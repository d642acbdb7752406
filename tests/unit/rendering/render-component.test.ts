import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { draw, drawJsx } from "./support";

const html = async (jsx: string, statements?: string, data?: unknown) => {
  const result = await drawJsx(jsx, statements, data);
  return result.state === "failed" ? result : result.html;
};

describe("what an app shows at first", () => {
  test("elements, attributes, text and data", async () => {
    const source = `import { For, Show } from "solid-js";
      export default function App(props) {
        return <section class="p-2" classList={{ wide: true, tall: false }} style={{ "--x": 1, "font-size": "2px" }} data-n={2}>
          <h1>Sales &amp; &nbsp;more</h1>
          <Show when={props.data.rows.length} fallback="none"><ul><For each={props.data.rows}>{(row) => <li title={row.name}>{row.name}: {row.n}</li>}</For></ul></Show>
        </section>;
      }`;
    const result = await draw(source, {
      rows: [
        { name: "a<b", n: 1 },
        { name: 'c"d', n: 2 },
      ],
    });
    expect(result).toEqual({
      state: "ok",
      note: "",
      html: '<section class="p-2 wide" data-n="2" style="--x:1;font-size:2px"><h1>Sales &amp; &nbsp;more</h1><ul><li title="a<b">a&lt;b: 1</li><li title="c&quot;d">c"d: 2</li></ul></section>',
      text: 'Sales & more\na<b: 1\nc"d: 2',
    });
  });

  test("what compiled code sets as properties", async () => {
    expect(
      await html(
        '<input type="checkbox" checked={on()} disabled={!on()} /><input value={props.data.name} /><textarea value={props.data.name} /><select value={props.data.name}><option value="a">A</option><option value="N">B</option></select>',
        "const on = () => true",
        { name: "N" },
      ),
    ).toBe(
      '<input type="checkbox" checked><input value="N"><textarea>N</textarea><select><option value="a">A</option><option value="N" selected>B</option></select>',
    );
  });

  test("drawings, in the case that SVG wants", async () => {
    expect(
      await html(
        '<svg viewBox="0 0 9 9"><defs><linearGradient id="g"><stop offset={0} /></linearGradient></defs><path d={`M0 ${n}`} /></svg>',
        "const n = 4",
      ),
    ).toBe(
      '<svg viewBox="0 0 9 9"><defs><linearGradient id="g"><stop offset="0"></stop></linearGradient></defs><path d="M0 4"></path></svg>',
    );
  });

  test("what is there once the promises that were ready have been kept", async () => {
    const source = `import { createSignal, onMount, Suspense, createResource } from "solid-js";
      export default function App(props) {
        const [saved, setSaved] = createSignal("reading");
        const [later] = createResource(() => new Promise(() => {}));
        onMount(async () => { await props.spark.state.get("x"); setSaved("nothing saved"); });
        return <div>{saved()} <Suspense fallback="waiting">{later()}</Suspense> {props.spark.theme()}</div>;
      }`;
    expect(await draw(source, null, "dark")).toMatchObject({ state: "ok", text: "nothing saved waiting dark" });
  });

  test.each([
    ["timers are taken and never run", "setTimeout(() => { throw 1 }); setInterval(() => {}); requestAnimationFrame(() => {})"],
    [
      "clones, addresses, clocks and marks",
      'structuredClone({ a: [new Date()] }); new URLSearchParams("a=1").get("a"); performance.now(); console.log(1)',
    ],
    ["deferred work", "queueMicrotask(() => {})"],
  ])("%s", async (_name, statements) => {
    expect(await html("<b>here</b>", statements)).toBe("<b>here</b>");
  });

  const folders = ["tests/security/samples/benign", "lib/composer/templates"];
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith(".tsx"));
  test("every benign sample and every template is drawn, and shows something", async () => {
    const dull: string[] = [];
    for (const file of files) {
      const result = await draw(readFileSync(file, "utf8"));
      if (result.state !== "ok" || result.html === "") dull.push(`${file}: ${JSON.stringify(result).slice(0, 200)}`);
    }
    expect(files.length).toBeGreaterThan(150);
    expect(dull).toEqual([]);
  }, 60_000);
});

describe("what is the app's own doing", () => {
  test("an exception is a finding with its place", async () => {
    const result = await drawJsx("<b>{props.data.rows.map((row) => row.name)}</b>", "", {});
    expect(result).toMatchObject({
      state: "failed",
      code: "render_failed",
      message: expect.stringMatching(/^TypeError: .*undefined/),
    });
    expect(result.state === "failed" && result.place?.line).toBe(1);
  });

  test("a text that is thrown, and changing the data it was given", async () => {
    expect(await drawJsx("<b/>", "throw 'no rows'")).toMatchObject({ state: "failed", message: "Error: no rows" });
    expect(await drawJsx("<b/>", "props.data.push(1)", [])).toMatchObject({ state: "failed", code: "render_failed" });
  });

  test.each([
    ["a loop without an end", "for (;;) {}"],
    ["a loop that catches everything", "for (;;) { try { for (;;) {} } catch {} }"],
    ["a promise that starts the next", "const go = () => Promise.resolve().then(go); go()"],
    ["promises without an end", "const go = () => void Promise.resolve().then(go); go()"],
  ])("%s is stopped by its steps, not by the clock", async (_name, statements) => {
    expect(await drawJsx("<b/>", statements)).toMatchObject({ state: "failed", code: "render_too_slow" });
  });

  test.each([
    ["a list", "const all = []; for (;;) all.push(new Array(1e5).fill(1))"],
    ["a text", 'let text = "x"; for (;;) text += text'],
  ])("%s that fills the memory", async (_name, statements) => {
    expect(await drawJsx("<b/>", statements)).toMatchObject({ state: "failed", code: "render_too_large" });
  });

  test("recursion over eight hundred levels is fine, and without an end it is not", async () => {
    expect(await drawJsx("<b>{depth(800)}</b>", "const depth = (n) => n === 0 ? 0 : 1 + depth(n - 1)")).toMatchObject({
      text: "800",
    });
    const endless = await drawJsx("<b>{depth()}</b>", "const depth = () => 1 + depth()");
    expect(endless).toMatchObject({ state: "failed", code: "render_failed", message: expect.stringMatching(/stack|recursion/i) });
  });

  test("an error that the app itself handles is none", async () => {
    const source = `import { ErrorBoundary } from "solid-js";
      const Bad = () => { throw new Error("x"); };
      export default () => <ErrorBoundary fallback={<i>handled</i>}><Bad /></ErrorBoundary>;`;
    expect(await draw(source)).toMatchObject({ state: "ok", html: "<i>handled</i>" });
  });
});

describe("what is nobody's fault is unknown", () => {
  test.each([
    ["drawing on a canvas at once", "<canvas ref={(el) => el.getContext('2d').fillRect(0, 0, 1, 1)} />", ""],
    ["measuring", "<div ref={(el) => { if (!el.getBoundingClientRect().width) throw new Error('no room') }} />", ""],
    ["nothing at all", "", ""],
  ])("%s", async (_name, jsx, statements) => {
    expect(await drawJsx(jsx, statements)).toMatchObject({ state: "unknown", html: "" });
  });

  test("more than a picture holds", async () => {
    const result = await drawJsx("{Array.from({ length: 9000 }, (_, i) => <b>{i}</b>)}");
    expect(result).toMatchObject({ state: "ok", html: "" });
  });
});
