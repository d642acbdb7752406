const SESSION_COOKIE = /^(sb-[A-Za-z0-9_-]+-auth-token)(?:\.(0|[1-9]\d?))?$/;
const BASE64_PREFIX = "base64-";
// The size at which Supabase's libraries cut, below what browsers take for one cookie with its attributes.
const CHUNK_LENGTH = 3_180;

/** The part of a stored Supabase session that deciding who calls needs. */
export interface StoredSession {
  readonly cookieName: string;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
}

/** The name Supabase's libraries give the session cookie of a project. */
export function sessionCookieName(supabaseUrl: string): string {
  return `sb-${new URL(supabaseUrl).hostname.split(".", 1)[0]}-auth-token`;
}

/** Every Supabase session in a cookie header. On a shared host, such as localhost, another project's may lie beside ours. */
export function readSessions(cookieHeader: string | null): StoredSession[] {
  if (cookieHeader === null || !cookieHeader.includes("-auth-token")) return [];
  const cookies = parseCookies(cookieHeader);
  const names = new Set([...cookies.keys()].flatMap((name) => SESSION_COOKIE.exec(name)?.[1] ?? []));
  return [...names].flatMap((cookieName) => readSession(cookieName, cookies) ?? []);
}

/** A session as its cookies, in the form Supabase's libraries read. */
export function writeSession(cookieName: string, session: object): { name: string; value: string }[] {
  const bytes = new TextEncoder().encode(JSON.stringify(session));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const value = BASE64_PREFIX + base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  if (value.length <= CHUNK_LENGTH) return [{ name: cookieName, value }];
  const chunks = value.match(new RegExp(`.{1,${CHUNK_LENGTH}}`, "g")) ?? [];
  return chunks.map((chunk, index) => ({ name: `${cookieName}.${index}`, value: chunk }));
}

/** The cookies in this header that belong to one session, whole or in chunks. */
export function chunkNames(cookieHeader: string, cookieName: string): string[] {
  return [...parseCookies(cookieHeader).keys()].filter((name) => SESSION_COOKIE.exec(name)?.[1] === cookieName);
}

/** Cookie header as name and decoded value; a name's first value wins, as browsers send the most specific first. */
export function parseCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals < 1) continue;
    const name = pair.slice(0, equals).trim();
    if (!cookies.has(name)) cookies.set(name, decoded(pair.slice(equals + 1).trim()));
  }
  return cookies;
}

function readSession(cookieName: string, cookies: ReadonlyMap<string, string>): StoredSession | undefined {
  const text = sessionText(cookies.get(cookieName) ?? joinedChunks(cookieName, cookies));
  const session = text === undefined ? undefined : parseObject(text);
  if (session === undefined || typeof session["access_token"] !== "string") return undefined;
  const refreshToken = session["refresh_token"];
  return {
    cookieName,
    accessToken: session["access_token"],
    refreshToken: typeof refreshToken === "string" ? refreshToken : undefined,
  };
}

/** Values over a cookie's size are cut into `name.0`, `name.1`, ... */
function joinedChunks(cookieName: string, cookies: ReadonlyMap<string, string>): string {
  let value = "";
  for (let index = 0; ; index += 1) {
    const chunk = cookies.get(`${cookieName}.${index}`);
    if (!chunk) return value;
    value += chunk;
  }
}

function sessionText(value: string): string | undefined {
  if (!value.startsWith(BASE64_PREFIX)) return value;
  const base64 = value.slice(BASE64_PREFIX.length).replaceAll("-", "+").replaceAll("_", "/");
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function decoded(value: string): string {
  const bare = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
