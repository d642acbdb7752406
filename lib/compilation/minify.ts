import { askEsbuild } from "./esbuild-service";
import { createKeep } from "./keep";
import type { Mappings } from "./source-map";

// Without a format, names of the top level stay. A module is strict, and so has to be what is read as a script.
const STRICT = '"use strict";';
const OPTIONS = {
  loader: "js",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  sourcemap: false,
  logLevel: "silent",
} as const;
const KEPT_BYTES = 16 * 1024 * 1024;

const kept = createKeep<string>(KEPT_BYTES, (js) => 2 * js.length);

/**
 * Shortens code of ours, all but its names of the top level; what was shortened before is looked up. Comments go, legal ones too:
 * nothing in a component may look like a licence or a source map.
 */
export async function minify(code: string): Promise<string> {
  const known = kept.get(code);
  if (known !== undefined) return known;
  const result = await askEsbuild(({ transform }) => transform(`${STRICT}${code}`, OPTIONS));
  const js = withoutDirective(result.code);
  kept.set(code, js);
  return js;
}

/** The same, with a map back to the code that was given; the map counts the directive before both of them. */
export async function minifyWithMap(code: string): Promise<{ js: string; map: Mappings; directive: number }> {
  const result = await askEsbuild(({ transform }) => transform(`${STRICT}${code}`, { ...OPTIONS, sourcemap: "external" }));
  return { js: withoutDirective(result.code), map: JSON.parse(result.map) as Mappings, directive: STRICT.length };
}

function withoutDirective(js: string): string {
  return js.trimEnd().slice(STRICT.length);
}
