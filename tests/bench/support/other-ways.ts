import { transformSync } from "@babel/core";
import presetTypescript from "@babel/preset-typescript";
import presetSolid from "babel-preset-solid";
import { build as bundle } from "esbuild-wasm";
import { build as viteBuild } from "vite";
import solid from "vite-plugin-solid";

/** What others do to get from a component's source to code that runs; each answers its bytes. */
export const OTHER_WAYS: Readonly<Record<string, (source: string) => Promise<number>>> = {
  /** Babel with its presets and nothing more: not minified, no styles, Solid not included. */
  "bare Babel": async (source) => transform(source).length,
  /** The source document's way: Babel, then esbuild reads Solid from node_modules each time. */
  "Babel + esbuild bundling Solid": async (source) => {
    const { outputFiles } = await bundle({
      stdin: { contents: transform(source), resolveDir: process.cwd() },
      bundle: true,
      write: false,
      minify: true,
      format: "esm",
      platform: "browser",
      conditions: ["browser", "production"],
    });
    return outputFiles[0]?.contents.length ?? 0;
  },
  /** What a developer does: a build of a project with one file. */
  "vite build": async (source) => {
    const output = await viteBuild({
      root: process.cwd(),
      configFile: false,
      logLevel: "silent",
      plugins: [inMemory(source), solid()],
      build: { write: false, minify: true, lib: { entry: ENTRY, formats: ["es"] } },
    });
    const [first] = [output].flat();
    return first !== undefined && "output" in first ? first.output[0].code.length : 0;
  },
};

const ENTRY = "/component.tsx";

function inMemory(source: string) {
  return {
    name: "in-memory",
    enforce: "pre" as const,
    resolveId: (id: string) => (id.endsWith(ENTRY) ? ENTRY : undefined),
    load: (id: string) => (id === ENTRY ? source : undefined),
  };
}

function transform(source: string): string {
  const result = transformSync(source, {
    configFile: false,
    babelrc: false,
    filename: "component.tsx",
    presets: [[presetSolid as never, {}], presetTypescript],
  });
  return result?.code ?? "";
}
