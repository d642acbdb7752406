/** A cookie to be set; `maxAge` 0 removes it. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly maxAgeSeconds: number;
  readonly isSecure: boolean;
}

/** `set-cookie` of a session cookie: never for scripts, never from other sites' requests that change something. */
export function serializeCookie(cookie: SetCookie): string {
  const secure = cookie.isSecure ? "; Secure" : "";
  return `${cookie.name}=${encodeURIComponent(cookie.value)}; Path=/; Max-Age=${cookie.maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The cookie header a browser would send after it has taken these. */
export function applyCookies(header: string, changes: readonly SetCookie[]): string {
  const changed = new Set(changes.map((cookie) => cookie.name));
  const kept = header
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "" && !changed.has(pair.split("=", 1)[0]?.trim() ?? ""));
  const added = changes
    .filter((cookie) => cookie.maxAgeSeconds > 0)
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
  return [...kept, ...added].join("; ");
}
