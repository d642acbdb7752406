import type { Finding } from "./findings";
import { scanSource } from "./scan-source";

/** Far above honest components, far below what overflows a native stack or makes a compiler crawl. */
export const GUARD_LIMITS = { depth: 256, arrows: 1_500, elements: 1_000, unaryRun: 200, chainLinks: 300 } as const;

const HINTS: Record<keyof typeof GUARD_LIMITS, readonly [message: string, hint: string]> = {
  depth: ["Brackets or elements are nested too deeply.", "Flatten the code: name the inner parts and loop with <For>."],
  arrows: ["There are too many arrow functions.", "Share one function and loop with <For>."],
  elements: ["There are too many elements.", "Render repeated parts with <For each={...}>."],
  unaryRun: ["Too many unary operators follow each other.", "Compute the value once."],
  chainLinks: ["A chain of members or calls is too long.", "Keep steps of the chain in variables."],
};

/** Refuses shapes that crash or stall parsers, before any parser sees them; and comments that steer a compiler. */
export function checkGuards(text: string): Finding | undefined {
  const scan = scanSource(text, GUARD_LIMITS);
  if (scan.exceeded) {
    const [message, hint] = HINTS[scan.exceeded.limit];
    return { code: "too_complex", message, ...positionOf(text, scan.exceeded.index), hint };
  }
  if (scan.pragma !== undefined) {
    const message = "A comment cannot steer the compiler (@jsx..., sourceMappingURL).";
    return { code: "pragma", message, ...positionOf(text, scan.pragma), hint: "Remove the comment." };
  }
  return undefined;
}

function positionOf(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index);
  return { line: before.split("\n").length, column: index - (before.lastIndexOf("\n") + 1) + 1 };
}
