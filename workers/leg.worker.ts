import { readFileSync } from "node:fs";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { compileComponent } from "#lib/compilation/compile-component";
import { locateError } from "#lib/compilation/locate-error";
import { findProjectRoot } from "#lib/compilation/project-root";
import { warmCompiler } from "#lib/compilation/warm-compiler";
import { monotonicClock } from "#lib/core/clock";
import { serve } from "#lib/core/worker-rpc";
import { runLeg, type LegOrder } from "#lib/generation/candidate-leg";
import { createModelWriter } from "#lib/generation/model-writer";
import { createRenderCheck } from "#lib/generation/render-check";
import { createModels, type ModelsConfig } from "#lib/platform/models";
import { createRenderer } from "#lib/rendering/render-component";
import { ALLOWED_ELEMENTS, isAllowedAttribute } from "#lib/validation/rules/jsx-names";
import { validateComponent } from "#lib/validation/validate-component";

const prelude = readFileSync(path.join(findProjectRoot(), ".build/render-guest.js"), "utf8");
const render = createRenderer(prelude, {
  isElement: (name) => ALLOWED_ELEMENTS.has(name),
  isAttribute: isAllowedAttribute,
});
const checks = {
  validate: validateComponent,
  async compile(_ctx: unknown, source: string, fit?: Promise<unknown>) {
    await fit;
    return { ...(await compileComponent(source)), cacheLayer: "none" as const };
  },
  render: createRenderCheck({
    draw: ({ script, data, theme }) => render({ script, data, theme }),
    locate: async (input) => locateError(input),
  }),
};
const { models: config } = workerData as { models: ModelsConfig };
const writers = createModels(config).map((named) => createModelWriter(named, validateComponent));
// The tools load first: the time limits of a leg are for its model, and a busy thread would not hear it.
await warmCompiler();

async function leg({ id, order }: { id: number; order: LegOrder }) {
  const writer = writers.find(({ provider }) => provider === order.provider);
  if (writer === undefined) throw new Error(`No model of ${order.provider} is configured`);
  return runLeg({ writer, checks, clock: monotonicClock }, order, (phase) => parentPort?.postMessage({ leg: id, phase }));
}

/** What the thread of one leg answers. */
export default serve({ leg });
