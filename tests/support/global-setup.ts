import { buildNode } from "../../scripts/build-node.mjs";
import { createAppKeeper } from "./app-keeper";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the tests ask for running apps. */
    appKeeperUrl: string;
  }
}

/** Builds what everybody's tests run on, and keeps the apps that tests ask for; they end with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildNode();
  const keeper = await createAppKeeper();
  project.provide("appKeeperUrl", keeper.url);
  return keeper.close;
}
