import { parentPort } from "node:worker_threads";
import { bundleStandalone } from "#lib/compilation/bundle-standalone";
import { compileComponent } from "#lib/compilation/compile-component";
import { locateError } from "#lib/compilation/locate-error";
import { warmCompiler } from "#lib/compilation/warm-compiler";
import { serve } from "#lib/core/worker-rpc";

// Loads all tools before the first call, whose time limit is for its own work only.
await warmCompiler();

const functions = {
  compile: compileComponent,
  bundle: bundleStandalone,
  locate: locateError,
  warm: warmCompiler,
  ping: () => true,
};

/** What a thread of the compile pool answers. */
export default serve(functions, (id) => parentPort?.postMessage({ started: id }));
