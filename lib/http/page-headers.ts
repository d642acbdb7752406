// A year: long enough for browsers to count it, short enough to leave TLS again.
const HSTS = "max-age=31536000";

/** Security headers of the app's own pages besides their content security policy. */
export function pageHeaders(origin: string): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    // Not `no-referrer`: under it form posts carry the origin "null" and could not be told from another site's.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()",
    ...(origin.startsWith("https:") ? { "strict-transport-security": HSTS } : {}),
  };
}
