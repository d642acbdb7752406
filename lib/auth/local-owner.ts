const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** The facts about a request that decide whether the machine's own person sent it. */
export interface OriginFacts {
  readonly method: string;
  readonly headers: Headers;
}

/**
 * May a request without credentials act as the loopback owner? Only when it was addressed to a loopback name (a rebound DNS name
 * shows in `Host`) and no other page asked for it (`Origin`, `sec-fetch-site`; a plain navigation reads nothing back).
 */
export function isLocalRequest({ method, headers }: OriginFacts): boolean {
  const host = headers.get("host");
  if (host === null || !isLoopbackHost(host)) return false;
  const forwardedHost = headers.get("x-forwarded-host");
  if (forwardedHost !== null && !isLoopbackHost(forwardedHost)) return false;
  const origin = headers.get("origin");
  if (origin !== null && !isOriginOf(origin, host)) return false;
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none" || isDocumentNavigation({ method, headers });
}

/** Is this `Host` value a loopback name, at any port? Names below `localhost` are the sandbox's and do not count. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOST.test(host);
}

/** Is this the origin of a page that the host itself served? */
export function isOriginOf(origin: string, host: string): boolean {
  return origin === `https://${host}` || origin === `http://${host}`;
}

/** Did the browser ask in order to show a page in a tab: a link, a bookmark, the address bar? Its answer is nobody's to read. */
export function isDocumentNavigation({ method, headers }: OriginFacts): boolean {
  const isRead = method === "GET" || method === "HEAD";
  return isRead && headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
}
