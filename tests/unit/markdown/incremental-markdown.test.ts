import { expect, test } from "vitest";
import { createIncrementalMarkdown } from "#lib/markdown/incremental-markdown";
import { createMarkdownParser } from "#lib/markdown/markdown-parser";

const TEXT = [
  "# Sales by region",
  "",
  "First see [the guide][guide] and [later], or https://example.com/a?b=c.",
  "Setext heading",
  "===",
  "",
  "- one",
  "- two",
  "",
  "  still two",
  "  - [ ] nested",
  "  - [x] done",
  "",
  "1. first",
  "",
  "",
  "2. second",
  "",
  "    let indented = true;",
  "",
  "[guide]: https://example.com/guide 'Guide'",
  "",
  "> quote",
  "lazy line",
  "",
  "> [later]: /later",
  "",
  "| a | b |",
  "|---|--:|",
  "| 1 | ~~2~~ |",
  "",
  "text",
  "| c |",
  "|---|",
  "| 3 |",
  "",
  "```tsx",
  'const view = <p class="x">{`a ${1 + 1}`}</p>;',
  "",
  "",
  "- not a list",
  "```",
  "",
  "***",
  "<script>alert(1)</script>",
  "",
  "The end with *emphasis* and **more**.",
].join("\n");

function fullOf(text: string): string {
  return createMarkdownParser().render(text, { isGrowing: true });
}

/** What the page shows after these pieces. */
function shownAfter(pieces: readonly string[], check?: (shown: string, text: string) => void): string {
  const markdown = createIncrementalMarkdown();
  let [finished, tail, text] = ["", "", ""];
  for (const piece of pieces) {
    const step = markdown.append(piece);
    finished = step.isReset ? step.finished : finished + step.finished;
    tail = step.tail;
    text += piece;
    check?.(finished + tail, text);
  }
  return finished + tail;
}

function piecesOf(text: string, seed: number): string[] {
  let state = seed;
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const size = 1 + (state % 23);
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

test("character by character the page shows at every moment what the whole text so far would give", () => {
  shownAfter([...TEXT], (shown, text) => expect(shown).toBe(fullOf(text)));
});

test.each(Array.from({ length: 40 }, (_, index) => index + 1))("pieces cut at random (%i) give the same page", (seed) => {
  expect(shownAfter(piecesOf(TEXT, seed))).toBe(fullOf(TEXT));
});

test("line breaks of Windows and of old Macs, cut in the middle, count once", () => {
  const text = TEXT.replaceAll("\n", "\r\n");
  expect(shownAfter([...text])).toBe(fullOf(TEXT));
  expect(shownAfter(piecesOf(`${TEXT.replaceAll("\n", "\r")} `, 7))).toBe(fullOf(`${TEXT} `));
});

test("a definition that arrives last turns the reference before it into a link", () => {
  const shown = shownAfter(["[a]\n\nmiddle\n\n", "[a]: https://exa", "mple.com\n\n", "end"]);
  expect(shown).toContain('href="https://example.com"');
  expect(shown).toBe(fullOf("[a]\n\nmiddle\n\n[a]: https://example.com\n\nend"));
});

test("a finished block is never sent a second time", () => {
  const markdown = createIncrementalMarkdown();
  const sent = Array.from({ length: 200 }, (_, index) => markdown.append(`paragraph ${index}\n\n`));
  expect(sent.every((step) => !step.isReset && step.finished.length + step.tail.length < 80)).toBe(true);
});

test("the cost of a token does not grow with the message", () => {
  const spent = (blocks: number): number => {
    const markdown = createIncrementalMarkdown();
    markdown.append("Some **bold** words and `code`.\n\n".repeat(blocks));
    const started = performance.now();
    for (let token = 0; token < 300; token += 1) markdown.append("word ");
    return performance.now() - started;
  };
  spent(10);
  expect(spent(5_000)).toBeLessThan(spent(10) * 5 + 20);
});
