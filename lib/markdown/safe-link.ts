const SAFE_SCHEME = /^(?:https?|mailto|tel):/i;
const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * May this address stand behind a link? Only the four named schemes and addresses of this site. Browsers drop tabs, line breaks
 * and leading controls inside an address, so they are dropped here before looking.
 */
export function isSafeLink(address: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters a browser ignores
  const seen = address.replace(/[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202f\ufeff]/g, "");
  if (SAFE_SCHEME.test(seen)) return true;
  if (ANY_SCHEME.test(seen)) return false;
  // An entity or an escape that only a later decoder would turn into a scheme's colon has no business before the first slash.
  return !/^[^/?#]*(?:&|%3a)/i.test(seen);
}
