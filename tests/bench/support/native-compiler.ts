import { readFileSync } from "node:fs";
import { transform } from "@dom-expressions/compiler";
import { transform as stripTypes } from "esbuild-wasm";
import { createRenderer } from "#lib/rendering/render-component";
import { ALLOWED_ELEMENTS, isAllowedAttribute } from "#lib/validation/rules/jsx-names";

const render = createRenderer(readFileSync(".build/render-guest.js", "utf8"), {
  isElement: (name) => ALLOWED_ELEMENTS.has(name),
  isAttribute: isAllowedAttribute,
});

const IMPORT = /^import\s*\{([^}]*)\}\s*from\s*["']solid-js(?:\/\w+)?["'];?$/gm;

// Where Solid 2's runtime differs: effects in two halves, classes as values, references as functions.
const ADAPTER = `const adapted = { ...from,
  effect(compute, apply) { let before; from.effect(() => { const next = compute(before); apply?.(next, before); before = next; }); },
  setAttribute: (el, name, value) => name === "classList" ? void from.classList(el, value ?? {}, {}) : from.setAttribute(el, name, value),
  className: (el, value) => typeof value === "object" && value ? void from.classList(el, value, {}) : from.className(el, value),
  applyRef: (given, el) => [given].flat(9).forEach((one) => typeof one === "function" && one(el)),
  ref: (given, el) => [given()].flat(9).forEach((one) => typeof one === "function" && one(el)),
};`;

/** A source through Solid 2's compiler, as a script of a frame with Solid 1 behind an adapter; no script where that is no code. */
export async function nativeScript(source: string): Promise<{ ms: number; script: string | undefined }> {
  const startedAt = performance.now();
  const { code } = transform(source, { filename: "app.tsx", moduleName: "solid-js/web", generate: "dom", validate: false });
  const ms = performance.now() - startedAt;
  const stripped = await stripTypes(code, { loader: "ts", format: "esm", target: "es2022", logLevel: "silent" }).catch(
    () => undefined,
  );
  return { ms, script: stripped && toScript(stripped.code) };
}

function toScript(code: string): string {
  const names: string[] = [];
  const body = code
    .replace(IMPORT, (_all, list: string) => {
      names.push(...list.split(",").map((name) => name.trim().replace(/^(\S+) as (\S+)$/, "$1: $2")));
      return "";
    })
    .replace(/^export\s*\{\s*([\w$]+) as default\s*\};?/m, "const default_ = $1;")
    .replace(/^export default (?=function [\w$]|class [\w$])/m, "")
    .replace(/^export default /m, "const default_ = ");
  const named = /^export default (?:function|class) ([\w$]+)/m.exec(code)?.[1] ?? "default_";
  const used = [...new Set(names)].filter(Boolean).join(",");
  return `"use strict";__spark_mount(function(from){${ADAPTER}const {${used}}=adapted;${body}\nreturn ${named}});`;
}

// Two compilers are compared, not two moments.
const STILL = `{const D=Date;globalThis.Date=class extends D{constructor(...all){super(...(all.length?all:[1.7e12]))}static now(){return 1.7e12}};Math.random=()=>.25}`;

/** Whether two scripts of a frame draw the same, without a browser. */
export async function drawsTheSame(first: string, second: string): Promise<boolean> {
  const draw = (script: string) => render({ script: STILL + script, data: "null", theme: "light" });
  return JSON.stringify(await draw(first)) === JSON.stringify(await draw(second));
}
