import { readFileSync } from "node:fs";
import path from "node:path";
import type { BuildOptions, Plugin } from "esbuild-wasm";
import { askEsbuild } from "./esbuild-service";
import { findProjectRoot } from "./project-root";
import { RUNTIME_MODULE } from "#lib/runtime/names";

const COMPONENT_MODULE = "spark:component";
const ENTRY_MODULE = "spark:entry";
const ENTRY = `
import App from "${COMPONENT_MODULE}";
import { createComponent, render } from "${RUNTIME_MODULE}";
export default App;
export function mount(element, props) { return render(() => createComponent(App, props), element); }
`;

const OPTIONS = {
  entryPoints: [ENTRY_MODULE],
  bundle: true,
  write: false,
  format: "esm",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  sourcemap: false,
  logLevel: "silent",
  tsconfigRaw: {},
} satisfies BuildOptions;

let runtime: string | undefined;

/**
 * One compiled component and the part of the runtime it uses as one module without imports: the app by default, and `mount`,
 * which shows it in an element and answers how to take it away again. Nothing is read but the runtime, whatever the code asks for.
 */
export async function bundleStandalone(js: string): Promise<string> {
  runtime ??= readFileSync(path.join(findProjectRoot(), ".build/runtime-source.js"), "utf8");
  const modules = new Map([
    [ENTRY_MODULE, ENTRY],
    [COMPONENT_MODULE, js],
    [RUNTIME_MODULE, runtime],
  ]);
  const result = await askEsbuild(({ build }) => build({ ...OPTIONS, plugins: [fromMemory(modules)] }));
  return result.outputFiles[0]?.text.trimEnd() ?? "";
}

/** Answers these modules and refuses everything else, so that esbuild's own resolver never looks at the disk. */
function fromMemory(modules: ReadonlyMap<string, string>): Plugin {
  return {
    name: "spark-memory",
    setup(builder) {
      builder.onResolve({ filter: /.*/ }, ({ path: name }) =>
        modules.has(name)
          ? { path: name, namespace: "spark", sideEffects: name === ENTRY_MODULE }
          : { errors: [{ text: "A component imports nothing but the runtime" }] },
      );
      builder.onLoad({ filter: /.*/, namespace: "spark" }, ({ path: name }) => ({
        contents: modules.get(name) ?? "",
        loader: "js",
      }));
    },
  };
}
