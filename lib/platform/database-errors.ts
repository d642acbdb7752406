import { SparkError, type SparkErrorCode } from "#lib/core/errors";

interface Refusal {
  code: SparkErrorCode;
  message: string;
}

/** SQLSTATE to refusal, for failures that the caller caused or can act on. */
const REFUSALS: Record<string, Refusal> = {
  "23505": { code: "conflict", message: "This already exists. Use another name, or change the existing one." },
  "23503": { code: "not_found", message: "Something this request refers to does not exist." },
  "23514": { code: "invalid_request", message: "A value is outside the range that can be stored." },
  "23502": { code: "invalid_request", message: "A required value is missing." },
  "40001": { code: "conflict", message: "Somebody else changed this at the same moment. Load it again and repeat." },
  "40P01": { code: "conflict", message: "Somebody else changed this at the same moment. Load it again and repeat." },
  "42501": { code: "forbidden", message: "You may not do this in this workspace." },
  "57014": { code: "timeout", message: "The database took too long to answer. Try again." },
};

/** Raised by our own SQL functions with `using errcode`: the message is written for the caller. */
const RAISED: Record<string, SparkErrorCode> = { SP403: "forbidden", SP404: "not_found", SP409: "conflict" };

/** The database is not there: refused, cut off, shutting down, out of slots, or too late with its answer. */
const LOST =
  /^(08...|57P0[1-5]|53...|58...|ECONN.*|ENOENT|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EACCES|SPARK_LOST)$/;
const LOST_TEXT =
  /connection (terminated|ended)|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error/i;
const RETRY_AFTER_SECONDS = 2;

/** True when the connection that gave this error must not be used again. */
export function isConnectionLost(error: unknown): boolean {
  return LOST.test(sqlState(error)) || (error instanceof Error && LOST_TEXT.test(error.message));
}

/** True when a statement was refused only because one before it in its transaction had failed. */
export function isAfterFailure(error: unknown): boolean {
  return sqlState(error) === "25P02";
}

/** Turns a driver error into a failure a caller may see; SQL and values stay in the cause. */
export function toDatabaseError(error: unknown): unknown {
  if (SparkError.is(error)) return error;
  const state = sqlState(error);
  const raised = RAISED[state];
  if (raised && error instanceof Error) return new SparkError(raised, error.message, { cause: error });
  const refusal = REFUSALS[state];
  if (refusal) return new SparkError(refusal.code, refusal.message, { cause: error });
  if (isConnectionLost(error)) {
    return new SparkError("providers_unavailable", "The database cannot be reached right now. Try again shortly.", {
      cause: error,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
  if (/^(22...|54001)$/.test(state)) {
    return new SparkError(
      "invalid_request",
      "A value cannot be stored: it holds a NUL character, a number out of range, or is nested too deeply.",
      { cause: error },
    );
  }
  return error;
}

function sqlState(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
