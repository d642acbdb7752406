import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { parseComponent } from "#lib/compilation/parse-component";
import { collectClasses } from "#lib/compilation/collect-classes";
import { compileComponent } from "#lib/compilation/compile-component";
import { componentCss } from "#lib/compilation/component-css";

// The first call loads the tools, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

const classesOf = (source: string): string[] => collectClasses(parseComponent(source).program);
const base = readFileSync(".build/frame-base.css", "utf8");

test("classes are found in attributes, lists, templates, namespaces and values", () => {
  const found = classesOf(`
    const tones = { good: "text-success", bad: "text-error" };
    export default (props) => (
      <div class={\`p-4 \${props.wide ? "w-full" : "w-1/2"} md:hover:bg-[#123456]\`} class:opacity-50={true} classList={{ hidden: true, "btn btn-primary": props.on }}>
        <Badge tone="badge-info" /><span class={["flex", "gap-2"].join(" ")}>{tones.good}</span>
      </div>
    );`);
  for (const name of "p-4 w-full w-1/2 md:hover:bg-[#123456] opacity-50 hidden btn btn-primary badge-info flex gap-2 text-success text-error".split(
    " ",
  ))
    expect(found).toContain(name);
});

test("types, compared values, keys and other attributes are no classes", () => {
  const found = classesOf(`
    import { For } from "solid-js";
    type View = "table" | "card";
    export default (props: { view: "menu" }) => {
      const column = props["status"];
      switch (props.view) { case "menu": return <input type="checkbox" placeholder="filter" />; }
      return props.view === "menu" ? <p>{column} table of stats</p> : null;
    };`);
  expect(found).toEqual([]);
});

test("only what is used has rules, in Tailwind's order", async () => {
  const css = await componentCss(["p-4", "hover:p-8", "px-2", "nonsense", "not-a-class-at-all"]);
  expect(css).toBe(
    "@layer utilities{.p-4{padding:calc(var(--spacing) * 4)}.px-2{padding-inline:calc(var(--spacing) * 2)}@media (hover: hover){.hover\\:p-8:hover{padding:calc(var(--spacing) * 8)}}}",
  );
  expect(await componentCss(["words", "of", "wisdom"])).toBe("");
});

test("arbitrary values, variants and daisyUI's components are understood", async () => {
  const css = await componentCss([
    "grid-cols-[repeat(auto-fill,minmax(12rem,1fr))]",
    "[mask-type:luminance]",
    "before:content-['a,_b']",
    "btn",
    "dark:text-red-500",
  ]);
  expect(css).toContain("grid-template-columns:repeat(auto-fill,minmax(12rem,1fr))");
  expect(css).toContain("mask-type:luminance");
  expect(css).toContain("'a, b'");
  expect(css).toContain(".btn{");
  expect(css).toContain("prefers-color-scheme: dark");
});

test("classes that would fetch something have no rules, daisyUI's own pictures come from the base sheet", async () => {
  const words = [
    "bg-[url(https://evil.example/x)]",
    "bg-[URL('//evil')]",
    "[background:\\75rl(//evil)]",
    "[background:image-set('//evil'_1x)]",
    "content-[url(x)]",
  ];
  expect(await componentCss(words)).toBe("");
  const css = await componentCss(["loading", "loading-spinner", "mask", "mask-heart", "tooltip", "chat-bubble"]);
  expect(css).not.toMatch(/url\(/i);
  const images = [...css.matchAll(/var\((--image-\d+)\)/g)].map(([, name]) => name);
  expect(images.length).toBeGreaterThan(2);
  for (const name of images) expect(base).toContain(`${name}:url(`);
});

test("a component's styles repeat nothing of the base sheet", async () => {
  const css = await componentCss(
    "btn btn-primary card shadow-lg translate-x-2 animate-spin font-bold text-red-500 border bg-gradient-to-r from-red-500 blur-sm".split(
      " ",
    ),
  );
  expect(css).not.toMatch(/@property --tw-|@keyframes|@layer (theme|base)|:root/);
  expect(css).not.toMatch(/--color-red-500:|--spacing:/);
});

test("the base sheet has the theme, both schemes, the resets, key frames and every property of Tailwind", async () => {
  for (const part of [
    "--color-red-500:",
    "--spacing:",
    "[data-theme=dark]",
    "prefers-color-scheme:dark",
    "--color-base-100:",
    "@keyframes spin",
    "box-sizing:border-box",
    "#root{padding:1rem}",
    "prefers-reduced-motion",
  ])
    expect(base.replaceAll('"', "").replaceAll(": dark", ":dark")).toContain(part);
  const used = await componentCss(
    "shadow-lg inset-shadow-sm ring-2 translate-x-2 rotate-x-45 skew-x-3 scale-50 bg-linear-to-r from-red-500 via-red-400 to-red-300 blur-sm backdrop-blur-sm drop-shadow-lg border-dashed divide-x space-y-2 leading-4 tracking-wide font-bold ordinal tabular-nums duration-200 ease-in touch-pan-x snap-x mask-linear-45 text-shadow-lg outline-dashed border-spacing-2 contain-layout before:content-['x']".split(
      " ",
    ),
  );
  const set = new Set([...used.matchAll(/(--tw-[\w-]+):/g)].map(([, name]) => name ?? ""));
  const read = [...used.matchAll(/var\((--tw-[\w-]+)\)/g)].map(([, name]) => name ?? "");
  expect(read.length).toBeGreaterThan(40);
  expect(read.filter((name) => !set.has(name) && !base.includes(`@property ${name}{`))).toEqual([]);
});

test("the base sheet reaches for nothing but its own data", () => {
  expect(base).not.toContain("@import");
  const outside = base.replace(/url\("data:image\/svg[^"]*"\)/g, "");
  expect(outside).not.toMatch(/url\(/i);
});

test("text on the screen brings no styles along", async () => {
  const { css } = await compileComponent("export default () => <p>table btn card hidden</p>;");
  expect(css).toBe("");
});
