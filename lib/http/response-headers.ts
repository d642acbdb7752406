// What a handler does not say otherwise: answers belong to their caller and are what they claim to be.
const DEFAULTS: Record<string, string> = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

/** The response with these headers set, and the safe defaults where it has none of its own. */
export function withHeaders(response: Response, headers: Record<string, string>): Response {
  const target = isOpen(response) ? response : new Response(response.body, response);
  for (const [name, value] of Object.entries(headers)) {
    if (name === "vary") target.headers.append(name, value);
    else target.headers.set(name, value);
  }
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (!target.headers.has(name)) target.headers.set(name, value);
  }
  return target;
}

/** `Response.redirect()` and fetched responses refuse changes to their headers. */
function isOpen(response: Response): boolean {
  try {
    response.headers.delete("x-powered-by");
    return true;
  } catch {
    return false;
  }
}
