import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { countTokens as countAtOnce } from "gpt-tokenizer/encoding/o200k_base";
import { describe, expect, test } from "vitest";
import { countTokens } from "#lib/context/count-tokens";

const SEED = 20_261_126;
const LENGTH = 100_000;

/** What the tokenizer says without slices. */
const exact = (text: string) => countAtOnce(text, { disallowedSpecial: new Set<string>() });

const letters = (count: number, from: number) =>
  Array.from({ length: LENGTH }, (_, index) => String.fromCharCode(from + ((index * index * 31 + index * 7) % count))).join("");

const HUGE: Readonly<Record<string, string>> = {
  "one letter": "a".repeat(LENGTH),
  "capital letters": "A".repeat(LENGTH),
  spaces: " ".repeat(LENGTH),
  "line breaks": "\n".repeat(LENGTH),
  "Windows line breaks": "\r\n".repeat(LENGTH / 2),
  emoji: "😀".repeat(LENGTH / 2),
  families: "👩‍👩‍👧‍👦".repeat(LENGTH / 11),
  accents: `e${"\u0301".repeat(LENGTH)}`,
  "the halves of pairs": `${"\ud83d".repeat(LENGTH / 2)}${"\ude00".repeat(LENGTH / 2)}`,
  "Chinese, every letter another": letters(20_000, 0x4e_00),
  "Korean, every letter another": letters(11_000, 0xac_00),
  base64: Buffer.from(letters(256, 0)).toString("base64").slice(0, LENGTH),
  slashes: "/".repeat(LENGTH),
  "anything of Unicode": letters(0xff_ff, 0),
  "special tokens": "<|endoftext|>".repeat(LENGTH / 13),
};

/** Two tokens and more a letter, which no language has. */
const NOISE = ["Chinese, every letter another", "Korean, every letter another", "anything of Unicode"];

describe("a text of 100 kB", { timeout: 30_000 }, () => {
  test.each(Object.entries(HUGE))("of %s is counted, never less than its parts are", (_name, text) => {
    const tokens = countTokens(text);
    expect(tokens).toBeGreaterThan(0);
    expect(tokens).toBeGreaterThanOrEqual(exact(text.slice(0, 2_000)));
  });

  test.each(NOISE)("of %s is noise, in the end counted by its bytes, which is more than it has", (name) => {
    const noise = HUGE[name] ?? "";
    // Counted exactly by parts; a cut hides at most one token.
    const parts = Array.from({ length: LENGTH / 100 }, (_, index) => exact(noise.slice(index * 100, (index + 1) * 100)));
    const known = parts.reduce((sum, tokens) => sum + tokens, 0);
    expect(countTokens(noise)).toBeGreaterThanOrEqual(known - parts.length);
    expect(countTokens(noise)).toBeLessThan(new TextEncoder().encode(noise).length);
  });

  test.each(Object.entries(HUGE).filter(([name]) => !NOISE.includes(name)))(
    "of %s costs no more than its tenths, so its time grows with its length only",
    (_name, text) => {
      const tenth = LENGTH / 10;
      const sum = Array.from({ length: 10 }, (_, index) => countTokens(text.slice(index * tenth, (index + 1) * tenth)));
      const whole = countTokens(text);
      // Ten more ends of slices, each of which may shift the others.
      expect(Math.abs(whole - sum.reduce((a, b) => a + b, 0))).toBeLessThan(120);
    },
  );
});

test("code is counted exactly, file by file", () => {
  const folder = "lib/composer";
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    const text = readFileSync(path.join(folder, name), "utf8");
    expect([name, countTokens(text)]).toEqual([name, exact(text)]);
  }
});

test("what has breaks is counted exactly, wherever the slices end", { timeout: 30_000 }, () => {
  const word = fc.constantFrom(
    "foo",
    "barBaz",
    "don't",
    "x",
    "42",
    "1234567",
    "Größe",
    "naïve",
    "日本",
    "e\u0301t",
    "it'",
    "'s",
    "a/b",
  );
  const between = fc.constantFrom(
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\n    ",
    "\r\n\t",
    ", ",
    "(",
    ");\n",
    " // ",
    "/\n",
    "\n/",
    ".",
    " \n",
    "\u00a0",
    "—",
  );
  const prose = fc.array(fc.tuple(word, between), { minLength: 150, maxLength: 400 }).map((all) => all.flat().join(""));
  fc.assert(
    fc.property(prose, (text) => {
      expect(countTokens(text)).toBe(exact(text));
    }),
    { seed: SEED, numRuns: 100 },
  );
});

test("runs without a break are counted a little higher, never lower", { timeout: 30_000 }, () => {
  const signs = [
    "ab",
    "abcdefghijklmnopqrstuvwxyz",
    "ABC",
    "-_=",
    "()[]{};",
    "!",
    ".",
    "<",
    "的一是",
    "😀🎉",
    "ありがとう",
    "абвг",
    " \t",
    "\ud83d",
  ];
  const run = fc
    .constantFrom(...signs)
    .chain((alphabet) => fc.array(fc.constantFrom(...alphabet), { minLength: 500, maxLength: 3_000 }).map((all) => all.join("")));
  fc.assert(
    fc.property(run, (text) => {
      const [counted, least] = [countTokens(text), exact(text)];
      expect(counted).toBeGreaterThanOrEqual(least);
      expect(counted).toBeLessThanOrEqual(least + 2 * Math.ceil(text.length / 64));
    }),
    { seed: SEED, numRuns: 80 },
  );
});

test("special tokens are text like any other", () => {
  for (const token of ["<|endoftext|>", "<|im_start|>", "<|endofprompt|>", "a <|fim_prefix|> b"]) {
    expect(countTokens(token)).toBeGreaterThan(1);
  }
});

test("nothing throws: halves of pairs, zero bytes, the empty text", { timeout: 30_000 }, () => {
  expect(countTokens("")).toBe(0);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2_000 }), fc.constantFrom("", "\ud800", "\udc00"), (text, half) => {
      expect(countTokens(half + text + half)).toBeGreaterThanOrEqual(exact(half + text + half));
    }),
    { seed: SEED, numRuns: 60 },
  );
});
