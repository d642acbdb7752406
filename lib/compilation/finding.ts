import { SparkError } from "#lib/core/errors";

/** One reason why a source cannot be compiled, written for the model that has to fix it and for the person who reads it. */
export interface Finding {
  /** Stable name of the rule. */
  readonly code: string;
  readonly message: string;
  /** Position in the source, both from 1. */
  readonly line: number;
  readonly column: number;
  /** A legal way to do the same thing. */
  readonly hint: string;
}

/** Where something starts: lines from 1, columns from 0, as Babel counts. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A finding about a place of the syntax tree; without one it stands at the start of the source. */
export function findingAt(place: Place | null | undefined, code: string, message: string, hint: string): Finding {
  return { code, message, line: place?.line ?? 1, column: (place?.column ?? 0) + 1, hint };
}

/** The refusal of a source. */
export function refusal(findings: readonly Finding[]): SparkError {
  const [first] = findings;
  return new SparkError("invalid_component", first?.message ?? "The component cannot be compiled.", { details: [...findings] });
}

/** The finding for code that exhausts the compiler instead of being compiled. */
export const TOO_COMPLEX: Finding = {
  code: "too_complex",
  message: "The source is too complex to be compiled.",
  line: 1,
  column: 1,
  hint: "Split long expressions into named parts, nest less, and loop with <For> instead of repeating markup.",
};
