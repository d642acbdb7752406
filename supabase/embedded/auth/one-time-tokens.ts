import { createHash, randomBytes, randomInt } from "node:crypto";

import { AuthError } from "./auth-error";
import { hashToken } from "./sessions";
import type { Sql } from "./users";

const MAIL_LIFETIME = "1 hour";
const EXCHANGE_LIFETIME = "5 minutes";
const MOST_ATTEMPTS = 5;
const CODES = 1_000_000;
const TOKEN_BYTES = 32;

/** What a mail carries: a link's token, and a code to type. */
export interface MailToken {
  tokenHash: string;
  code: string;
}

/** A token that was used up, and the challenge it was asked for with. */
export interface SpentToken {
  userId: string;
  codeChallenge: string | undefined;
}

/** Makes the token and the code of one mail; those of earlier mails to the same person stop working. */
export async function issueMailToken(sql: Sql, userId: string, codeChallenge: string | undefined): Promise<MailToken> {
  const tokenHash = randomBytes(TOKEN_BYTES).toString("hex");
  const code = randomInt(CODES).toString().padStart(6, "0");
  await sql.query("delete from auth.one_time_tokens where (user_id = $1 and kind = 'mail') or expires_at < now()", [userId]);
  await sql.query(
    `insert into auth.one_time_tokens (token_hash, user_id, kind, code_hash, code_challenge, expires_at)
     values ($1, $2, 'mail', $3, $4, now() + interval '${MAIL_LIFETIME}')`,
    [hashToken(tokenHash), userId, codeHash(userId, code), codeChallenge ?? null],
  );
  return { tokenHash, code };
}

/** Uses up the token of a mail's link. */
export async function spendMailToken(sql: Sql, tokenHash: string): Promise<SpentToken> {
  const { rows } = await sql.query<{ user_id: string; code_challenge: string | null }>(
    `delete from auth.one_time_tokens where token_hash = $1 and kind = 'mail' and expires_at > now()
     returning user_id, code_challenge`,
    [hashToken(tokenHash)],
  );
  if (rows[0] === undefined) throw expired();
  return { userId: rows[0].user_id, codeChallenge: rows[0].code_challenge ?? undefined };
}

/** Uses up the code of a mail; a few wrong ones end it. Answers nothing when the code is not the one. */
export async function spendMailCode(sql: Sql, userId: string, code: string): Promise<SpentToken | undefined> {
  const { rows } = await sql.query<{ token_hash: string; code_hash: string; code_challenge: string | null }>(
    `update auth.one_time_tokens set attempts = attempts + 1
     where user_id = $1 and kind = 'mail' and expires_at > now() and attempts < $2
     returning token_hash, code_hash, code_challenge`,
    [userId, MOST_ATTEMPTS],
  );
  if (rows[0] === undefined || rows[0].code_hash !== codeHash(userId, code)) return undefined;
  await sql.query("delete from auth.one_time_tokens where token_hash = $1", [rows[0].token_hash]);
  return { userId, codeChallenge: rows[0].code_challenge ?? undefined };
}

/** Makes the code that a browser brings back and that only the holder of the verifier can exchange. */
export async function issueExchangeCode(sql: Sql, userId: string, codeChallenge: string): Promise<string> {
  const code = randomBytes(TOKEN_BYTES).toString("base64url");
  await sql.query(
    `insert into auth.one_time_tokens (token_hash, user_id, kind, code_challenge, expires_at)
     values ($1, $2, 'exchange', $3, now() + interval '${EXCHANGE_LIFETIME}')`,
    [hashToken(code), userId, codeChallenge],
  );
  return code;
}

/** Uses up an exchange code, whether or not the verifier fits; answers the person when it does. */
export async function spendExchangeCode(sql: Sql, code: string, verifier: string): Promise<string | undefined> {
  const { rows } = await sql.query<{ user_id: string; code_challenge: string }>(
    `delete from auth.one_time_tokens where token_hash = $1 and kind = 'exchange' and expires_at > now()
     returning user_id, code_challenge`,
    [hashToken(code)],
  );
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  return rows[0]?.code_challenge === challenge ? rows[0].user_id : undefined;
}

/** The one answer for a token or code that is wrong, used or old. */
export function expired(): AuthError {
  return new AuthError(403, "otp_expired", "Token has expired or is invalid");
}

/** Six digits are few: with the person in the hash one table of hashes does not serve for all. */
function codeHash(userId: string, code: string): string {
  return hashToken(`${userId}:${code}`);
}
