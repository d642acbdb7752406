import { sha256Hex } from "#lib/core/hash";
import { isSigned, sign } from "./signature";

/** An address is good for reading one document, and not for long. */
export const FRAME_ADDRESS_SECONDS = 300;

const PATH = /^\/sandbox\/v1\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECONDS = /^[1-9]\d{9,10}$/;
const HOST_DIGITS = 16;
// The clock of the machine that signed may be ahead of the one that checks.
const CLOCK_TOLERANCE_SECONDS = 30;

/** One version of one component, as one tenant's people may see it. */
export interface FrameSubject {
  readonly componentId: string;
  readonly version: number;
  readonly tenantId: string;
}

/** Theme of the first paint. Not signed: it changes colours and nothing else. */
export type FrameTheme = "light" | "dark" | "auto";

/** A verdict, never an exception. `wrong-host` is an address that was moved to another component's origin. */
export type FrameAddressVerdict =
  | ({ readonly ok: true; readonly theme: FrameTheme } & FrameSubject)
  | { readonly ok: false; readonly reason: "malformed" | "wrong-host" | "expired" | "forged" };

/** The signed address of a component's document, on an origin that no other component has. */
export async function frameUrl(
  options: FrameSubject & { secret: string; expiresAt: Date; appOrigin: string; sandboxHost: string },
): Promise<string> {
  const { componentId, version, tenantId } = options;
  const seconds = String(Math.floor(options.expiresAt.getTime() / 1_000));
  const { protocol } = new URL(options.appOrigin);
  const url = new URL(`/sandbox/v1/${componentId}.${version}`, `${protocol}//${await hostOf(options, options.sandboxHost)}`);
  if (!PATH.test(url.pathname)) throw new Error("A frame address needs a component's id and a version");
  url.searchParams.set("t", tenantId);
  url.searchParams.set("exp", seconds);
  url.searchParams.set("sig", await sign(options.secret, signedText(options, seconds)));
  return url.href;
}

/** Reads a frame address and checks everything about it; `host` is the request's own `Host`. */
export async function verifyFrameAddress(options: {
  secret: string;
  /** The requested address; only its path and query count. */
  url: string;
  host: string;
  sandboxHost: string;
  now: Date;
}): Promise<FrameAddressVerdict> {
  const { pathname, searchParams } = new URL(options.url, "http://frame.invalid");
  const [, componentId, version] = PATH.exec(pathname) ?? [];
  const [tenantId, seconds, signature] = ["t", "exp", "sig"].map((name) => onlyValue(searchParams, name));
  if (!componentId || !version || !tenantId || !UUID.test(tenantId) || !seconds || !SECONDS.test(seconds) || !signature) {
    return { ok: false, reason: "malformed" };
  }
  const subject = { componentId, version: Number(version), tenantId };
  if (options.host.toLowerCase() !== (await hostOf(subject, options.sandboxHost))) return { ok: false, reason: "wrong-host" };
  if (!(await isSigned(options.secret, signedText(subject, seconds), signature))) return { ok: false, reason: "forged" };
  const secondsLeft = Number(seconds) - options.now.getTime() / 1_000;
  // An address for longer was not signed by this code, whoever had the key.
  if (secondsLeft <= 0 || secondsLeft > FRAME_ADDRESS_SECONDS + CLOCK_TOLERANCE_SECONDS) return { ok: false, reason: "expired" };
  return { ok: true, ...subject, theme: themeOf(searchParams.get("theme")) };
}

/** The component and version that an address shows, whoever signed it; nothing when it is no frame address. */
export function subjectOfFrameUrl(url: string): { componentId: string; version: number } | undefined {
  const [, componentId, version] = URL.canParse(url) ? (PATH.exec(new URL(url).pathname) ?? []) : [];
  return componentId && version ? { componentId, version: Number(version) } : undefined;
}

/** May a browser still start to load this address, with a few seconds to spare? */
export function isFreshFrameUrl(url: string, now: Date, spareSeconds = 10): boolean {
  if (!URL.canParse(url)) return false;
  const seconds = new URL(url).searchParams.get("exp") ?? "";
  return SECONDS.test(seconds) && Number(seconds) - now.getTime() / 1_000 > spareSeconds;
}

/** The same address with the theme that its first paint should have. */
export function withFrameTheme(url: string, theme: FrameTheme): string {
  const themed = new URL(url);
  themed.searchParams.set("theme", theme);
  return themed.href;
}

async function hostOf({ componentId, version }: Omit<FrameSubject, "tenantId">, sandboxHost: string): Promise<string> {
  const digest = await sha256Hex(`${componentId}.${version}`);
  return `c-${digest.slice(0, HOST_DIGITS)}.${sandboxHost.toLowerCase()}`;
}

function signedText({ componentId, version, tenantId }: FrameSubject, seconds: string): string {
  return `frame|${componentId}|${version}|${tenantId}|${seconds}`;
}

/** A repeated parameter could mean one thing to us and another to whoever reads the log. */
function onlyValue(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

function themeOf(text: string | null): FrameTheme {
  return text === "light" || text === "dark" ? text : "auto";
}
