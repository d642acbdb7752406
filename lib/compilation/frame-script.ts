// The shape that the compiler gives every component, see `transform-component.ts`: one import, the code, one export.
const HEAD = /^import(?:\{([\w$, ]*)\}from)?"spark:runtime";/;
const TAIL = /export\{([\w$]+) as default\};\s*$/;
const NAME = /^([\w$]+)(?: as ([\w$]+))?$/;

/**
 * A compiled component as the classic script that a frame runs: the frame's `__spark_mount` gets a function from the runtime
 * to the app. Throws on anything that is not our own compiler's output.
 */
export function frameScript(js: string): string {
  const head = HEAD.exec(js);
  const tail = TAIL.exec(js);
  if (!head || !tail || tail.index < head[0].length) throw new Error("Not a compiled component");
  const names = (head[1] ?? "").split(",").filter((name) => name !== "");
  const code = js.slice(head[0].length, tail.index);
  return `"use strict";__spark_mount(function({${names.map(toPattern).join(",")}}){${code}return ${tail[1]}});`;
}

function toPattern(name: string): string {
  const match = NAME.exec(name);
  if (!match) throw new Error("Not a compiled component");
  const [, imported, local] = match;
  return local === undefined ? `${imported}` : `${imported}:${local}`;
}
