// Only this house sets these: an incoming policy would choose the page's nonce, an incoming id would be somebody's claim.
const INTERNAL = ["x-tenant-id", "x-user-id", "x-nonce", "content-security-policy", "content-security-policy-report-only"];
const INTERNAL_PREFIX = "x-spark-";
const COUNTRY = /^[A-Z]{2}$/;
// Vercel's own naming of the place that took the request, the nearest by latency: "fra1::...".
const REGION = /^([a-z]{3}\d)::/;

/** The request's headers as the app may see them: nothing internal from outside, the caller's place added. */
export function forwardedHeaders(incoming: Headers, cookieHeader?: string): Headers {
  const headers = new Headers(incoming);
  for (const name of incoming.keys()) {
    if (INTERNAL.includes(name) || name.startsWith(INTERNAL_PREFIX)) headers.delete(name);
  }
  const country = incoming.get("x-vercel-ip-country") ?? "";
  if (COUNTRY.test(country)) headers.set("x-spark-country", country);
  const region = REGION.exec(incoming.get("x-vercel-id") ?? "")?.[1];
  if (region !== undefined) headers.set("x-spark-region", region);
  if (cookieHeader === "") headers.delete("cookie");
  else if (cookieHeader !== undefined) headers.set("cookie", cookieHeader);
  return headers;
}

/** The same for a component's own host: without anything that says who the person is. */
export function sandboxHeaders(incoming: Headers): Headers {
  const headers = forwardedHeaders(incoming);
  for (const name of ["cookie", "authorization", "proxy-authorization"]) headers.delete(name);
  return headers;
}
