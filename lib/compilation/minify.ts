import { askEsbuild } from "./esbuild-service";

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
