import type { Env } from "markdown-it";
import { createMarkdownParser } from "./markdown-parser";

/** What changed: blocks that are finished for good, and the one that may still grow. */
export interface MarkdownStep {
  /** Everything inserted before is out of date: start from nothing. */
  readonly isReset: boolean;
  /** HTML to append; it is never sent again. */
  readonly finished: string;
  /** HTML of what follows, in place of the last one. */
  readonly tail: string;
}

type Tokens = ReturnType<typeof markdown.parse>;
type References = NonNullable<Env["references"]>;

const markdown = createMarkdownParser();

/**
 * Renders a growing text. A block is finished when another follows it; only what comes after the last finished block is parsed
 * again, so the cost of a token does not grow with the message. A link definition is the one thing that changes blocks before it:
 * then everything is rendered once more.
 */
export function createIncrementalMarkdown() {
  const done: string[] = [];
  let rest = "";
  let heldBack = "";
  let references: References = {};
  // The page shows definitions that were not finished themselves: it starts again before anything is appended.
  let isBorrowed = false;

  /** Takes the next piece of the text. */
  function append(delta: string): MarkdownStep {
    // A carriage return may be the first half of one line break.
    const arrived = heldBack + delta;
    heldBack = arrived.endsWith("\r") ? "\r" : "";
    rest += arrived.slice(0, arrived.length - heldBack.length).replaceAll(/\r\n?/g, "\n");
    const env: Env = { references: { ...references }, isGrowing: true };
    const tokens = markdown.parse(rest, env);
    const { last, boundary } = lastBlockOf(tokens, rest);
    if (countOf(env.references) > countOf(references)) return withNewDefinitions(boundary);
    const tail = markdown.renderer.render(tokens.slice(last), markdown.options, env);
    finish(boundary);
    if (isBorrowed) {
      isBorrowed = false;
      return { isReset: true, finished: markdown.render(done.join(""), { references: { ...references } }), tail };
    }
    const whole: Env = { ...env, isGrowing: false };
    const finished = markdown.renderer.render(tokens.slice(0, last), markdown.options, whole);
    return { isReset: false, finished, tail };
  }

  function withNewDefinitions(boundary: number): MarkdownStep {
    const html = markdown.render(done.join("") + rest, { isGrowing: true });
    const settled: Env = { references: { ...references } };
    markdown.parse(rest.slice(0, boundary), settled);
    if (countOf(settled.references) > countOf(references)) {
      references = settled.references ?? {};
      finish(boundary);
    }
    isBorrowed = true;
    return { isReset: true, finished: "", tail: html };
  }

  function finish(boundary: number): void {
    if (boundary === 0) return;
    done.push(rest.slice(0, boundary));
    rest = rest.slice(boundary);
  }

  return { append };
}

/** Where the block starts that may still grow. A block whose first line is not whole decides nothing: `2` may become `2. item`. */
function lastBlockOf(tokens: Tokens, text: string): { last: number; boundary: number } {
  for (let last = tokens.length - 1; last > 0; last -= 1) {
    const token = tokens[last];
    if (token === undefined || token.level !== 0 || token.nesting === -1) continue;
    const boundary = lineOffset(text, token.map?.[0] ?? 0);
    if (text.includes("\n", boundary)) return { last, boundary };
  }
  return { last: 0, boundary: 0 };
}

function countOf(references: References | undefined): number {
  return Object.keys(references ?? {}).length;
}

function lineOffset(text: string, line: number): number {
  let offset = 0;
  for (let seen = 0; seen < line; seen += 1) offset = text.indexOf("\n", offset) + 1 || text.length;
  return offset;
}
