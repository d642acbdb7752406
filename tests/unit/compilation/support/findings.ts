import { expect } from "vitest";
import type { Finding } from "#lib/compilation/finding";
import { SparkError } from "#lib/core/errors";

/** The findings with which a work was refused. */
export async function findingsOf(work: () => unknown): Promise<Finding[]> {
  try {
    await work();
  } catch (error) {
    if (!SparkError.is(error)) throw error;
    expect(error.code).toBe("invalid_component");
    return error.details as Finding[];
  }
  throw new Error("Nothing was refused");
}
