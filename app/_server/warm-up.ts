import { spark, startCompiler } from "#lib/server";

export { startCompiler };

/** Opens the pools and compiles one component. A part that is not there yet is the health check's to tell, not the start's. */
export async function warmUp(): Promise<void> {
  await spark()
    .warm()
    .catch((error: unknown) => spark().logger.error("warm_up_failed", error));
}
