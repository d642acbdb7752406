import { parentPort } from "node:worker_threads";
import { bundleStandalone } from "#lib/compilation/bundle-standalone";
import { compileComponent } from "#lib/compilation/compile-component";
import { warmCompiler } from "#lib/compilation/warm-compiler";
import { serve } from "#lib/core/worker-rpc";

// Loads all tools before the first call, whose time limit is for its own work only.
await warmCompiler();

/** What a thread of the compile pool answers. */
export default serve({ compile: compileComponent, bundle: bundleStandalone, warm: warmCompiler, ping: () => true }, (id) =>
  parentPort?.postMessage({ started: id }),
);
