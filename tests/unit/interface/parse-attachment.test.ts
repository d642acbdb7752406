import { expect, test } from "vitest";
import { isPastedData, MAX_ATTACHMENT_BYTES, parseAttachment, type Attachment } from "../../../app/_client/parse-attachment";

function dataOf(text: string, name = "a.csv"): unknown {
  return attachmentOf(text, name).value;
}

function attachmentOf(text: string, name = "a.csv"): Attachment {
  const parsed = parseAttachment(name, text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.attachment;
}

function refusalOf(text: string, name = "a.csv"): string {
  const parsed = parseAttachment(name, text);
  return parsed.ok ? "" : parsed.reason;
}

test("a byte order mark, Windows line breaks and a last empty line leave no trace", () => {
  expect(dataOf("\uFEFFname,age\r\nAda,36\r\nBo,41\r\n\r\n")).toEqual([
    { name: "Ada", age: 36 },
    { name: "Bo", age: 41 },
  ]);
});

test("quotes hold delimiters, line breaks and doubled quotes", () => {
  expect(dataOf('name,note\n"Lovelace, Ada","said ""yes""\r\nthen left"\n')).toEqual([
    { name: "Lovelace, Ada", note: 'said "yes"\r\nthen left' },
  ]);
});

test("semicolons separate, and then a comma is a decimal point", () => {
  expect(dataOf("Monat;Umsatz;Anteil\nJan;12,50;3\nFeb;7;0,25")).toEqual([
    { Monat: "Jan", Umsatz: 12.5, Anteil: 3 },
    { Monat: "Feb", Umsatz: 7, Anteil: 0.25 },
  ]);
});

test("a delimiter inside quotes of the heading does not decide", () => {
  expect(dataOf('"a;b;c;d",x\n1,2')).toEqual([{ "a;b;c;d": 1, x: 2 }]);
});

test("tabs of a spreadsheet separate", () => {
  expect(dataOf("a\tb\n1\tx", "Pasted table")).toEqual([{ a: 1, b: "x" }]);
});

test("numbers and booleans become such; postcodes, long ids, dates and amounts with signs stay text", () => {
  expect(dataOf("n,m,b,zip,id,date,money,empty\n-1.50,0,TRUE,01234,12345678901234567,2026-01-02,$5,")).toEqual([
    { n: -1.5, m: 0, b: true, zip: "01234", id: "12345678901234567", date: "2026-01-02", money: "$5", empty: null },
  ]);
});

test("missing and repeated headings get names, and short or long rows keep every cell", () => {
  expect(dataOf("a,,a\n1,2,3,4\n5")).toEqual([
    { a: 1, "Column 2": 2, "a 2": 3, "Column 4": 4 },
    { a: 5, "Column 2": null, "a 2": null, "Column 4": null },
  ]);
});

test("a table without headings, and one below a title, are read as the composer reads them", () => {
  expect(dataOf("2024-01-05,12\n2024-01-06,15\n")).toEqual([
    { "Column 1": "2024-01-05", "Column 2": 12 },
    { "Column 1": "2024-01-06", "Column 2": 15 },
  ]);
  expect(dataOf("Sales of the week\nday,sold\nMon,3\nTue,4\n")).toEqual([
    { day: "Mon", sold: 3 },
    { day: "Tue", sold: 4 },
  ]);
  expect(dataOf("name\nAda\nBo")).toEqual([{ name: "Ada" }, { name: "Bo" }]);
});

test("JSON is known by its name or by how it begins", () => {
  expect(dataOf('{"revenue": 5000, "growth": "15%"}', "a.json")).toEqual({ revenue: 5000, growth: "15%" });
  expect(attachmentOf('\uFEFF [{"a":1}]', "Pasted").kind).toBe("JSON");
});

test("the preview counts rows and columns and shows the first four", () => {
  const attachment = attachmentOf(
    JSON.stringify(Array.from({ length: 12 }, (_, index) => ({ index, tags: [1, 2], more: { a: 1 } }))),
    "a.json",
  );
  expect(attachment).toMatchObject({ rowCount: 12, columns: ["index", "tags", "more"] });
  expect(attachment.sample).toHaveLength(4);
  expect(attachment.sample[1]).toEqual(["1", "[2]", "{…}"]);
});

test("each refusal says what to do", () => {
  expect(refusalOf("  \n")).toBe("a.csv is empty.");
  expect(refusalOf("a,b\n")).toContain("no rows");
  expect(refusalOf("{", "a.json")).toContain("not valid JSON");
  expect(refusalOf("42", "a.json")).toContain("single value");
});

test("the limit is that of the data as JSON, to the byte, and counts bytes and not characters", () => {
  const fill = (bytes: number): string => JSON.stringify(["x".repeat(bytes - 4)]);
  expect(attachmentOf(fill(MAX_ATTACHMENT_BYTES), "a.json").bytes).toBe(MAX_ATTACHMENT_BYTES);
  expect(refusalOf(fill(MAX_ATTACHMENT_BYTES + 1), "a.json")).toContain("256 KB");
  expect(refusalOf(JSON.stringify(["é".repeat(MAX_ATTACHMENT_BYTES / 2)]), "a.json")).toContain("256 KB");
});

test.each([
  ["a,b\n1,2", true],
  ["a\tb\tc\n1\t2\t3\n", true],
  ['[{"region":"North","revenue":4200}]', true],
  ["Make a table of these, please.\nIt should sort, and filter, and look good.", false],
  ["one line, with commas, only", false],
  ["[x] is a checkbox in Markdown lists", false],
  ["{ revenue: 5000, growth: '15%' }", false],
])("%j pasted is data: %s", (text, expected) => {
  expect(isPastedData(text)).toBe(expected);
});

test("a large table is read whole", () => {
  expect(attachmentOf(`a,b\n${"12,3.5\n".repeat(12_000)}`, "a.csv").rowCount).toBe(12_000);
});
