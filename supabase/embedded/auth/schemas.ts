import type { Context } from "hono";
import { z } from "zod";

import { AuthError } from "./auth-error";

const LARGEST_BODY_BYTES = 65_536;

const Email = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/, "Unable to validate email address: invalid format");
const Metadata = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? undefined);
// Clients send `null` for what they leave out.
const Challenge = {
  code_challenge: z
    .string()
    .min(43)
    .max(128)
    .nullish()
    .transform((value) => value ?? undefined),
  code_challenge_method: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
};

export const SignUp = z.object({ email: Email, password: z.string(), data: Metadata });
export const PasswordGrant = z.object({ email: z.string(), password: z.string() });
export const RefreshGrant = z.object({ refresh_token: z.string() });
export const ExchangeGrant = z.object({ auth_code: z.string(), code_verifier: z.string() });
export const Otp = z.object({ email: Email, create_user: z.boolean().default(true), data: Metadata, ...Challenge });
export const Verify = z.union([
  z.object({ type: z.string(), token_hash: z.string() }),
  z.object({ type: z.string(), email: z.string(), token: z.string() }),
]);
export const UserUpdate = z.object({ password: z.string().optional(), data: Metadata });
export const AdminUser = z.object({
  id: z.uuid().optional(),
  email: Email,
  password: z.string().optional(),
  user_metadata: Metadata,
  app_metadata: Metadata,
});
export const AdminUserUpdate = AdminUser.omit({ id: true }).partial();
export const GenerateLink = z.object({ type: z.string(), email: Email, data: Metadata, redirect_to: z.string().optional() });

/** The body as its schema wants it, with GoTrue's refusals for everything else. */
export async function readBody<Schema extends z.ZodType>(context: Context, schema: Schema): Promise<z.output<Schema>> {
  const text = await context.req.text();
  if (Buffer.byteLength(text) > LARGEST_BODY_BYTES) throw new AuthError(413, "request_too_large", "The request is too large");
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".");
  throw new AuthError(
    400,
    "validation_failed",
    issue === undefined ? "Invalid request" : `${field ? `${field}: ` : ""}${issue.message}`,
  );
}

/** The other methods would send the verifier in clear. */
export function requireSafeChallenge(method: string | undefined, challenge: string | undefined): void {
  if (challenge !== undefined && method?.toLowerCase() !== "s256") {
    throw new AuthError(400, "validation_failed", "code_challenge_method must be s256");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text || "{}");
  } catch {
    throw new AuthError(400, "bad_json", "Could not parse request body as JSON");
  }
}
