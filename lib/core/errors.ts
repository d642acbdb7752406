/** Every failure Spark reports on purpose; the HTTP status of each is in `lib/http/problem.ts`. */
export type SparkErrorCode =
  | "invalid_request"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "payload_too_large"
  | "unsupported_media_type"
  | "invalid_component"
  | "rate_limited"
  | "client_closed_request"
  | "internal"
  | "providers_unavailable"
  | "timeout";

/** One thing wrong with the input: `path` is dotted ("messages.0.role"), `message` says what to do. */
export interface FieldError {
  path: string;
  message: string;
}

export interface SparkErrorOptions extends ErrorOptions {
  /** Field errors of bad input, or the findings of a refused component. */
  details?: unknown;
  /** Seconds after which a repeat may succeed; becomes `retry-after`. */
  retryAfterSeconds?: number;
}

const BRAND = Symbol.for("spark.error");

/** The one error family. Its message is written for the caller and may be shown; its cause never is. */
export class SparkError extends Error {
  readonly [BRAND] = true;
  override readonly name = "SparkError";
  readonly details: unknown;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: SparkErrorCode,
    message: string,
    options: SparkErrorOptions = {},
  ) {
    super(message, options);
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** Brand check: survives duplicate bundles, where `instanceof` does not. */
  static is(error: unknown): error is SparkError {
    return typeof error === "object" && error !== null && BRAND in error;
  }
}
