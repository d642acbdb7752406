import { findDelimiter } from "#lib/composer/find-delimiter";
import { parseCsv } from "./parse-csv";

/** What the API takes as `data_context`: measured as the bytes of its JSON. */
export const MAX_ATTACHMENT_BYTES = 256 * 1024;

/** Data that will go with the next message. */
export interface Attachment {
  readonly name: string;
  readonly kind: "CSV" | "JSON";
  readonly value: unknown;
  readonly bytes: number;
  /** For the preview: what a table of it would show. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly sample: readonly (readonly string[])[];
}

export type AttachmentResult =
  | { readonly ok: true; readonly attachment: Attachment }
  | { readonly ok: false; readonly reason: string };

const SAMPLE_ROWS = 4;

/** A file's or paste's text as data, or the reason why not, for people. */
export function parseAttachment(name: string, text: string): AttachmentResult {
  const clean = text.replace(/^\uFEFF/, "");
  if (clean.trim() === "") return { ok: false, reason: `${name} is empty.` };
  const isJson = /\.json$/i.test(name) || /^\s*[[{]/.test(clean);
  const parsed = isJson ? parseJson(name, clean) : parseTable(name, clean);
  if (!parsed.ok) return parsed;
  const bytes = new TextEncoder().encode(JSON.stringify(parsed.value)).byteLength;
  if (bytes > MAX_ATTACHMENT_BYTES) {
    return {
      ok: false,
      reason: `${name} is ${Math.ceil(bytes / 1024)} KB as data. Up to 256 KB can be sent: keep fewer rows or columns.`,
    };
  }
  return { ok: true, attachment: { name, kind: isJson ? "JSON" : "CSV", value: parsed.value, bytes, ...preview(parsed.value) } };
}

/** Should this paste become an attachment instead of text? */
export function isPastedData(text: string): boolean {
  const trimmed = text.trim();
  if (/^[[{]/.test(trimmed) && trimmed.length > 20) return parseJson("", trimmed).ok;
  return findDelimiter(trimmed) !== undefined;
}

type Parsed = { ok: true; value: unknown } | { ok: false; reason: string };

function parseJson(name: string, text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return { ok: true, value };
    return { ok: false, reason: `${name} holds a single value. Send a list or an object.` };
  } catch (error) {
    return { ok: false, reason: `${name} is not valid JSON: ${error instanceof Error ? error.message : "it cannot be read"}.` };
  }
}

function parseTable(name: string, text: string): Parsed {
  const records = parseCsv(text);
  if (records.length === 0) return { ok: false, reason: `${name} has no rows below its heading.` };
  return { ok: true, value: records };
}

function preview(value: unknown): Pick<Attachment, "columns" | "rowCount" | "sample"> {
  const rows = Array.isArray(value) ? value : [value];
  const first = rows.slice(0, SAMPLE_ROWS);
  const columns = [...new Set(rows.slice(0, 50).flatMap((row) => (isRecord(row) ? Object.keys(row) : ["value"])))];
  const cellOf = (row: unknown, column: string): string => sayCell(isRecord(row) ? row[column] : row);
  return { columns, rowCount: rows.length, sample: first.map((row) => columns.map((column) => cellOf(row, column))) };
}

function sayCell(value: unknown): string {
  if (value === null || value === undefined) return "–";
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === "object" ? "{…}" : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
