import { afterAll, expect, test } from "vitest";
import { closeParser, validateComponent } from "#lib/validation/validate-component";
import { readSample, readSamples, type Sample } from "../support/samples";

const expecting = (verdict: Sample["expect"]): Sample[] => readSamples().filter((sample) => sample.expect === verdict);

afterAll(closeParser);

test("the collection is large enough to mean something", () => {
  expect(expecting("reject-statically").length).toBeGreaterThan(150);
  expect(expecting("accept").length).toBeGreaterThanOrEqual(100);
});

test.each(expecting("reject-statically"))("$category: $file is refused with a useful finding", async (sample) => {
  const verdict = await validateComponent(readSample(sample));
  expect(verdict).toMatchObject({ ok: false });
  for (const finding of verdict.ok ? [] : verdict.findings) {
    expect(finding.code).toMatch(/^[a-z_]+$/);
    expect(finding.message.length).toBeGreaterThan(10);
    expect(finding.hint.length).toBeGreaterThan(5);
    expect(finding.line).toBeGreaterThan(0);
    expect(finding.column).toBeGreaterThan(0);
  }
});

test.each(expecting("accept"))("$file is accepted", async (sample) => {
  expect(await validateComponent(readSample(sample))).toEqual({ ok: true });
});

test.each(expecting("contain-at-runtime"))("$category: $file gets a verdict, whichever it is", async (sample) => {
  expect(typeof (await validateComponent(readSample(sample))).ok).toBe("boolean");
});
