import type { Finding } from "./findings";

/** A finding from the parser's own message, which ends in a small picture of the place. */
export function readSyntaxError(text: string): Finding {
  const [first = ""] = text.split("\n");
  const message =
    first
      .replace(/^\s*x\s*/, "")
      .replace(/[`']/g, '"')
      .trim() || "The source is not valid TSX";
  const position = /,-\[(?:[^\]]*:)?(\d+):(\d+)\]/.exec(text);
  return {
    code: "syntax_error",
    message: `${message}.`.replace(/\.\.$/, "."),
    line: position ? Number(position[1]) : 1,
    column: position ? Number(position[2]) : columnOfCaret(text),
    hint: "Answer with the TSX source alone: no Markdown fence, no prose, every bracket and tag closed.",
  };
}

/** Errors on the first line carry no numbers, only a caret under ` 1 | `. */
function columnOfCaret(text: string): number {
  const caret = /^\s*:( *)[\^|]/m.exec(text);
  return caret ? Math.max((caret[1] ?? "").length, 1) : 1;
}
