import { createHash } from "node:crypto";
import { listExamples, type Example } from "#lib/composer/example-library";
import { serviceActor, type RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import type { Bundle, ShownVersion } from "#lib/registry/types";
import { createAddresses, type AddressDeps } from "./addresses";

/** Nobody's tenant. What it has, everybody may see. */
export const EXAMPLE_TENANT = "00000000-0000-4000-8000-00000000e8a3";

const EXAMPLES_ACTOR = serviceActor(EXAMPLE_TENANT, ["read"]);

interface ExampleDeps extends AddressDeps {
  /** The gate that every source passes, whoever wrote it. */
  build: (ctx: RequestContext, source: string) => Promise<Bundle>;
}

/** An example on a page of many. */
export type ExampleCard = Omit<Example, "source" | "data" | "version"> & { stillUrl: string };

/** An example on its own page, as it runs. */
export type ExampleApp = Omit<Example, "source"> & { componentId: string; frameUrl: string };

/** The composer's examples as frames. They belong to no tenant and are stored nowhere, but they live where every app does. */
export function createExamples({ build, ...place }: ExampleDeps) {
  const addresses = createAddresses(place);
  const built = new Map<string, Promise<ShownVersion>>();

  /** Every example with the address of its picture. */
  async function list(ctx: Omit<RequestContext, "actor">): Promise<ExampleCard[]> {
    const own = { ...ctx, actor: EXAMPLES_ACTOR };
    return Promise.all(
      listExamples().map(async ({ source: _source, data: _data, version, ...card }) => {
        const subject = { id: componentIdOf(card.id), version, dataRevision: 1 };
        return { ...card, stillUrl: await addresses.signStill(own, subject) };
      }),
    );
  }

  /** One example with a fresh address of its running app. */
  async function open(id: string): Promise<ExampleApp | undefined> {
    const example = listExamples().find((known) => known.id === id);
    if (example === undefined) return undefined;
    const { source: _source, ...shown } = example;
    const componentId = componentIdOf(id);
    const frameUrl = await addresses.sign(EXAMPLE_TENANT, { id: componentId, version: shown.version });
    return { ...shown, componentId, frameUrl };
  }

  /** What stands behind the address of an example. */
  async function getShown(ctx: RequestContext, { componentId }: { componentId: string }): Promise<ShownVersion> {
    const example = listExamples().find(({ id }) => componentIdOf(id) === componentId);
    if (example === undefined) throw new SparkError("not_found", "There is no such example.");
    const known = built.get(example.id);
    if (known !== undefined) return known;
    const making = show(ctx, example);
    built.set(example.id, making);
    making.catch(() => built.delete(example.id));
    return making;
  }

  async function show(ctx: RequestContext, { title, data, version, source }: Example): Promise<ShownVersion> {
    // Others may wait for it when this reader has gone.
    const bundle = await build({ ...ctx, signal: new AbortController().signal }, source);
    return { title, theme: "auto", data: data ?? null, version, bundle };
  }

  return { list, open, getShown };
}

export type Examples = ReturnType<typeof createExamples>;

/** The id of an example in addresses, which know components only: the same for the same example. */
function componentIdOf(id: string): string {
  const digest = createHash("sha256").update(`example:${id}`).digest("hex");
  return [8, 12, 16, 20, 32].map((end, part) => digest.slice([0, 8, 12, 16, 20][part], end)).join("-");
}
