import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeParser } from "#lib/validation/validate-component";
import { partOf } from "../support/every-case";
import { readSamples } from "../support/samples";
import { showSamples, type ShownSample } from "./channels/show-samples";

const REPORT = join(import.meta.dirname, "../../test-results/escape-samples.md");
const HOSTILE = readSamples().filter((sample) => sample.expect !== "accept");
const BENIGN = readSamples().filter((sample) => sample.expect === "accept");

afterAll(closeParser);

describe("hostile sources, as if the validator had let every one of them through", () => {
  let shown: readonly ShownSample[];

  beforeAll(async () => {
    shown = await showSamples(partOf(HOSTILE, 6));
    mkdirSync(join(REPORT, ".."), { recursive: true });
    writeFileSync(REPORT, reportOf(shown));
  }, 900_000);

  test("mostly compile and run, so that the frame is what holds them", () => {
    expect(HOSTILE.length).toBeGreaterThan(200);
    expect(shown.filter(({ reports }) => reports.includes("mount")).length).toBeGreaterThan(shown.length * 0.4);
  });

  test("send nothing to any canary", () => {
    expect(shown.flatMap(({ sample, hits }) => hits.map((hit) => `${sample.file}: ${hit.kind} ${hit.detail}`))).toEqual([]);
  });

  test("move no page, and leave the page around them usable", () => {
    expect(shown.filter(({ isPageWell }) => !isPageWell).map(({ sample }) => sample.file)).toEqual([]);
  });
});

describe("benign apps that a word list would refuse", () => {
  test("are accepted, compiled and mounted, every one", async () => {
    expect(BENIGN.length).toBeGreaterThanOrEqual(100);
    const shown = await showSamples(partOf(BENIGN, 3));
    const failed = shown.filter(({ findings, reports }) => findings.length > 0 || reports.join() !== "mount");
    expect(failed.map(({ sample, findings, refusal, reports }) => [sample.file, findings, refusal, reports])).toEqual([]);
  }, 600_000);
});

/** Which wall stops what: the findings of the validator, else the compiler, and what the frame did when neither was there. */
function reportOf(shown: readonly ShownSample[]): string {
  const rows = shown.map(({ sample, findings, refusal, reports, hits }) => {
    const validator = findings.length > 0 ? findings.join(", ") : "accepted";
    const frame = refusal === "" ? reports.join(", ").slice(0, 90) || "not mounted" : "";
    const traffic = hits.map(({ kind }) => kind).join(", ") || "none";
    return [sample.file, sample.category, validator, refusal || "compiles", frame, traffic].map(cell).join(" | ");
  });
  return [
    "# Hostile sources",
    "",
    `${rows.length} files. Each goes to the validator; then it is compiled and run in the product as if the validator had said yes.`,
    "",
    `| file | category | validator | compiler | frame | traffic seen |`,
    `|${"---|".repeat(6)}`,
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll(/[|\n\r]/g, " ").replaceAll("<", "&lt;");
}
