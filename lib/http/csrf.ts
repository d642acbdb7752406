import { isDocumentNavigation, isOriginOf } from "#lib/auth/local-owner";
import { SparkError } from "#lib/core/errors";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);
const OWN_SITES = new Set(["same-origin", "none"]);

/**
 * Refuses a change that another site's page asked the browser for. Callers that sent their own bearer token or key are not
 * asked: a browser adds neither by itself, so there is nothing to forge.
 */
export function requireSameOrigin(request: Request, allowedOrigins: readonly string[]): void {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.get("origin");
  if (origin !== null) {
    if (allowedOrigins.includes(origin) || isOriginOf(origin, hostOf(request))) return;
    throw refused();
  }
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && !OWN_SITES.has(site)) throw refused();
}

/**
 * Refuses what another site's page makes a browser fetch without credentials, so that an `<img>` elsewhere spends nothing. A
 * person following a link is a document navigation and welcome.
 */
export function requireOwnPageOrNavigation(request: Request, corsOrigins: readonly string[]): void {
  if (request.headers.get("sec-fetch-site") !== "cross-site" || isDocumentNavigation(request)) return;
  const origin = request.headers.get("origin");
  if (origin === null || !corsOrigins.includes(origin)) throw refused();
}

// No page can choose the `Host` its requests carry.
function hostOf(request: Request): string {
  return request.headers.get("host") ?? new URL(request.url).host;
}

function refused(): SparkError {
  return new SparkError("forbidden", "Changes must come from the app's own origin. Programs send an API key as a bearer token.");
}
