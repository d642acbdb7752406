const UNSAFE = /[^\p{L}\p{N}._-]+/gu;
const FALLBACK = /[^\w.-]/g;

/** A file to be saved, never shown: opened in place it would be empty. `name` may be any text (RFC 6266, RFC 8187). */
export function downloadResponse(file: { text: string; name: string; type: "text/html" }): Response {
  const name = file.name.replaceAll(UNSAFE, "-").replace(/^[-.]+/, "") || "file";
  const disposition = `attachment; filename="${name.replaceAll(FALLBACK, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(file.text, {
    headers: {
      "content-type": `${file.type}; charset=utf-8`,
      "content-disposition": disposition,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    },
  });
}
