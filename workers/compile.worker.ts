import { readFileSync } from "node:fs";
import path from "node:path";
import { parentPort } from "node:worker_threads";
import { bundleStandalone } from "#lib/compilation/bundle-standalone";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { locateError } from "#lib/compilation/locate-error";
import { findProjectRoot } from "#lib/compilation/project-root";
import { warmCompiler } from "#lib/compilation/warm-compiler";
import { serve } from "#lib/core/worker-rpc";
import { createRenderer } from "#lib/rendering/render-component";
import { ALLOWED_ELEMENTS, isAllowedAttribute } from "#lib/validation/rules/jsx-names";

// Loads all tools before the first call, whose time limit is for its own work only.
await warmCompiler();
const prelude = readFileSync(path.join(findProjectRoot(), ".build/render-guest.js"), "utf8");
const rules = { isElement: (name: string) => ALLOWED_ELEMENTS.has(name), isAttribute: isAllowedAttribute };

const render = createRenderer(prelude, rules);

const functions = {
  compile: compileComponent,
  bundle: bundleStandalone,
  locate: locateError,
  render,
  /** Compiles an app and draws it with its data, which is JSON; without one, compiles something. Answers milliseconds. */
  async warm(app?: { source: string; data: string }) {
    if (!app) return warmCompiler();
    const startedAt = performance.now();
    const { js } = await compileComponent(app.source);
    await render({ script: frameScript(js), data: app.data, theme: "light" });
    return performance.now() - startedAt;
  },
  ping: () => true,
};

/** What a thread of the compile pool answers. */
export default serve(functions, (id) => parentPort?.postMessage({ started: id }));
