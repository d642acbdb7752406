import { SparkError } from "#lib/core/errors";

/** The one answer for a component that is missing, deleted, or somebody else's. */
export function noSuchComponent(): SparkError {
  return new SparkError("not_found", "There is no such component.");
}

/** The answer for a version that this component never had. */
export function noSuchVersion(version: number): SparkError {
  return new SparkError("not_found", `There is no version ${version} of this component.`);
}
