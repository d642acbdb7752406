import fc from "fast-check";
import { countTokens as countAtOnce } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { countTokens } from "#lib/context/count-tokens";
import type { FileOutline, OutlineEntry } from "#lib/context/outline";
import { createProjectIndex } from "#lib/context/project-index";

const RUNS = { seed: 20_261_129, numRuns: 120 };

interface Sketch {
  entries?: readonly (string | Partial<OutlineEntry>)[];
  imports?: FileOutline["imports"];
  text?: string;
}

/** A file by what matters of it: names are functions, and every name is a word of its text. */
function outline(path: string, { entries = [], imports = [], text = "" }: Sketch): FileOutline {
  const all = entries.map((entry, index): OutlineEntry => {
    const name = typeof entry === "string" ? entry : (entry.name ?? "x");
    const rest = typeof entry === "string" ? {} : entry;
    return { name, kind: "function", signature: `function ${name}(value: string): string`, line: index * 10 + 1, ...rest };
  });
  const words: Record<string, number> = {};
  for (const word of [...all.map(({ name }) => name), ...imports.flatMap(({ names }) => names), ...text.split(/\W+/)]) {
    if (word !== "") words[word] = (words[word] ?? 0) + 1;
  }
  return { path, language: "typescript", how: "ast", entries: all, imports, words };
}

const filler = Array.from({ length: 40 }, (_, index) =>
  outline(`src/other/part-${index}.ts`, { entries: [`makePart${index}`, `dropPart${index}`] }),
);

const namesIn = (map: { entries: { name: string }[] }) => map.entries.map(({ name }) => name);

describe("what a request needs comes first", () => {
  test("names, split as they are written, and endings do not matter", () => {
    const project = createProjectIndex([...filler, outline("src/cookie.ts", { entries: ["parseSignedCookie", "serialize"] })]);
    const map = project.map({ prompt: "Signed cookies are parsed wrongly", budgetTokens: 60 });
    expect(map.entries[0]).toEqual({ path: "src/cookie.ts", name: "parseSignedCookie" });
    expect(namesIn(map)).toContain("serialize");
  });

  test("paths, and a path that is written out most of all", () => {
    const files = [
      ...filler,
      outline("src/billing/total.ts", { entries: ["sum"] }),
      outline("src/a/b.ts", { entries: ["other"] }),
    ];
    const project = createProjectIndex(files);
    expect(namesIn(project.map({ prompt: "the billing total is off", budgetTokens: 40 }))[0]).toBe("sum");
    expect(namesIn(project.map({ prompt: "look at a/b.ts, not at billing", budgetTokens: 40 }))[0]).toBe("other");
  });

  test("words of a file's text, the rarer the better", () => {
    const files = filler.map((file, index) =>
      outline(file.path, { entries: file.entries, text: index === 7 ? "value whisker" : "value" }),
    );
    expect(namesIn(createProjectIndex(files).map({ prompt: "value of the whisker", budgetTokens: 40 }))[0]).toMatch(/Part7$/);
  });

  test("a name written as code, before those that only look like it", () => {
    const files = [...filler, outline("src/a.ts", { entries: ["getAll", "getAny", "getOne", "get"] })];
    expect(namesIn(createProjectIndex(files).map({ prompt: "`get` is slow", budgetTokens: 30 }))[0]).toBe("get");
  });

  test("tests and examples come last, unless they are asked for", () => {
    const files = ["examples/tax.ts", "lib/tax.test.ts", "src/tax.ts"].map((path) => outline(path, { entries: ["addTax"] }));
    const project = createProjectIndex([...files, ...filler]);
    const pathsFor = (prompt: string) => project.map({ prompt, budgetTokens: 4_000 }).entries.map(({ path }) => path);
    expect(pathsFor("tax")[0]).toBe("src/tax.ts");
    expect(pathsFor("the examples of tax")[0]).toBe("examples/tax.ts");
  });
});

describe("an open file brings", () => {
  const shop = [
    ...filler,
    outline("src/shop/cart.ts", {
      entries: ["openCart"],
      imports: [{ from: "../money/price.js", names: ["priceOf"] }],
      text: "const rate = exchangeRate(currency)",
    }),
    outline("src/money/price.ts", { entries: ["unusedPrice", "priceOf"] }),
    outline("src/bank/rates.ts", { entries: ["exchangeRate"] }),
    outline("src/pages/checkout.ts", { entries: ["showCheckout"], imports: [{ from: "../shop/cart", names: ["openCart"] }] }),
  ];
  const project = createProjectIndex(shop);

  test("itself, what it imports, what it names and who imports it, whatever is said", () => {
    const open = namesIn(project.map({ prompt: "please fix this", activeFile: "src/shop/cart.ts", budgetTokens: 160 }));
    expect(open.slice(0, 6)).toEqual(expect.arrayContaining(["openCart", "priceOf", "exchangeRate", "showCheckout"]));
    expect(open.indexOf("priceOf")).toBeLessThan(open.indexOf("unusedPrice"));
    expect(
      project.map({ prompt: "please fix this", activeFile: { path: "src/shop/cart.ts" }, budgetTokens: 160 }).entries[0],
    ).toBeDefined();
  });

  test("nothing when it is not part of the project", () => {
    const request = { prompt: "please fix this", budgetTokens: 160 };
    expect(project.map({ ...request, activeFile: "nowhere.ts" })).toEqual(project.map(request));
  });
});

describe("a map", () => {
  const project = createProjectIndex([
    outline("src/one.ts", {
      entries: [
        { name: "first", line: 12 },
        { name: "Box.open", kind: "member", signature: "open(): void", line: 30 },
      ],
    }),
    outline("src/two.ts", {
      entries: [{ name: "long", signature: `function long(${"argument: string, ".repeat(40)})`, line: 3 }],
    }),
  ]);

  test("has a heading for each file and the numbers of lines, so that answers can cite them", () => {
    const { text, blocks } = project.map({ prompt: "first box", budgetTokens: 400 });
    expect(text).toBe(blocks.map((block) => block.text).join(""));
    expect(text).toMatch(
      /^## src\/one\.ts\n12: function first\(value: string\): string\n30: open\(\): void\n## src\/two\.ts\n3: function long\(/,
    );
    expect(blocks[0]).toMatchObject({
      path: "src/one.ts",
      entries: [
        { name: "first", line: 12 },
        { name: "Box.open", line: 30 },
      ],
    });
    expect(blocks.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(countTokens(text));
  });

  test("cuts long signatures behind the name", () => {
    const { text } = project.map({ prompt: "long", budgetTokens: 400 });
    expect(text.split("\n").find((line) => line.startsWith("3:"))).toMatch(/^3: function long\(argument.*…$/);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(130);
  });

  test("of nothing is nothing", () => {
    const empty = { text: "", tokens: 0, entries: [], blocks: [] };
    expect(createProjectIndex([]).map({ prompt: "anything", budgetTokens: 100 })).toEqual(empty);
    for (const budgetTokens of [0, -1, Number.NaN]) expect(project.map({ prompt: "first", budgetTokens })).toEqual(empty);
  });

  test("survives names of everything that objects have", () => {
    const odd = ["constructor", "__proto__", "toString", "hasOwnProperty"];
    const map = createProjectIndex([outline("src/a.ts", { entries: odd })]).map({ prompt: odd.join(" "), budgetTokens: 200 });
    expect(namesIn(map).toSorted()).toEqual(odd.toSorted());
  });
});

describe("whatever the project and the budget", { timeout: 30_000 }, () => {
  const word = fc.constantFrom(
    "get",
    "User",
    "order",
    "_id",
    "HTTP",
    "日本",
    "😀",
    "parse",
    "x".repeat(90),
    "\ud83d",
    "a b",
    "line\nbreak",
  );
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
  const signature = fc.oneof(
    fc.array(word, { maxLength: 60 }).map((parts) => parts.join(" ")),
    fc.string({ unit: "binary", maxLength: 200 }),
  );
  const kind = fc.constantFrom("function", "member", "export", "type");
  const entry = fc.record({ name, signature, kind, line: fc.integer({ min: 1, max: 9_999 }) }) as fc.Arbitrary<OutlineEntry>;
  const path = fc.tuple(fc.array(name, { maxLength: 3 }), name).map(([folders, file]) => [...folders, `${file}.ts`].join("/"));
  const file = fc
    .record({ path, entries: fc.array(entry, { maxLength: 15 }), text: fc.array(word, { maxLength: 10 }) })
    .map(({ path: at, entries, text }) => outline(at, { entries, text: text.join(" ") }));
  const files = fc.array(file, { maxLength: 12 });
  const request = fc.record({
    prompt: fc.array(word, { maxLength: 6 }).map((words) => words.join(" ")),
    budgetTokens: fc.oneof(fc.constantFrom(0, 1, 2, 5, 10), fc.integer({ min: 0, max: 600 })),
    activeFile: fc.option(path, { nil: undefined }),
  });

  test("the text is never one token over, and its count is the tokenizer's own", () => {
    fc.assert(
      fc.property(files, request, (outlines, asked) => {
        const { text, tokens, blocks, entries } = createProjectIndex(outlines).map(asked);
        expect(tokens).toBe(countTokens(text));
        expect(tokens).toBeLessThanOrEqual(asked.budgetTokens);
        expect(countAtOnce(text, { disallowedSpecial: new Set<string>() })).toBeLessThanOrEqual(tokens);
        expect(blocks.map((block) => block.text).join("")).toBe(text);
        expect(blocks.flatMap((block) => block.entries)).toHaveLength(entries.length);
        expect(text.split("\n")).toHaveLength(blocks.length + entries.length + 1);
      }),
      RUNS,
    );
  });

  test("the same is answered, in whichever order the files come and however often it is asked", () => {
    const distinct = fc.uniqueArray(file, { selector: (one) => one.path, maxLength: 10 });
    fc.assert(
      fc.property(distinct, request, (outlines, asked) => {
        const project = createProjectIndex(outlines);
        const first = project.map(asked);
        expect(project.map(asked)).toEqual(first);
        expect(createProjectIndex(outlines.toReversed()).map(asked)).toEqual(first);
      }),
      RUNS,
    );
  });
});
