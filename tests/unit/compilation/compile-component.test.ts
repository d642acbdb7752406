import { expect, test, vi } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { RUNTIME_NAMES } from "#lib/runtime/names";
import { findingsOf } from "./support/findings";
import { SAMPLES } from "./support/samples";

// The first call loads the tools, and other tests may keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

const importsOf = (js: string): string[] =>
  [...js.matchAll(/(?:^|[;}])\s*import\b[^"]*"([^"]*)"/g)].map(([, module = ""]) => module);
const importedNames = (js: string): string[] =>
  (/^import\{([^}]*)\}/.exec(js)?.[1] ?? "").split(",").flatMap((name) => name.split(" as ")[0] ?? []);

test.each(SAMPLES)("$name becomes a module with one import, from the runtime, and one export", async ({ source }) => {
  const { js, css, hash, timings } = await compileComponent(source);
  expect(importsOf(js)).toEqual(["spark:runtime"]);
  expect(importedNames(js).filter((name) => name !== "" && !RUNTIME_NAMES.has(name))).toEqual([]);
  expect(js).toMatch(/export\{[\w$]+ as default\};$/);
  expect(js).not.toContain("sourceMappingURL");
  expect(css).not.toMatch(/url\(|@import/i);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(Object.keys(timings)).toEqual(["transform", "minify", "css"]);
  // The frame's form is a script that parses: `new Function` compiles it and runs nothing.
  expect(() => new Function("__spark_mount", frameScript(js))).not.toThrow();
});

test("equal sources give equal bytes and keys, whatever their line ends", async () => {
  const [{ source } = { source: "" }] = SAMPLES;
  const [first, second, windows] = await Promise.all([
    compileComponent(source),
    compileComponent(source),
    compileComponent(`\ufeff${source.replaceAll("\n", "\r\n")}`),
  ]);
  expect([second.js, second.css, second.hash]).toEqual([first.js, first.css, first.hash]);
  expect([windows.js, windows.css, windows.hash]).toEqual([first.js, first.css, first.hash]);
});

test("what the source was says nothing about what was compiled before it", async () => {
  const plain = `export default () => <p class="font-bold">x</p>;`;
  const before = await compileComponent(plain);
  for (const { source } of SAMPLES.slice(0, 10)) await compileComponent(source);
  expect((await compileComponent(plain)).css).toBe(before.css);
});

test("comments do not reach the bundle, legal ones and source map addresses neither", async () => {
  const { js } = await compileComponent(
    `/*! licence */ // @license mine\nexport default () => <p>x</p>;\n//# sourceMappingURL=https://evil.example/map`,
  );
  expect(js).not.toMatch(/licen|sourceMap|evil/);
});

test("a bundle beyond 64 KB is a finding", async () => {
  const rows = Array.from({ length: 900 }, (_, index) => `<b>${"\u00e9".repeat(30)}${index}</b>`).join("");
  const findings = await findingsOf(() => compileComponent(`export default () => <p>${rows}${rows}</p>;`));
  expect(findings.map(({ code }) => code)).toContain("bundle_too_large");
});

test("an expression too deep for the compiler is a finding, not a crash", async () => {
  const findings = await findingsOf(() => compileComponent(`export default () => <p>{${"1+".repeat(20_000)}1}</p>;`));
  expect(findings.map(({ code }) => code)).toEqual(["too_complex"]);
});
