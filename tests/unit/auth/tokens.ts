import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { createVerifyJwt } from "#lib/auth/verify-jwt";

export const ISSUER = "https://project.example/auth/v1";
export const USER = "7d0c6f2e-4c1b-4f5a-9d3e-0a1b2c3d4e5f";
export const TENANT = "1f2e3d4c-5b6a-4789-8abc-def012345678";
export const SECRET = "a-shared-secret-of-an-old-project-32+";

/** A project with its own signing key, and a way to sign whatever a test needs with it. */
export async function makeProject(algorithm: "ES256" | "RS256" = "ES256", kid = "key-1") {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: "sig" };
  const sign = (claims: JWTPayload = {}, options: { kid?: string; expires?: string | number } = {}): Promise<string> =>
    new SignJWT({
      role: "authenticated",
      app_metadata: { tenant_id: TENANT },
      sub: USER,
      iss: ISSUER,
      aud: "authenticated",
      ...claims,
    })
      .setProtectedHeader({ alg: algorithm, kid: options.kid ?? kid })
      .setIssuedAt()
      .setExpirationTime(options.expires ?? "1h")
      .sign(privateKey);
  return { jwk, publicKey, privateKey, sign, verify: createVerifyJwt({ jwks: { keys: [jwk] }, issuers: [ISSUER] }) };
}

/** A session as `@supabase/ssr` stores it: one cookie, or chunks of it. */
export function sessionCookie(session: object, name = "sb-project-auth-token", chunkSize = 3_180): string {
  const value = `base64-${Buffer.from(JSON.stringify(session)).toString("base64url")}`;
  if (value.length <= chunkSize) return `${name}=${value}`;
  const chunks = value.match(new RegExp(`.{1,${chunkSize}}`, "g")) ?? [];
  return chunks.map((chunk, index) => `${name}.${index}=${chunk}`).join("; ");
}
