import { describe, expect, test } from "vitest";
import { identifiersOf, termsOf } from "#lib/context/terms";

/** Two words that find each other. */
const meet = (one: string, other: string) => termsOf(one).some((term) => termsOf(other).includes(term));

describe("what an identifier is found by", () => {
  test.each([
    ["parseHeader", "header"],
    ["HTTPServer", "http"],
    ["max_batch_size", "batch"],
    ["MAX_BATCH_SIZE", "batchSize"],
    ["form-array", "array"],
    ["IPv4Address", "address"],
  ])("%s is found by %s", (identifier, word) => {
    expect(identifiersOf(identifier).some((part) => meet(part, word))).toBe(true);
  });

  test.each([
    ["parse", "parses"],
    ["parse", "parsing"],
    ["parse", "parsed"],
    ["parse", "parser"],
    ["query", "queries"],
    ["cookie", "cookies"],
    ["validate", "validation"],
    ["route", "router"],
    ["running", "run"],
    ["hash", "hashes"],
  ])("%s and %s are one", (one, other) => {
    expect(meet(one, other)).toBe(true);
  });

  test.each([
    ["status", "state"],
    ["class", "clause"],
    ["user", "use"],
    ["string", "strict"],
  ])("%s and %s are two", (one, other) => {
    expect(meet(one, other)).toBe(false);
  });

  test("a whole identifier is a term of its own, whatever its case", () => {
    expect(termsOf("getDefaultOptions")).toContain("getdefaultoptions");
    expect(termsOf("the")).toEqual([]);
    expect(termsOf("x".repeat(100_000))).toEqual([]);
  });

  test("other scripts have words too", () => {
    expect(meet("größe", "Größe")).toBe(true);
    expect(identifiersOf("日本 und Ärger, $el _a")).toEqual(["日本", "und", "Ärger", "$el", "_a"]);
  });
});
