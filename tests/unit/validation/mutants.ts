import fc from "fast-check";

// What grammars, scopes and encodings trip over.
const SIGNS = [..."(){}[]<>`'\"\\/;,.:?!=&|+-*%@#\0\r\n\t\v\f\u2028\uFEFF\u202E\u200D\uD800"];
const ENDS = ["${", "=>", "</", "/>", "<!--", "-->", "/*", "*/", "?.", "...", "\\u{110000}", "\\x", "0n", "1_"];
const WORDS = `eval import import( await async yield declare satisfies let var debugger; super this new.target import.meta
  constructor __proto__ .prototype globalThis window function* with(1) label: `.split(/[ \n]+/);
const PIECES = ["<script>", "<div innerHTML={1}/>", "{...{}}", "on:click=", "ref={", "use:x", 'href="javascript:0"', "style="];
const STATEMENTS = ["export default", "export * from 'x';", "static {", "enum X { a }", "namespace N {}", "@d ", "throw 0;"];
const SCRAPS = [...SIGNS, ...ENDS, ...WORDS, ...PIECES, ...STATEMENTS];
const WORD = /[A-Za-z_$][\w$]*/g;

type Change = (text: string) => string;

/** Between the beginning and the end of a text. */
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** A scrap goes in, a part goes out, or comes from another source. */
const rude = (sources: readonly string[]): fc.Arbitrary<Change> =>
  fc.oneof(
    fc.tuple(place, fc.constantFrom(...SCRAPS)).map(
      ([at, put]) =>
        (text: string) =>
          splice(text, at, 0, put),
    ),
    fc.tuple(place, fc.string({ maxLength: 6, unit: "binary" })).map(
      ([at, put]) =>
        (text: string) =>
          splice(text, at, 0, put),
    ),
    fc.tuple(place, fc.nat(40)).map(
      ([at, size]) =>
        (text: string) =>
          splice(text, at, size, ""),
    ),
    fc.tuple(place, place, fc.nat(120), fc.constantFrom(...sources)).map(
      ([at, from, size, other]) =>
        (text: string) =>
          splice(text, at, 0, slice(other, from, size)),
    ),
  );

/** Of a kind that often leaves a component: a line goes or comes twice, a word becomes another word. */
const gentle = (sources: readonly string[]): fc.Arbitrary<Change> =>
  fc.oneof(
    fc.tuple(place, fc.nat(2)).map(([at, times]) => (text: string) => {
      const lines = text.split("\n");
      const index = Math.floor(at * lines.length);
      return lines.flatMap((line, number) => (number === index ? Array<string>(times).fill(line) : [line])).join("\n");
    }),
    fc.tuple(place, place, fc.constantFrom(...sources)).map(([at, from, other]) => (text: string) => {
      const words = [...text.matchAll(WORD)];
      const old = words[Math.floor(at * words.length)];
      const others = other.match(WORD) ?? [];
      const word = others[Math.floor(from * others.length)] ?? "";
      return old === undefined ? word : text.slice(0, old.index) + word + text.slice(old.index + old[0].length);
    }),
  );

/** One of the sources after a few changes. */
export function mutantOf(sources: readonly string[], kind: "rude" | "gentle"): fc.Arbitrary<string> {
  const change = kind === "rude" ? rude(sources) : gentle(sources);
  return fc
    .tuple(fc.constantFrom(...sources), fc.array(change, { minLength: 1, maxLength: kind === "rude" ? 4 : 2 }))
    .map(([source, changes]) => changes.reduce((text, apply) => apply(text), source));
}

function splice(text: string, at: number, size: number, put: string): string {
  const start = Math.floor(at * (text.length + 1));
  return text.slice(0, start) + put + text.slice(start + size);
}

function slice(text: string, at: number, size: number): string {
  const start = Math.floor(at * text.length);
  return text.slice(start, start + size);
}
