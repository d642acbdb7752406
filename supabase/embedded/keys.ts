import { randomBytes, randomUUID } from "node:crypto";
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";

import { exportJWK, generateKeyPair, type JWK } from "jose";
import { z } from "zod";

import { writePrivateFile } from "./support/write-file";

const Keys = z.object({
  /** The ES256 private key that signs access tokens. */
  jwk: z.custom<JWK & { kid: string }>(
    (value) => z.looseObject({ kty: z.literal("EC"), d: z.string(), kid: z.string() }).safeParse(value).success,
  ),
  publishableKey: z.string().min(16),
  secretKey: z.string().min(32),
  redisToken: z.string().min(32),
  /** The app's own HMAC key. */
  secret: z.string().min(32),
  localOwner: z.object({ userId: z.uuid(), tenantId: z.uuid(), email: z.string() }),
});

export type Keys = z.output<typeof Keys>;

/** The keys of a data directory: made at the first start, kept for good. */
export async function openKeys(dataDirectory: string): Promise<Keys> {
  const file = join(dataDirectory, "keys.json");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return makeKeys(file);
  const keys = Keys.safeParse(parseOrUndefined(text));
  // New keys would end every session and break every link, so that is a person's decision.
  if (!keys.success)
    throw new Error(`${file} is damaged. Restore it, or remove it to get new keys: everybody then signs in again.`);
  await chmod(file, 0o600);
  return keys.data;
}

async function makeKeys(file: string): Promise<Keys> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const keys: Keys = {
    jwk: { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "ES256", use: "sig" },
    publishableKey: `sb_publishable_${token()}`,
    secretKey: `sb_secret_${token()}`,
    redisToken: token(),
    secret: token(),
    localOwner: { userId: randomUUID(), tenantId: randomUUID(), email: "owner@spark.local" },
  };
  await writePrivateFile(file, `${JSON.stringify(keys, null, 2)}\n`);
  return keys;
}

function token(): string {
  return randomBytes(32).toString("base64url");
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
