import * as esbuild from "esbuild-wasm";
import { refusal, TOO_COMPLEX } from "./finding";

const GONE = /service (was stopped|is no longer running)/;

/** Asks esbuild's process. One that has died is replaced; work that ends the next one too is too complex. */
export async function askEsbuild<T>(work: (service: typeof esbuild) => Promise<T>): Promise<T> {
  for (const isLast of [false, true]) {
    try {
      return await work(esbuild);
    } catch (error) {
      if (!(error instanceof Error && GONE.test(error.message))) throw error;
      await esbuild.stop();
      if (isLast) break;
    }
  }
  throw refusal([TOO_COMPLEX]);
}
