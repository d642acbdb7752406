import { askEsbuild } from "./esbuild-service";
import type { Mappings } from "./source-map";

const OPTIONS = {
  loader: "js",
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  sourcemap: false,
  logLevel: "silent",
} as const;

/** Shortens a module of ours. Comments go, legal ones too: nothing in a component may look like a licence or a source map. */
export async function minify(code: string): Promise<string> {
  const result = await askEsbuild(({ transform }) => transform(code, OPTIONS));
  return result.code.trimEnd();
}

/** The same, with a map back to the code that was given. */
export async function minifyWithMap(code: string): Promise<{ js: string; map: Mappings }> {
  const result = await askEsbuild(({ transform }) => transform(code, { ...OPTIONS, sourcemap: "external" }));
  return { js: result.code.trimEnd(), map: JSON.parse(result.map) as Mappings };
}
