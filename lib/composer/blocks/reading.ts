import type { Block } from "../write-source";

/** Reads a value by its path. */
export const READ_FIELD: Block = {
  needs: [],
  code: `
/** A value inside a record. Looks at own keys only, so that every name is just a name. */
function readField(record: unknown, path: string[]): unknown {
  let value = record;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
`,
};

/** Reads a value of data whose fields all lie directly in their records. */
export const READ_FIELD_FLAT: Block = {
  needs: [],
  code: `
/** A value inside a record. Looks at own keys only, so that every name is just a name. */
function readField(record: unknown, path: string[]): unknown {
  const key = path[0] ?? "";
  if (typeof record !== "object" || record === null || !Object.hasOwn(record, key)) return undefined;
  return (record as Record<string, unknown>)[key];
}
`,
};

/** Any value as text. */
export const TO_TEXT: Block = {
  needs: [],
  code: `
/** Any value as text; what is missing is empty. */
function toText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === "object" && item !== null)
      ? \`\${value.length} \${value.length === 1 ? "item" : "items"}\`
      : value.map(toText).join(", ");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
`,
};

/** Texts that mean nothing. */
export const IS_MISSING: Block = {
  needs: [],
  code: `
/** Texts by which people say that there is no value. */
const isMissing = (text: string) => /^(?:n\\/?a|null|none|nan|unknown|[-–—?.]*)$/i.test(text);
`,
};
