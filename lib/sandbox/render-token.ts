import { z } from "zod";
import { fromBase64Url, isSigned, sign, toBase64Url } from "./signature";

/** A token outlives a page's load, not a working day. */
export const RENDER_TOKEN_SECONDS = 600;

// The clock of the machine that signed may be ahead of the one that checks.
const CLOCK_TOLERANCE_SECONDS = 30;
// Far more than any token of ours has.
const MAX_LENGTH = 1_024;

const Payload = z.strictObject({
  cid: z.uuid(),
  ver: z.number().int().positive(),
  tenant: z.uuid(),
  scope: z.literal("data"),
  exp: z.number().int().positive(),
  jti: z.uuid(),
  aud: z.string().min(1),
});

/** What a render token stands for: reading one component's data. */
export interface RenderGrant {
  readonly componentId: string;
  readonly version: number;
  readonly tenantId: string;
  readonly tokenId: string;
  readonly expiresAt: Date;
}

export type RenderTokenVerdict =
  | ({ readonly ok: true } & RenderGrant)
  | { readonly ok: false; readonly reason: "malformed" | "forged" | "expired" | "wrong-audience" };

/** A token for a page elsewhere that shows one component; `audience` is the app's own origin. */
export async function issueRenderToken(options: {
  secret: string;
  componentId: string;
  version: number;
  tenantId: string;
  audience: string;
  expiresAt: Date;
  tokenId: string;
}): Promise<string> {
  const payload: z.input<typeof Payload> = {
    cid: options.componentId,
    ver: options.version,
    tenant: options.tenantId,
    scope: "data",
    exp: Math.floor(options.expiresAt.getTime() / 1_000),
    jti: options.tokenId,
    aud: options.audience,
  };
  const body = toBase64Url(new TextEncoder().encode(JSON.stringify(Payload.parse(payload))));
  return `${body}.${await sign(options.secret, signedText(body))}`;
}

/** Checks a render token. Whether it was revoked is for the caller, who can look up `tokenId`. */
export async function verifyRenderToken(options: {
  secret: string;
  token: string;
  audience: string;
  now: Date;
}): Promise<RenderTokenVerdict> {
  const [body, signature, ...rest] = options.token.length > MAX_LENGTH ? [] : options.token.split(".");
  if (!body || !signature || rest.length > 0) return { ok: false, reason: "malformed" };
  if (!(await isSigned(options.secret, signedText(body), signature))) return { ok: false, reason: "forged" };
  const payload = Payload.safeParse(decode(body));
  if (!payload.success) return { ok: false, reason: "malformed" };
  const { cid, ver, tenant, exp, jti, aud } = payload.data;
  if (aud !== options.audience) return { ok: false, reason: "wrong-audience" };
  const secondsLeft = exp - options.now.getTime() / 1_000;
  if (secondsLeft <= 0 || secondsLeft > RENDER_TOKEN_SECONDS + CLOCK_TOLERANCE_SECONDS) return { ok: false, reason: "expired" };
  return { ok: true, componentId: cid, version: ver, tenantId: tenant, tokenId: jti, expiresAt: new Date(exp * 1_000) };
}

// The same key signs frame addresses; the prefix keeps one from being taken for the other.
function signedText(body: string): string {
  return `render|${body}`;
}

function decode(body: string): unknown {
  const bytes = fromBase64Url(body);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
