import { readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt, exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from "jose";
import type { CryptoKey, JWK, JWTHeaderParameters } from "jose";
import type { App } from "./app-stack";

type Forge = Awaited<ReturnType<typeof openForge>>;

/** Everything that a forger could wish for: a person's own token, the app's public key, and even its private one. */
export async function openForge(app: Pick<App, "dataDir">, genuine: string) {
  const { jwk } = JSON.parse(readFileSync(join(app.dataDir, "keys.json"), "utf8")) as { jwk: JWK & { kid: string } };
  const { d: _private, ...publicJwk } = jwk;
  const key = (await importJWK(jwk, "ES256")) as CryptoKey;
  const claims = decodeJwt(genuine);
  const signWith = (signer: CryptoKey | Uint8Array, header: Partial<JWTHeaderParameters> = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: jwk.kid, typ: "JWT", ...header }).sign(signer);
  return {
    genuine,
    claims,
    publicJwk,
    signWith,
    /** Signed with the app's own key: only the claims are wrong. */
    sign: (changes: Record<string, unknown> = {}) =>
      new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: "ES256", kid: jwk.kid, typ: "JWT" }).sign(key),
  };
}

const seconds = (fromNow: number) => Math.floor(Date.now() / 1_000) + fromNow;
const bytes = (text: string) => new TextEncoder().encode(text);
const otherKey = () => generateKeyPair("ES256", { extractable: true });

/** Tokens that say they are a person's, each wrong in one way. */
export const FORGERIES: Record<string, (forge: Forge) => string | Promise<string>> = {
  "that has expired": ({ sign }) => sign({ iat: seconds(-660), exp: seconds(-60) }),
  "that is not valid yet": ({ sign }) => sign({ nbf: seconds(600) }),
  "without an end": ({ sign }) => sign({ exp: undefined }),
  "for another audience": ({ sign }) => sign({ aud: "anon" }),
  "of another issuer": ({ sign }) => sign({ iss: "https://evil.example/auth/v1" }),
  "of another role": ({ sign }) => sign({ role: "service_role" }),
  "of nobody": ({ sign }) => sign({ sub: undefined }),
  "by another key of the same name": async ({ signWith }) => signWith((await otherKey()).privateKey),
  "by a key that nobody knows": async ({ signWith }) => signWith((await otherKey()).privateKey, { kid: crypto.randomUUID() }),
  "by a key that it brings along": async ({ signWith }) => {
    const { publicKey, privateKey } = await otherKey();
    return signWith(privateKey, { jwk: await exportJWK(publicKey) });
  },
  "by another algorithm": async ({ signWith }) => signWith((await generateKeyPair("RS256")).privateKey, { alg: "RS256" }),
  "by the public key as a secret": ({ signWith, publicJwk }) => signWith(bytes(JSON.stringify(publicJwk)), { alg: "HS256" }),
  "by the public key's PEM as a secret": async ({ signWith, publicJwk }) => {
    const publicKey = (await importJWK(publicJwk, "ES256", { extractable: true })) as CryptoKey;
    return signWith(bytes(await exportSPKI(publicKey)), { alg: "HS256" });
  },
  "by nobody (`none`)": ({ claims }) => new UnsecuredJWT(claims).encode(),
  "without its signature": ({ genuine }) => genuine.slice(0, genuine.lastIndexOf(".") + 1),
  "changed after it was signed": ({ genuine, claims }) => {
    const [header, , signature] = genuine.split(".");
    const changed = Buffer.from(JSON.stringify({ ...claims, exp: seconds(86_400) })).toString("base64url");
    return `${header}.${changed}.${signature}`;
  },
};
