import { SparkError } from "#lib/core/errors";

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/** The caller's `Idempotency-Key`, checked; nothing when there is none. */
export function idempotencyKeyOf(request: Request): string | undefined {
  const given = request.headers.get("idempotency-key");
  if (given === null) return undefined;
  if (IDEMPOTENCY_KEY.test(given)) return given;
  throw new SparkError("invalid_request", "Idempotency-Key must be 1 to 255 visible ASCII characters.", {
    details: [{ path: "idempotency-key", message: "must be 1 to 255 visible ASCII characters" }],
  });
}

/** `Prefer: respond-async`, RFC 7240. */
export function prefersAsync(request: Request): boolean {
  return (request.headers.get("prefer") ?? "")
    .split(",")
    .some((preference) => preference.trim().toLowerCase() === "respond-async");
}
