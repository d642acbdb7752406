import { sha256Hex } from "#lib/core/hash";
import { isSigned, sign } from "./signature";

/** An address is good for reading one document, and not for long. */
export const FRAME_ADDRESS_SECONDS = 300;
/** A page of pictures is looked at for longer, and its addresses stay the same for browsers to keep what they have. */
export const STILL_ADDRESS_SECONDS = 7_200;

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
  | ({ readonly ok: true; readonly theme: FrameTheme; readonly kind: FrameKind } & FrameSubject)
  | { readonly ok: false; readonly reason: "malformed" | "wrong-host" | "expired" | "forged" };

/** What an address shows: the running app, or a picture of how it starts. */
export type FrameKind = "frame" | "still";

interface Signing extends FrameSubject {
  secret: string;
  expiresAt: Date;
  appOrigin: string;
  sandboxHost: string;
}

/** The signed address of a component's document, on an origin that no other component has. */
export async function frameUrl(options: Signing): Promise<string> {
  return addressOf("frame", options);
}

/** The signed address of a picture of a component. */
export async function stillUrl(options: Signing): Promise<string> {
  return addressOf("still", options);
}

async function addressOf(kind: FrameKind, options: Signing): Promise<string> {
  const { componentId, version, tenantId } = options;
  const seconds = String(Math.floor(options.expiresAt.getTime() / 1_000));
  const { protocol } = new URL(options.appOrigin);
  const host = kind === "frame" ? await hostOf(options, options.sandboxHost) : stillHost(options.sandboxHost);
  const url = new URL(`/sandbox/v1/${componentId}.${version}`, `${protocol}//${host}`);
  if (!PATH.test(url.pathname)) throw new Error("A frame address needs a component's id and a version");
  url.searchParams.set("t", tenantId);
  url.searchParams.set("exp", seconds);
  url.searchParams.set("sig", await sign(options.secret, signedText(kind, options, seconds)));
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
  const host = options.host.toLowerCase();
  const kind = host === stillHost(options.sandboxHost) ? "still" : "frame";
  if (kind === "frame" && host !== (await hostOf(subject, options.sandboxHost))) return { ok: false, reason: "wrong-host" };
  if (!(await isSigned(options.secret, signedText(kind, subject, seconds), signature))) return { ok: false, reason: "forged" };
  const secondsLeft = Number(seconds) - options.now.getTime() / 1_000;
  const longest = kind === "still" ? STILL_ADDRESS_SECONDS : FRAME_ADDRESS_SECONDS;
  // An address for longer was not signed by this code, whoever had the key.
  if (secondsLeft <= 0 || secondsLeft > longest + CLOCK_TOLERANCE_SECONDS) return { ok: false, reason: "expired" };
  return { ok: true, kind, ...subject, theme: themeOf(searchParams.get("theme")) };
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

// Pictures have no code that could meet another's, so they share a host, and with it a process of the browser.
function stillHost(sandboxHost: string): string {
  return `still.${sandboxHost.toLowerCase()}`;
}

function signedText(kind: FrameKind, { componentId, version, tenantId }: FrameSubject, seconds: string): string {
  return `${kind}|${componentId}|${version}|${tenantId}|${seconds}`;
}

/** A repeated parameter could mean one thing to us and another to whoever reads the log. */
function onlyValue(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  return values.length === 1 ? values[0] : undefined;
}

function themeOf(text: string | null): FrameTheme {
  return text === "light" || text === "dark" ? text : "auto";
}
