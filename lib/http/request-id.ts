const VISIBLE_ASCII = /^[\x21-\x7e]{1,128}$/;
const ADDRESS = /^[0-9a-f.:]{2,45}$/i;

/** The caller's request id when it is safe to repeat in headers and logs, a fresh one otherwise. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given !== null && VISIBLE_ASCII.test(given) ? given : crypto.randomUUID();
}

/**
 * The caller's address for the audit trail and anonymous limits. The last forwarded entry is the one the nearest proxy (or Next
 * itself) saw; earlier ones are the caller's own claims.
 */
export function clientAddressOf(request: Request): string | undefined {
  const forwarded = request.headers.get("x-vercel-forwarded-for") ?? request.headers.get("x-forwarded-for") ?? "";
  const last = forwarded.split(",").at(-1)?.trim() ?? "";
  return ADDRESS.test(last) ? last : undefined;
}
