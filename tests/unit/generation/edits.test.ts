import { expect, test } from "vitest";
import { applyEdits } from "#lib/generation/edits";
import { createEarlyCheck } from "#lib/generation/early-check";
import { validateComponent } from "#lib/validation/validate-component";

const SOURCE = "export default function App() {\n  return <p>Blue</p>;\n}\n";

test("edits are applied in order, and texts that look like patterns are texts", () => {
  const result = applyEdits(SOURCE, [
    { find: "Blue", replace: "$& Red $1" },
    { find: "Red", replace: "Green" },
  ]);
  expect(result).toEqual({ ok: true, source: SOURCE.replace("Blue", () => "$& Green $1") });
});

test.each([
  [
    "is not there",
    [
      { find: "Blue", replace: "Red" },
      { find: "Yellow", replace: "x" },
    ],
    /Edit 2: "Yellow" is not in the file/,
  ],
  ["is there twice", [{ find: "p>", replace: "b>" }], /Edit 1: "p>" is in the file more than once/],
  ["is empty", [{ find: "", replace: "x" }], /is not in the file/],
])("a text that %s undoes all of them", (_name, edits, message) => {
  const result = applyEdits(SOURCE, edits);
  expect(result.ok).toBe(false);
  if (!result.ok) expect(result.findings[0]?.message).toMatch(message);
});

/** Feeds a source as it would stream, and answers after how many characters it was refused. */
async function refusedAfter(source: string): Promise<{ at: number; codes: string[] } | undefined> {
  const look = createEarlyCheck(validateComponent);
  for (let at = 200; at < source.length; at += 200) {
    const findings = await look(source.slice(0, at));
    if (findings) return { at, codes: findings.map(({ code }) => code) };
  }
  return undefined;
}

const filler = (count: number): string =>
  Array.from({ length: count }, (_none, index) => `  const value${index} = ${index} + props.data.length;`).join("\n");
const appWith = (line: string, after = 60): string =>
  `import { createSignal } from "solid-js";\nexport default function App(props: { data: any }) {\n${line}\n${filler(after)}\n  return <p>{value0}</p>;\n}\n`;

test.each([
  ["a call of fetch", appWith(`  fetch("/secret");`), "global_not_allowed"],
  ["a read of document", appWith(`  const title = document.title;`), "global_not_allowed"],
  ["a foreign import", appWith("").replace(`"solid-js"`, `"react"`), "import_not_allowed"],
])("%s ends the writing long before its end", async (_name, source, code) => {
  const refused = await refusedAfter(source);
  expect(refused?.codes).toContain(code);
  expect(refused?.at).toBeLessThan(source.length / 2);
});

test("a legal source is written to its end, also one that names what comes later", async () => {
  expect(await refusedAfter(appWith("  const [open, setOpen] = createSignal(false);"))).toBeUndefined();
  const later = `${appWith("  const shown = print(props.data);").replace("<p>{value0}</p>", "<Text value={shown} />")}
function print(value: any) {\n  return String(value);\n}
function Text(props: { value: string }) {\n  return <p>{props.value}</p>;\n}\n`;
  expect(await refusedAfter(later)).toBeUndefined();
  expect(await validateComponent(later)).toEqual({ ok: true });
});
