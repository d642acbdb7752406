import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { closeParser, validateComponent } from "#lib/validation/validate-component";

interface Sample {
  file: string;
  category: string;
  expect: "reject-statically" | "contain-at-runtime" | "accept";
}

const read = (name: string): string => readFileSync(new URL(`./samples/${name}`, import.meta.url), "utf8");
const { files } = JSON.parse(read("manifest.json")) as { files: Sample[] };
const expecting = (verdict: Sample["expect"]): Sample[] => files.filter((sample) => sample.expect === verdict);

afterAll(closeParser);

test("the collection is large enough to mean something", () => {
  expect(expecting("reject-statically").length).toBeGreaterThan(150);
  expect(expecting("accept").length).toBeGreaterThan(60);
});

test.each(expecting("reject-statically"))("$category: $file is refused with a useful finding", async ({ file }) => {
  const verdict = await validateComponent(read(file));
  expect(verdict).toMatchObject({ ok: false });
  for (const finding of verdict.ok ? [] : verdict.findings) {
    expect(finding.code).toMatch(/^[a-z_]+$/);
    expect(finding.message.length).toBeGreaterThan(10);
    expect(finding.hint.length).toBeGreaterThan(5);
    expect(finding.line).toBeGreaterThan(0);
    expect(finding.column).toBeGreaterThan(0);
  }
});

test.each(expecting("accept"))("$file is accepted", async ({ file }) => {
  expect(await validateComponent(read(file))).toEqual({ ok: true });
});

test.each(expecting("contain-at-runtime"))("$category: $file gets a verdict, whichever it is", async ({ file }) => {
  expect(typeof (await validateComponent(read(file))).ok).toBe("boolean");
});
