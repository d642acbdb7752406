import { buildNode } from "../../scripts/build-node.mjs";

/** Everybody's tests run on the built workers, frame scripts and embedded services. */
export async function setup(): Promise<void> {
  try {
    await buildNode();
  } catch (error) {
    console.error(`The build of .build/ is not complete: ${error instanceof Error ? error.message : String(error)}`);
  }
}
