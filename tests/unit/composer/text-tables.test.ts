import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileComponent } from "#lib/compilation/compile-component";
import { frameScript } from "#lib/compilation/frame-script";
import { textRowsBlock } from "#lib/composer/blocks/text-rows";
import { compose } from "#lib/composer/compose";
import { inferDataShape } from "#lib/composer/infer-data-shape";
import { findHead, nameColumns, splitRows, type Delimiter } from "#lib/composer/split-rows";
import { readTextTable } from "#lib/composer/text-table";
import type { Json } from "#lib/core/json";
import { createRenderer } from "#lib/rendering/render-component";
import { ALLOWED_ELEMENTS, isAllowedAttribute } from "#lib/validation/rules/jsx-names";
import { validateComponent } from "#lib/validation/validate-component";
import { PROSE, TABLES } from "./text-samples";

// The first to compile waits for the compiler itself.
const DRAWING = { timeout: 60_000 };

const render = createRenderer(readFileSync(".build/render-guest.js", "utf8"), {
  isElement: (name) => ALLOWED_ELEMENTS.has(name),
  isAttribute: isAllowedAttribute,
});

function component(prompt: string, data: Json, previousRecipe?: Json) {
  const before = previousRecipe === undefined ? {} : { previousRecipe };
  const answer = compose({ prompt, data, theme: "light", mode: "component", ...before });
  if (answer.kind !== "component") throw new Error(`“${prompt}” was answered with words`);
  return answer;
}

/** The words an app shows for data, after the whole gate. */
async function shown(source: string, data: Json): Promise<string> {
  expect(await validateComponent(source)).toEqual({ ok: true });
  const { js } = await compileComponent(source);
  const drawn = await render({ script: frameScript(js), data: JSON.stringify(data), theme: "light" });
  if (drawn.state !== "ok") throw new Error(JSON.stringify(drawn).slice(0, 500));
  return drawn.text;
}

const kindsOf = (data: Json) => Object.fromEntries(inferDataShape(data).fields.map(({ name, kind }) => [name, kind]));

describe("a text is a table", () => {
  test.each(Object.entries(TABLES))("%s", (_name, { text, rows, names }) => {
    const table = readTextTable(text);
    expect({ names: table?.names, rows: table?.records.length }).toEqual({ names, rows });
  });
});

describe("a text stays a text", () => {
  test.each(Object.entries(PROSE))("%s", (_name, text) => {
    expect(readTextTable(text)).toBeUndefined();
    expect(inferDataShape(text).form).toBe("scalar");
  });
});

/** The same numbers between 0 and 1 every time. */
function createDice(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];

/** Texts of the characters that matter, in any order. */
function noise(count: number, delimiter: Delimiter): string[] {
  const dice = createDice(count);
  const pieces = [delimiter, delimiter, '"', '""', "\n", "\r\n", "\r", " ", "a", "b c", "-", "\ufeff", "\0", "é", "=1+1"];
  const piece = () => pieces[Math.floor(dice() * pieces.length)] ?? "";
  return Array.from({ length: count }, () => Array.from({ length: Math.floor(dice() * 40) }, piece).join(""));
}

/** What this side reads of a text whose first row names the columns, and of one whose does not. */
function recordsOf(text: string, delimiter: Delimiter, header: boolean): Json {
  const rows = splitRows(text, delimiter);
  const head = findHead(rows);
  if (!head) return [];
  const names = nameColumns(header ? head : head.map(() => ""));
  const body = rows.slice(rows.indexOf(head) + (header ? 1 : 0));
  return body.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""])));
}

describe("the written code reads as the composer does", () => {
  test("texts of any characters, with every delimiter, with names in the first row and without", DRAWING, async () => {
    const kinds = DELIMITERS.flatMap((delimiter) => [true, false].map((header) => ({ delimiter, header })));
    const readers = kinds.map(({ delimiter, header }) => {
      const { needs, code } = textRowsBlock(delimiter);
      const blocks = [...needs, { code }].map((block) => block.code).join("\n");
      return `(() => {\nconst HAS_HEADER = ${header};\n${blocks}\nreturn readRows;\n})()`;
    });
    const source = `const READERS: ((text: string) => unknown[])[] = [${readers.join(",\n")}];
type Case = { kind: number; text: string; wanted: string };
export default function App(props: { data: Case[] }) {
  const wrong = () => props.data.filter(({ kind, text, wanted }) => JSON.stringify(READERS[kind]?.(text)) !== wanted);
  return <p>{\`\${props.data.length} read, wrong: \${JSON.stringify(wrong())}\`}</p>;
}`;
    const fixed = [...Object.values(PROSE), ...Object.values(TABLES).map(({ text }) => text)];
    const cases = kinds.flatMap(({ delimiter, header }, kind) =>
      [...noise(100, delimiter), ...fixed].map((text) => ({
        kind,
        text,
        wanted: JSON.stringify(recordsOf(text, delimiter, header)),
      })),
    );
    expect(new Set(cases.map(({ wanted }) => wanted)).size).toBeGreaterThan(150);
    expect(await shown(source, cases)).toBe(`${cases.length} read, wrong: []`);
  });

  test.each(DELIMITERS)("what is written with quotes comes back whole, cells between %j", (delimiter) => {
    const dice = createDice(7);
    const pieces = [delimiter, '"', "\n", "\r\n", " ", "x", "-", "\0", "ü"];
    const cell = () => Array.from({ length: Math.floor(dice() * 6) }, () => pieces[Math.floor(dice() * pieces.length)]).join("");
    for (let round = 0; round < 200; round++) {
      const width = 1 + Math.floor(dice() * 4);
      const rows = Array.from({ length: 1 + Math.floor(dice() * 4) }, () => ["x", ...Array.from({ length: width }, cell)]);
      const write = (text: string) => (/^[\wü]*$/.test(text) && dice() < 0.7 ? text : `"${text.replaceAll('"', '""')}"`);
      const text = rows.map((row) => row.map(write).join(delimiter)).join(dice() < 0.5 ? "\n" : "\r\n");
      expect(splitRows(text, delimiter)).toEqual(rows);
    }
  });
});

const EXPENSES = `Date,Category,Paid,Share,Amount,Note
2024-01-03,Meals,yes,12.5%,$12.50,
2024-01-04,Travel,no,3%,"$1,008.00","late, again"
2024-02-09,Meals,yes,n/a,$7.50,=1+1
2024-02-11,Travel,yes,4%,$20.00,<b>bold</b>
`;

describe("a table in a text works like records", () => {
  test("its columns are of kinds, and their values have ranges", () => {
    expect(kindsOf(EXPENSES)).toEqual({
      Date: "date",
      Category: "category",
      Paid: "boolean",
      Share: "percent",
      Amount: "currency",
      Note: "category",
    });
    expect(inferDataShape(EXPENSES).fields.find(({ name }) => name === "Amount")).toMatchObject({
      currency: "USD",
      min: 7.5,
      max: 1008,
    });
    expect(inferDataShape(EXPENSES).fields.find(({ name }) => name === "Share")).toMatchObject({ missing: 1 });
  });

  test("figures without signs are read by their columns' names, as numbers of records are", () => {
    const text = "day,signup_rate,conversion_pct,is_active,updated_at\nMon,0.10,12.50,1,1700000000\nTue,0.25,3.00,0,1700090000\n";
    expect(kindsOf(text)).toMatchObject({
      signup_rate: "percent",
      conversion_pct: "percent",
      is_active: "boolean",
      updated_at: "date",
    });
  });

  test.each([
    ["the text itself", (text: string): Json => text, []],
    ["csv", (csv: string): Json => ({ csv }), ["csv"]],
    ["data", (data: string): Json => ({ data }), ["data"]],
    ["a file", (content: string): Json => ({ filename: "spent.csv", mime_type: "text/csv", content }), ["content"]],
    ["a list of one file", (content: string): Json => [{ name: "spent.csv", content }], ["0", "content"]],
  ])("bars of it come from %s", (_name, wrap, path) => {
    const { recipe, notes, title } = component("bar chart of Amount by Category", wrap(EXPENSES));
    expect(recipe).toMatchObject({ view: "bar", category: "Category", values: ["Amount"] });
    expect(title).toBe("Amount by category");
    expect(notes.join(" ")).not.toContain("Not shown");
    expect(inferDataShape(wrap(EXPENSES))).toMatchObject({ form: "csv", path, metrics: [], rowCount: 4 });
  });

  test("an app reads the text where it lies, and follows when another one comes", DRAWING, async () => {
    const dataOf = (content: string): Json => ({ attachment: { name: "spent.csv", content }, ok: true });
    const { source } = component("bar chart of Amount by Category", dataOf(EXPENSES));
    expect(await shown(source, dataOf(EXPENSES))).toContain("$1,028 · $20");
    expect(await shown(source, dataOf('Amount,Category\r\n"$2,500","Rent,\r\nheat"\r\n'))).toContain("from 1 record.");
    expect(await shown(source, [{ Category: "Rent", Amount: 5 }])).not.toContain("from 1 record.");
  });

  test("conditions, follow-ups and questions find its columns", DRAWING, async () => {
    const first = component("table of expenses over $10", EXPENSES);
    expect(first.recipe).toMatchObject({ view: "table", filters: [{ field: "Amount", test: "over", values: [10] }] });
    const text = await shown(first.source, EXPENSES);
    expect(text).toContain("late, again");
    expect(text).not.toContain("$7.50");
    expect(component("make it a bar chart by category", EXPENSES, first.recipe).recipe).toMatchObject({
      view: "bar",
      category: "Category",
    });
  });

  test("columns stand in the order of the text, also where years name them", () => {
    const { fields } = inferDataShape("Country,2023,2022\nNorway,5.4,5.5\nItaly,59.0,58.9");
    expect(fields.map(({ name }) => name)).toEqual(["Country", "2023", "2022"]);
  });

  test("what stands outside of a Markdown table's bars is no column", () => {
    const { fields } = inferDataShape("| Item | Price |\n|---|---|\n| Pen | $2 |\n| Ink | $9 |\n");
    expect(fields.map(({ name }) => name)).toEqual(["Item", "Price"]);
  });

  test("a file's name makes a table of what would be read as a text, and cells that are too many are counted", () => {
    const content = "Place, Country\nOslo, Norway\nRome, Italy\nParis, France, again";
    expect(inferDataShape({ content }).form).toBe("metrics");
    expect(inferDataShape({ content, filename: "places.csv" })).toMatchObject({ form: "csv", rowCount: 3, overlongRows: 1 });
    expect(component("table", { content, filename: "places.csv" }).notes.join(" ")).toContain("1 row holds more cells");
  });

  test("of two texts the longer one is shown, and the other is named", () => {
    const data = { staff: "name,age\nAnn,31", orders: "id,total\n1,20\n2,35\n3,12" };
    const { notes, source } = component("table", data);
    expect(source).toContain('readField(data, ["orders"])');
    expect(notes.join(" ")).toContain("Not shown: Staff.");
  });
});

describe("hostile texts give an app that says something", () => {
  const many = (name: (index: number) => string) => Array.from({ length: 5_000 }, (_, index) => name(index)).join(",");
  const rowsUnder = (head: string) => [head, many(() => "1"), many((index) => String(index))].join("\n");

  test.each([
    ["formulas and elements", "Name,</b><i>\n=1+1,5\n</script><img src=x onerror=alert(1)>,6\n", "</script><img src=x"],
    ["names of the language", "__proto__,constructor,toString\nabc,2,3\ndef,5,6\n", "def"],
    ["a quote that stays open, and zeros", 'Na\0me,Total\nAnn\0,5\n"Bob,6\nCid,7\n', "Cid"],
  ])("%s are drawn", DRAWING, async (_name, text, wanted) => {
    const { source } = component("table", text);
    expect(source).not.toContain("</script>");
    expect(await shown(source, text)).toContain(wanted);
  });

  test.each([
    ["a long cell", `Name,Note,Total\nAnn,"${"x".repeat(1_000_000)}",5\nBob,b,6\n`, "csv"],
    ["many columns", rowsUnder(many((index) => `c${index}`)), "csv"],
    ["many columns of one name", rowsUnder(many(() => "same")), "csv"],
    ["nothing but commas", `${",".repeat(250_000)}\n${",".repeat(250_000)}`, "scalar"],
    ["nothing but quotes", `${'"'.repeat(250_001)}\n${'",'.repeat(250_001)}`, "scalar"],
    ["nothing but lines", `a${"\n".repeat(500_000)}b`, "scalar"],
    ["addresses without an end", `a,b\n${`x@${".".repeat(100_000)} ,1\n`.repeat(3)}`, "csv"],
  ])("%s are read", async (_name, text, form) => {
    expect(inferDataShape(text).form).toBe(form);
    expect(await validateComponent(component("show this", text).source)).toEqual({ ok: true });
  });
});
