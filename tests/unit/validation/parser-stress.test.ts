import { readdirSync, readFileSync } from "node:fs";
import { afterAll, expect, test, vi } from "vitest";
import { createParseProcesses } from "#lib/validation/parse-process";
import { closeParser, parserProcessIds, validateComponent } from "#lib/validation/validate-component";
import { codesOf, withBody, withJsx } from "./support";

const ownProcess = process.pid;
afterAll(closeParser);

const isAlive = (id: number): boolean => {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
};
const gone = async (ids: number[]): Promise<boolean> => {
  for (let wait = 0; wait < 100 && ids.some(isAlive); wait++) await new Promise((done) => setTimeout(done, 20));
  return !ids.some(isAlive);
};

test.each<readonly [string, string]>([
  ["3,000 parentheses", withBody(`const x = ${"(".repeat(3000)}1${")".repeat(3000)};`)],
  ["9,000 siblings", withJsx("<b/>".repeat(9000))],
  ["3,000 nested elements", withJsx("<b>".repeat(3000) + "</b>".repeat(3000))],
  ["3,000 nested elements with text between", withJsx("<b>x ".repeat(3000) + "</b>".repeat(3000))],
  ["3,000 nested types", withBody(`let x: ${"A<".repeat(3000)}B${">".repeat(3000)};`)],
  ["3,000 nested templates", withBody(`const x = ${"`${".repeat(3000)}1${"}`".repeat(3000)};`)],
  ["20,000 exclamation marks", withBody(`const x = ${"!".repeat(20000)}1;`)],
  ["20,000 calls", withBody(`let f: any; f${"()".repeat(20000)};`)],
  ["1,400 nested arrows", withBody(`const x = ${"a=>".repeat(1400)}1;`)],
  ["25,000 additions", withBody(`const x = ${"1+".repeat(25000)}1;`)],
  ["9,000 nested ifs", withBody(`${"if(1)".repeat(9000)};`)],
  ["3,000 else-ifs", withBody(`if (1) {} ${"else if (1) {}".repeat(3000)}`)],
  ["6,000 assertions", withBody(`const x = 1 ${"as any ".repeat(6000)};`)],
])("%s are too complex, and this process lives on", async (_name, source) => {
  expect(await codesOf(source)).toEqual(["too_complex"]);
  expect(process.pid).toBe(ownProcess);
});

test("bytes that are no component are findings", async () => {
  expect(await codesOf("x".repeat(10_000_000))).toEqual(["source_too_large"]);
  expect(await codesOf("é".repeat(25_601))).toEqual(["source_too_large"]);
  expect(await codesOf("")).toEqual(["source_empty"]);
  expect(await codesOf("\0")).toEqual(["nul_character"]);
  expect(await codesOf(withBody('"\ud800";'))).toEqual(["invalid_utf8"]);
  expect(await codesOf(withBody("/* \u202e */"))).toEqual(["bidi_control"]);
  expect(await codesOf("#!x\n")).toEqual(["hashbang"]);
  for (const odd of [undefined, null, 7, {}, ["a"]]) expect(await codesOf(odd as unknown as string)).toEqual(["source_not_text"]);
});

test("honest code near the limits passes", async () => {
  expect(await codesOf(withJsx("<b/>".repeat(900)))).toEqual([]);
  expect(await codesOf(withJsx("<b>".repeat(80) + "</b>".repeat(80)))).toEqual([]);
  expect(await codesOf(withBody(`[${"() => 1,".repeat(1200)}];`))).toEqual([]);
  expect(await codesOf(withBody("for (let i=0;i<9;i++) if (i<2||i>3) {}".repeat(400)))).toEqual([]);
});

test("without the built judge every source gets the same verdict", async () => {
  const sources = [
    withJsx("<b>fit</b>"),
    withBody("eval('1'); window.top;"),
    withBody("const é = '–…'; document.cookie;"),
    "const =",
  ];
  const built = await Promise.all(sources.map(validateComponent));
  const away = vi.spyOn(process, "cwd").mockReturnValue("/nowhere");
  closeParser();
  const unbuilt = await Promise.all(sources.map(validateComponent));
  closeParser();
  away.mockRestore();
  expect(built.map(({ ok }) => ok)).toEqual([true, false, false, false]);
  expect(unbuilt).toEqual(built);
});

test("names that double at every step cost nothing", async () => {
  const chain = (step: (last: string) => string): string =>
    Array.from({ length: 200 }, (_, at) => `const s${at} = ${at === 0 ? '"ab" + Math.random()' : step(`s${at - 1}`)};`).join("");
  for (const step of [
    (last: string) => `${last} + ${last}`,
    (last: string) => `Math.random() ? ${last} : ${last}`,
    (last: string) => `[${last}, ${last}]`,
    (last: string) => `({ ...${last}, ...${last} })`,
    (last: string) => `\`\${${last}}\${${last}}\``,
  ]) {
    await validateComponent(
      withBody(
        `${chain(step)} props.data[s199 as any]; setTimeout(s199 as any); return <p {...(s199 as any)} style={s199 as any}>{s199 as any}</p>;`,
      ),
    );
  }
  await validateComponent(
    withBody(
      "const a: any = () => b(); const b: any = () => a(); props.data[a()]; const c: any = { ...d }; const d: any = { ...c }; return <p {...c} style={c} />;",
    ),
  );
}, 10_000);

test("quadratic-looking texts stay linear", async () => {
  for (const piece of ["/*", ":[", "[url", "url(", "\\", "/[", "<a ", "${", "* ", "# "]) {
    const text = piece.repeat(Math.floor(48_000 / piece.length));
    await validateComponent(withBody(`const a = ${JSON.stringify(text)}; return <p class={a} style={a}>{a}</p>;`));
    await validateComponent(withBody(text));
  }
}, 20_000);

test("random bytes and mutated samples always get a verdict", async () => {
  let seed = 20_260_101;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const folder = new URL("../../security/samples/benign/", import.meta.url);
  const samples = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  const mutate = (text: string): string => {
    const at = random(text.length);
    const other = samples[random(samples.length)] ?? "";
    const from = random(other.length);
    return text.slice(0, at) + other.slice(from, from + random(60)) + text.slice(at + random(60));
  };
  for (let round = 0; round < 150; round++) {
    const noise = Array.from({ length: random(400) }, () => String.fromCharCode(random(round % 3 === 0 ? 65_536 : 127))).join("");
    const mutated = mutate(mutate(samples[random(samples.length)] ?? ""));
    for (const source of [noise, mutated]) expect(typeof (await validateComponent(source)).ok).toBe("boolean");
  }
}, 60_000);

test("many at once are all answered", async () => {
  const verdicts = await Promise.all(
    Array.from({ length: 60 }, (_, at) => validateComponent(withBody(at % 2 ? "fetch(1);" : `const n = ${at}; n;`))),
  );
  expect(verdicts.filter((verdict) => verdict.ok)).toHaveLength(30);
  expect(parserProcessIds().length).toBeLessThanOrEqual(2);
});

test("a killed child is replaced and the source judged all the same", async () => {
  await codesOf(withBody(""));
  const before = parserProcessIds();
  for (const id of before) process.kill(id, "SIGKILL");
  expect(await codesOf(withBody(""))).toEqual([]);
  expect(await gone(before)).toBe(true);
});

test("a parse over its time or memory ends its child, not the caller", async () => {
  for (const limits of [
    { timeMs: 0, memoryBytes: 2 ** 30, processes: 1 },
    { timeMs: 5000, memoryBytes: 1, processes: 1 },
  ]) {
    const processes = createParseProcesses(limits);
    const outcome = await processes.parse("x=1;".repeat(400_000));
    expect(outcome).toEqual({ kind: "died" });
    processes.close();
    expect(await gone(processes.processIds())).toBe(true);
  }
});

test("closing leaves no child behind", async () => {
  await codesOf(withBody(""));
  const ids = parserProcessIds();
  expect(ids.length).toBeGreaterThan(0);
  closeParser();
  expect(await gone(ids)).toBe(true);
});
