/** Longer lines are left alone: nobody wrote them by hand. */
const MAX_LINE = 400;

/** How a line tells that a body follows. */
interface BodyStyle {
  opens: RegExp;
  /** What stands beneath these lines is told. */
  keeps: RegExp;
  /** What the line that ends a body begins with; without it a body ends where the indentation does. */
  closing: "}" | undefined;
  /** What a line begins with that is nothing but a comment. */
  comment?: string;
}

const STYLES = {
  script: {
    opens: /(?:\)|=>|\) ?: ?[\w"'[][^{}=;()]{0,200}[\w"'>\]]) ?\{[ \t\r]*$/,
    keeps: /\bclass\b|^\s*(?:export |declare |default )*(?:interface|namespace|module|enum|type)\b/,
    closing: "}",
  },
  go: { opens: /^(?:func\b|\)).*\{[ \t\r]*$/, keeps: /\b(?:struct|interface) ?\{[ \t\r]*$/, closing: "}", comment: "//" },
  rust: { opens: /(?:\bfn \w|^\s*\)).*\{[ \t\r]*$/, keeps: /\b(?:impl|trait|mod|macro_rules)\b/, closing: "}", comment: "//" },
  java: { opens: /\) ?(?:throws [\w., ]{1,200})?\{[ \t\r]*$/, keeps: /\b(?:class|interface|enum|record)\b/, closing: "}" },
  python: { opens: /^\s*(?:async )?def .*:[ \t\r]*$/, keeps: /^\s*class\b/, closing: undefined },
} as const satisfies Record<string, BodyStyle>;

/**
 * The text without comments and the bodies of functions, as far as indentation shows where they end; lines keep their numbers. It saves a parser
 * most of its work. Where indentation misleads, the result does not parse, and the whole text is to be asked.
 */
export function dropBodies(text: string, language: keyof typeof STYLES): string {
  const style: BodyStyle = STYLES[language];
  const kept: string[] = [];
  let [keptUntil, position] = [0, 0];
  while (position < text.length) {
    const end = endOfLine(text, position);
    const opens = end - position <= MAX_LINE && opensBody(text.slice(position, end), style);
    const indentation = indentationAt(text, position);
    if (style.comment !== undefined && text.startsWith(style.comment, position + indentation.length)) {
      kept.push(text.slice(keptUntil, position));
      keptUntil = end;
    }
    const closing = opens ? findClosing(text, { from: end + 1, indentation, style }) : undefined;
    if (!closing || closing.start <= end + 1) {
      position = end + 1;
      continue;
    }
    kept.push(text.slice(keptUntil, end), style.closing ? "" : " ...", "\n".repeat(closing.lines));
    keptUntil = closing.start;
    position = closing.start;
  }
  if (keptUntil === 0) return text;
  return kept.join("") + text.slice(keptUntil);
}

function opensBody(line: string, { opens, keeps }: BodyStyle): boolean {
  return opens.test(line) && !keeps.test(line);
}

/** The first line that is as far out as the one that opened; undefined when it is not what closes a body. */
function findClosing(
  text: string,
  { from, indentation, style }: { from: number; indentation: string; style: BodyStyle },
): { start: number; lines: number } | undefined {
  let lines = 1;
  for (let start = from; start < text.length; lines++) {
    const end = endOfLine(text, start);
    const after = start + indentation.length;
    const isInside = text.startsWith(indentation, start) && isSpace(text.charCodeAt(after)) && after < end;
    const isBlank = !isInside && text.slice(start, Math.min(end, start + MAX_LINE)).trim() === "";
    if (!isInside && !isBlank) {
      const closes = style.closing === undefined || text.startsWith(indentation + style.closing, start);
      return closes ? { start, lines } : undefined;
    }
    start = end + 1;
  }
  return style.closing === undefined ? { start: text.length, lines } : undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function indentationAt(text: string, start: number): string {
  let end = start;
  while (isSpace(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}
