import { z } from "zod";

const Email = z.email("must be a mail address").max(320);
const Password = z.string().min(1, "must not be empty").max(256);
/** A path of ours to go on to; anything else leads to the start page. */
const Next = z
  .string()
  .max(2_048)
  .optional()
  .transform((path) => (path !== undefined && /^\/(?![/\\])/.test(path) ? path : "/"));

export const SignIn = z.object({ email: Email, password: Password });
/** NIST SP 800-63B: length is what makes a password strong. */
export const SignUp = z.object({ email: Email, password: Password.min(8, "must have at least 8 characters") });
export const MagicLinkInput = z.object({ email: Email, next: Next });
export const Confirm = z.object({
  code: z.string().max(512).optional(),
  next: Next,
  error_description: z.string().max(512).optional(),
});
