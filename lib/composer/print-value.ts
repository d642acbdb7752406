import type { Json } from "#lib/core/json";

const LINE_WIDTH = 130;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
// Steers text direction, hides, or ends a line: allowed in data, never raw in a source.
// oxlint-disable-next-line no-control-regex
const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** A text as a string literal. Names and texts of the data reach a source only through this. */
export function quote(text: string): string {
  return JSON.stringify(text)
    .replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("</", "<\\/");
}

/** A value as a literal, laid out as a formatter would; `start` is how far into its line it begins. */
export function printValue(value: Json, indent = 0, start = indent): string {
  const inline = printInline(value);
  if (inline.length + start <= LINE_WIDTH || value === null || typeof value !== "object") return inline;
  const inner = " ".repeat(indent + 2);
  const end = " ".repeat(indent);
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => `${inner}${printValue(item, indent + 2)},`);
    return `[\n${items.join("\n")}\n${end}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${printKey(key)}: ${printValue(item, indent + 2, indent + 4 + printKey(key).length)},`,
  );
  return `{\n${entries.join("\n")}\n${end}}`;
}

function printInline(value: Json): string {
  if (typeof value === "string") return quote(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printInline).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${printKey(key)}: ${printInline(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** `__proto__` as a key would set the prototype; written as a computed key it is a name like any other. */
function printKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return IDENTIFIER.test(key) ? key : quote(key);
}
