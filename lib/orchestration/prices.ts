// Dollars per million tokens, in and out, as the providers' price pages had them in November 2026. Names are matched by their
// beginning, longest first, because dated releases (`-2024-08-06`) cost the same.
const PRICES: readonly (readonly [model: string, input: number, output: number])[] = [
  ["gpt-4o-mini", 0.15, 0.6],
  ["gpt-4o", 2.5, 10],
  ["gpt-4.1-nano", 0.1, 0.4],
  ["gpt-4.1-mini", 0.4, 1.6],
  ["gpt-4.1", 2, 8],
  ["gpt-5-nano", 0.05, 0.4],
  ["gpt-5-mini", 0.25, 2],
  ["gpt-5", 1.25, 10],
  ["gemini-2.0-flash", 0.1, 0.4],
  ["gemini-2.5-flash-lite", 0.1, 0.4],
  ["gemini-2.5-flash", 0.3, 2.5],
  ["gemini-2.5-pro", 1.25, 10],
];

const LONGEST_FIRST = PRICES.toSorted(([a], [b]) => b.length - a.length);

/** Dollars of a run by list price, an estimate; nothing for a model whose price is not known, and 0 where no model was asked. */
export function costOf(model: string | undefined, usage: { inputTokens: number; outputTokens: number }): number | undefined {
  if (model === undefined) return 0;
  const price = LONGEST_FIRST.find(([name]) => model.startsWith(name));
  if (price === undefined) return undefined;
  const [, input, output] = price;
  return (usage.inputTokens * input + usage.outputTokens * output) / 1_000_000;
}
