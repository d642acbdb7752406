import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** A refusal in GoTrue's words; clients act on the code and show the message. */
export class AuthError extends Error {
  override readonly name = "AuthError";

  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    message: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** The refusal as GoTrue writes it. */
export function authErrorResponse(context: Context, error: AuthError): Response {
  return context.json({ code: error.status, error_code: error.code, msg: error.message, ...error.more }, error.status);
}
