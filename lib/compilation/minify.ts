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

/** The same, with a map back to what Babel read; esbuild takes Babel's map from the end of the code. */
export async function minifyWithMap(code: string, map: unknown): Promise<{ js: string; map: Mappings }> {
  const inline = Buffer.from(JSON.stringify(map)).toString("base64");
  const input = `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}`;
  const result = await askEsbuild(({ transform }) => transform(input, { ...OPTIONS, sourcemap: "external" }));
  return { js: result.code.trimEnd(), map: JSON.parse(result.map) as Mappings };
}
