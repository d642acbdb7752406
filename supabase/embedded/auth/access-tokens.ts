import { importJWK, jwtVerify, SignJWT, type JWK, type JWTPayload } from "jose";

import type { Keys } from "../keys";
import type { User } from "./users";

/**
 * How long an access token holds; the edge renews a session's by itself. Whoever only reads the token learns that its session has
 * ended no later than this, and pages hand it to their realtime socket.
 */
export const ACCESS_TOKEN_SECONDS = 600;
const ALGORITHM = "ES256";
const AUDIENCE = "authenticated";

/** Who a token speaks for, and all of its claims as row level security reads them. */
export interface TokenClaims extends JWTPayload {
  sub: string;
  exp: number;
  role: string;
  session_id?: string;
}

export type AccessTokens = Awaited<ReturnType<typeof createAccessTokens>>;

/** Signs and checks access tokens with the key of this data directory. */
export async function createAccessTokens({ jwk, issuer }: { jwk: Keys["jwk"]; issuer: string }) {
  const privateKey = await importJWK(jwk, ALGORITHM);
  const publicJwk = publicPart(jwk);
  const publicKey = await importJWK(publicJwk, ALGORITHM);
  return {
    /** The key set by which everybody else checks. */
    keySet: { keys: [publicJwk] },
    sign(user: User, session: { id: string; method: string; createdAt: Date }): Promise<string> {
      return new SignJWT({
        email: user.email ?? "",
        phone: "",
        app_metadata: user.app_metadata,
        user_metadata: user.user_metadata,
        role: user.role,
        aal: "aal1",
        amr: [{ method: session.method, timestamp: Math.floor(session.createdAt.getTime() / 1_000) }],
        session_id: session.id,
        is_anonymous: false,
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: jwk.kid, typ: "JWT" })
        .setIssuer(issuer)
        .setSubject(user.id)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
        .sign(privateKey);
    },
    /** The claims of a token that holds; nothing for any other. */
    async verify(token: string): Promise<TokenClaims | undefined> {
      const options = { algorithms: [ALGORITHM], issuer, audience: AUDIENCE, requiredClaims: ["sub", "exp", "role"] };
      const payload = await jwtVerify(token, publicKey, options).then(
        (verified) => verified.payload,
        () => undefined,
      );
      return payload !== undefined && isTokenClaims(payload) ? payload : undefined;
    },
  };
}

function publicPart({ kty, crv, x, y, kid }: Keys["jwk"]): JWK {
  return { kty, crv: crv ?? "", x: x ?? "", y: y ?? "", kid, alg: ALGORITHM, use: "sig", key_ops: ["verify"] } as JWK;
}

function isTokenClaims(payload: JWTPayload): payload is TokenClaims {
  return typeof payload.sub === "string" && typeof payload.exp === "number" && typeof payload.role === "string";
}
