import { compose } from "#lib/composer/compose";
import type { Checks } from "./check-source";

/** What the composer is asked most; together this has most of what it can read and write. */
const PROMPTS = [
  "Bar chart of the price by product",
  "Average price by month since 2024, only Tea, over 2",
  "Table sorted by price, top 5",
  "Key figures",
];
const DATA = Array.from({ length: 50 }, (_, index) => ({
  date: new Date(Date.UTC(2024, 0, 1 + index * 9)).toISOString().slice(0, 10),
  product: ["Tea", "Milk", "Juice"][index % 3] ?? "",
  price: index,
}));

export interface WarmUpDeps {
  validate: Checks["validate"];
  /** Compiles apps and draws them with their data, which is JSON. */
  warm(apps: readonly { source: string; data: string }[]): Promise<void>;
}

/** Sends a few composed apps through the gate, so that the first request is as fast as the second. */
export async function warmUp({ validate, warm }: WarmUpDeps): Promise<void> {
  const answers = PROMPTS.map((prompt) => compose({ prompt, data: DATA, theme: "auto", mode: "component" }));
  const sources = answers.flatMap((answer) => (answer.kind === "component" ? [answer.source] : []));
  const data = JSON.stringify(DATA);
  await Promise.all([warm(sources.map((source) => ({ source, data }))), ...sources.map(validate)]);
}
