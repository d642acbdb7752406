import type { Finding } from "./findings";

/** Largest source of a component; a model's answer of this size is already far beyond one screen of app. */
export const MAX_SOURCE_BYTES = 51_200;

const LONE_SURROGATE = /\p{Surrogate}/u;
// U+202A-E and U+2066-9 reorder what a reader sees, so that shown and executed code differ.
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/u;

/** The text that is parsed and hashed: without byte order mark, with LF line ends. */
export function normalizeSource(source: string): string {
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Refuses bytes that no component needs, before anything parses them. Expects the normalized text. */
export function checkBytes(text: string): Finding | undefined {
  // A string has at most three bytes a unit and at least one, so huge input is refused without encoding it.
  if (text.length > MAX_SOURCE_BYTES || Buffer.byteLength(text) > MAX_SOURCE_BYTES) {
    return at(
      text,
      0,
      "source_too_large",
      `The source is larger than ${MAX_SOURCE_BYTES} bytes.`,
      "Shorten it: compute repeated rows and shapes with <For> from props.data.",
    );
  }
  if (text.trim() === "")
    return at(text, 0, "source_empty", "The source is empty.", "Write one TSX file with a default export function.");
  if (LONE_SURROGATE.test(text)) {
    return at(
      text,
      0,
      "invalid_utf8",
      "The source holds a lone surrogate, which has no UTF-8 form.",
      "Write the whole character or a \\u{...} escape.",
    );
  }
  return refuseCharacter(text);
}

function refuseCharacter(text: string): Finding | undefined {
  const nul = text.indexOf("\0");
  if (nul !== -1) return at(text, nul, "nul_character", "The source holds a NUL character.", "Remove it.");
  const mark = text.indexOf("\ufeff");
  if (mark !== -1)
    return at(text, mark, "byte_order_mark", "A byte order mark may only stand once, at the very start.", "Remove it.");
  const bidi = text.search(BIDI_CONTROL);
  if (bidi !== -1) {
    return at(
      text,
      bidi,
      "bidi_control",
      "The source holds a bidirectional control character.",
      'Remove it, or set dir="rtl" on the element.',
    );
  }
  if (text.startsWith("#!")) return at(text, 0, "hashbang", "A component has no hashbang line.", "Start with the imports.");
  return undefined;
}

function at(text: string, index: number, code: string, message: string, hint: string): Finding {
  const lineStart = index === 0 ? 0 : text.lastIndexOf("\n", index - 1) + 1;
  let line = 1;
  for (let next = text.indexOf("\n"); next !== -1 && next < index; next = text.indexOf("\n", next + 1)) line++;
  return { code, message, line, column: index - lineStart + 1, hint };
}
