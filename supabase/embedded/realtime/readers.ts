import type { TokenClaims } from "../auth/access-tokens";
import { isSame } from "../auth/guards";
import type { Keys } from "../keys";
import type { Reader } from "./visibility";

/** Whom a token speaks for, and until when. */
export interface Grant {
  readonly reader: Reader;
  readonly expiresAtSeconds: number | undefined;
}

export interface ReaderDeps {
  keys: Keys;
  verifyToken: (token: string) => Promise<TokenClaims | undefined>;
}

const ANONYMOUS: Grant = { reader: { role: "anon", claims: '{"role":"anon"}' }, expiresAtSeconds: undefined };

/** The reader behind a token: a person, or nobody in particular for the API key alone; nothing when it does not hold. */
export async function readerOf(token: string | undefined, { keys, verifyToken }: ReaderDeps): Promise<Grant | undefined> {
  if (token === undefined || isSame(token, keys.publishableKey)) return ANONYMOUS;
  const claims = await verifyToken(token);
  if (claims === undefined) return undefined;
  const { exp, iat: _iat, ...lasting } = claims;
  const role = claims.role === "authenticated" ? "authenticated" : "anon";
  return { reader: { role, claims: JSON.stringify(lasting) }, expiresAtSeconds: exp };
}
