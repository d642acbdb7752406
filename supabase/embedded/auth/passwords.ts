import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

import { AuthError } from "./auth-error";

interface Cost {
  N: number;
  r: number;
  p: number;
}

// 32 MB and about a tenth of a second for each guess.
const COST: Cost = { N: 32_768, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const SHORTEST = 8;
const LONGEST_BYTES = 1_024;
// Each one takes its memory while it runs, and Node's threads are few.
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** The stored form of a password: how it was hashed, salt, hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/** Does the password fit? Without a stored one the work is done all the same, so that time does not say who exists. */
export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const [scheme, N, r, p, salt = "", hash = ""] = stored?.split("$") ?? [];
  if (scheme !== "scrypt") {
    await derive(password, randomBytes(SALT_BYTES), COST);
    return false;
  }
  const derived = await derive(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) });
  const expected = Buffer.from(hash, "base64url");
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

/** Refuses what is too short to be safe, or too long to be hashed in good time. */
export function checkPassword(password: string): string {
  if (password.length < SHORTEST) {
    throw new AuthError(422, "weak_password", `Password should be at least ${SHORTEST} characters.`, {
      weak_password: { reasons: ["length"] },
    });
  }
  if (Buffer.byteLength(password) > LONGEST_BYTES) throw new AuthError(422, "validation_failed", "The password is too long.");
  return password;
}

async function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await new Promise((resolve, reject) => {
      const options = { ...cost, maxmem: 256 * cost.N * cost.r };
      scrypt(password.normalize("NFKC"), salt, HASH_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
    });
  } finally {
    running--;
    waiting.shift()?.();
  }
}
