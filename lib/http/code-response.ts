/** Text addressed by its content. `text` may be a promise-giving function, so that a match costs nothing. */
export interface Code {
  text: string | (() => Promise<string>);
  hash: string;
  type: "text/plain" | "text/javascript";
  /** A version in the address: what is there never changes. */
  isPinned: boolean;
}

// A year, the most that caches honour.
const IMMUTABLE = "private, max-age=31536000, immutable";
const CURRENT = "private, no-cache";

/** Code with `etag` = its hash; 304 when the caller has it. Never run by a page that opens it: `nosniff` and an empty policy. */
export async function codeResponse(request: Request, code: Code): Promise<Response> {
  const etag = `"${code.hash}"`;
  const headers = {
    etag,
    "cache-control": code.isPinned ? IMMUTABLE : CURRENT,
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  };
  if (matches(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  const text = typeof code.text === "string" ? code.text : await code.text();
  return new Response(text, { headers: { ...headers, "content-type": `${code.type}; charset=utf-8` } });
}

function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((entry) => ["*", etag].includes(entry.trim().replace(/^W\//, "")));
}
