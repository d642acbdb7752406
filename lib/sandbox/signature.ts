const encoder = new TextEncoder();

/** HMAC-SHA256 of a text, as base64url. */
export async function sign(secret: string, text: string): Promise<string> {
  const key = await keyOf(secret);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text))));
}

/** Does the signature belong to the text? Compared by WebCrypto, in constant time. */
export async function isSigned(secret: string, text: string, signature: string): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  if (bytes === undefined) return false;
  return crypto.subtle.verify("HMAC", await keyOf(secret), bytes, encoder.encode(text));
}

/** Bytes as base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** The bytes of a base64url text; nothing when it is not the one text that stands for them. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : undefined;
}

// A process signs with one secret, and reading it as a key takes as long as signing.
let known: { secret: string; key: Promise<CryptoKey> } | undefined;

function keyOf(secret: string): Promise<CryptoKey> {
  if (secret === "") throw new Error("A signature needs a secret");
  if (known?.secret === secret) return known.key;
  const use = { name: "HMAC", hash: "SHA-256" };
  const key = crypto.subtle.importKey("raw", encoder.encode(secret), use, false, ["sign", "verify"]);
  known = { secret, key };
  return key;
}
