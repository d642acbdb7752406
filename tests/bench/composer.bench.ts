import { compose } from "#lib/composer/compose";
import type { Json } from "#lib/core/json";
import { REQUESTS } from "../composer/requests/all-requests";
import { dataOf } from "../composer/requests/data-sets";
import { salesColumns, salesRecords } from "./support/sales";
import type { Report } from "./support/report";
import { describe, median } from "./support/statistics";

const ROUNDS = 40;
const PROMPTS = [
  "bar chart of amount by region",
  "amount by month, only EMEA, as a line",
  "top 5 products by amount",
  "KPIs on top, the trend below and a table at the bottom",
];

/** The composer alone: from a request and its data to a source. The baseline is what it takes to write the data down as JSON once. */
export function bench(report: Report): Promise<void> {
  measure(report, "500 records", salesRecords(500));
  measure(report, "10,000 rows in columns", salesColumns(10_000));
  const times = REQUESTS.map((one) => timeOf(() => ask(one.request, dataOf(one.data))));
  report(`each of ${REQUESTS.length} requests of the tests' table`, describe(times));
  return Promise.resolve();
}

function measure(report: Report, name: string, data: Json): void {
  const written = describeRounds(() => JSON.stringify(data));
  const composed = describeRounds((round) => ask(PROMPTS[round % PROMPTS.length] ?? "", data));
  report(`${name}: written down as JSON`, describe(written));
  report(`${name}: composed`, { ...describe(composed), "x JSON": median(composed) / median(written) });
}

function ask(prompt: string, data: Json): unknown {
  return compose({ prompt, data, theme: "auto", mode: "component" });
}

function describeRounds(work: (round: number) => unknown): number[] {
  for (let round = 0; round < ROUNDS / 2; round++) work(round);
  return Array.from({ length: ROUNDS }, (_none, round) => timeOf(() => work(round)));
}

function timeOf(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
