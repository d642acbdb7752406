import * as esbuild from "esbuild-wasm";

const GONE = /service (was stopped|is no longer running)/;

/** Asks esbuild's process; one that has died is replaced, once. */
export async function askEsbuild<T>(work: (service: typeof esbuild) => Promise<T>): Promise<T> {
  try {
    return await work(esbuild);
  } catch (error) {
    if (!(error instanceof Error && GONE.test(error.message))) throw error;
    await esbuild.stop();
    return work(esbuild);
  }
}
