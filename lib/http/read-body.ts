import { SparkError } from "#lib/core/errors";
import { requireDepth, requireStorableText } from "./json-guards";

/** Bodies up to here are read; project uploads ask for `UPLOAD_BODY_BYTES`. */
export const DEFAULT_BODY_BYTES = 1024 * 1024;

/** 20 MB of files plus the archive's or the JSON's own overhead. */
export const UPLOAD_BODY_BYTES = 21 * 1024 * 1024;

const ARCHIVES: Record<string, Upload["kind"]> = {
  "application/zip": "zip",
  "application/x-zip-compressed": "zip",
  "application/gzip": "tar.gz",
  "application/x-gzip": "tar.gz",
};

/** An archive that arrived instead of JSON. */
export interface Upload {
  readonly kind: "zip" | "tar.gz";
  readonly bytes: Uint8Array;
}

/** How much, and what besides JSON, a route accepts. */
export interface BodyRules {
  readonly maxBodyBytes?: number | undefined;
  readonly acceptsUpload?: boolean | undefined;
}

/** The body as one record of named values; empty for no body, `{ upload }` for an archive where the route takes one. */
export async function readBody(request: Request, rules: BodyRules = {}): Promise<Record<string, unknown>> {
  const maxBytes = rules.maxBodyBytes ?? (rules.acceptsUpload ? UPLOAD_BODY_BYTES : DEFAULT_BODY_BYTES);
  if (request.body === null || request.headers.get("content-length") === "0") return {};
  const type = mediaTypeOf(request);
  const archive = rules.acceptsUpload ? ARCHIVES[type] : undefined;
  if (type !== "" && type !== "application/json" && archive === undefined) throw unsupported(type, rules.acceptsUpload === true);
  const bytes = await readBytes(request, maxBytes);
  if (bytes.length === 0) return {};
  if (archive !== undefined) return { upload: { kind: archive, bytes } satisfies Upload };
  if (type === "") throw unsupported("none", rules.acceptsUpload === true);
  return parseJsonObject(decodeUtf8(bytes));
}

/** The body's bytes, refused by its announced length first and by its counted length after that. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let total = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, total);
    total += value.byteLength;
    if (total > maxBytes) {
      // Not awaited: a sender that never ends must not hold the answer back.
      reader.cancel().catch(() => undefined);
      throw tooLarge(maxBytes);
    }
    chunks.push(value);
  }
}

/** JSON text as a record, with errors that say what is wrong with it. */
export function parseJsonObject(text: string): Record<string, unknown> {
  requireDepth(text);
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SparkError("invalid_request", "The body must be a JSON object.");
  }
  requireStorableText(text, value);
  return { ...value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SparkError("invalid_request", `The body is not valid JSON${placeOf(cause, text)}.`, { cause });
  }
}

// V8 names the offset, but also quotes the body; only the place is repeated.
function placeOf(cause: unknown, text: string): string {
  const offset = cause instanceof Error ? /position (\d+)/.exec(cause.message)?.[1] : undefined;
  if (offset === undefined) return ": it ends too early or holds an unexpected character";
  const before = text.slice(0, Number(offset)).split("\n");
  return ` (line ${before.length}, column ${(before.at(-1) ?? "").length + 1})`;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SparkError("invalid_request", "The body is not valid UTF-8.", { cause });
  }
}

function mediaTypeOf(request: Request): string {
  return (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function tooLarge(maxBytes: number): SparkError {
  return new SparkError("payload_too_large", `The body is larger than ${Math.floor(maxBytes / 1024)} KB.`);
}

function unsupported(type: string, acceptsUpload: boolean): SparkError {
  const wanted = acceptsUpload ? "application/json, application/zip or application/gzip" : "application/json";
  return new SparkError("unsupported_media_type", `Send the body with content-type ${wanted} (it had ${type.slice(0, 100)}).`);
}
