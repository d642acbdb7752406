import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { SparkError } from "#lib/core/errors";
import { closeParser, validateComponent } from "#lib/validation/validate-component";
import { readSample, readSamples } from "../../support/samples";
import { withBreaks, withComments, withComputedMembers, withEscapedNames } from "./disguise";
import { mutantOf } from "./mutants";

const SAMPLES = readSamples().map((sample) => ({ ...sample, source: readSample(sample) }));
const BENIGN = SAMPLES.filter(({ expect: verdict }) => verdict === "accept");
const HOSTILE = SAMPLES.filter(({ expect: verdict }) => verdict === "reject-statically");
const SOURCES = SAMPLES.map(({ source }) => source);
const SEED = 20_261_125;

afterAll(closeParser);

async function isAccepted(source: string): Promise<boolean> {
  const verdict = await validateComponent(source);
  if (verdict.ok) return true;
  expect(verdict.findings.length).toBeGreaterThan(0);
  for (const { code, message, hint, line, column } of verdict.findings) {
    expect(code).toMatch(/^[a-z\d_]+$/);
    expect(Math.min(message.length, hint.length, line, column)).toBeGreaterThan(0);
  }
  return false;
}

describe("whatever comes, there is a verdict", { timeout: 60_000 }, () => {
  test("on mutated sources", async () => {
    const check = fc.asyncProperty(mutantOf(SOURCES, "rude"), async (source) => void (await isAccepted(source)));
    await fc.assert(check, { seed: SEED, numRuns: 1_200 });
  });

  test("and what is accepted of them compiles to the component and nothing else, or is refused there", async () => {
    let accepted = 0;
    const mutant = mutantOf(
      BENIGN.map(({ source }) => source),
      "gentle",
    );
    const check = fc.asyncProperty(mutant, async (source) => {
      if (!(await isAccepted(source))) return;
      accepted += 1;
      const compiled = await compileComponent(source).catch((error: unknown) => {
        expect(error).toSatisfy(SparkError.is);
      });
      // Throws when anything but the runtime is imported, or anything but the component exported.
      if (compiled) expect(frameScript(compiled.js)).not.toMatch(/<\/script|<!--|sourceMappingURL/i);
    });
    await fc.assert(check, { seed: SEED, numRuns: 400, endOnFailure: true });
    // Otherwise the mutations would be too rude to test what is let through.
    expect(accepted).toBeGreaterThan(80);
  });

  test("on random text, and on what is no text", async () => {
    const anything = fc.oneof(fc.string({ unit: "binary", maxLength: 400 }), fc.anything());
    const check = fc.asyncProperty(anything, async (odd) => {
      expect(await isAccepted(odd as string)).toBe(false);
    });
    await fc.assert(check, { seed: SEED, numRuns: 400 });
  });
});

describe("a disguise changes no verdict", { timeout: 60_000 }, () => {
  const disguises = { withComments, withBreaks, withEscapedNames, withComputedMembers };

  test.each(Object.entries(disguises))("%s: what is refused stays refused", async (_name, disguise) => {
    const passed = [];
    for (const { file, source } of HOSTILE) if (await isAccepted(disguise(source))) passed.push(file);
    expect(passed).toEqual([]);
  });

  test.each(Object.entries({ withComments, withBreaks }))("%s: what is accepted stays accepted", async (_name, disguise) => {
    const refused = [];
    for (const { file, source } of BENIGN) if (!(await isAccepted(disguise(source)))) refused.push(file);
    expect(refused).toEqual([]);
  });
});
