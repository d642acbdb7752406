import { SparkError, type FieldError, type SparkErrorCode } from "#lib/core/errors";

/** Where failures nobody expected go: the log. Never shown to the caller. */
export type Report = (error: unknown, requestId: string) => void;

/** The status of every code; a new code without one does not compile. */
export const STATUS = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  invalid_component: 422,
  rate_limited: 429,
  client_closed_request: 499,
  internal: 500,
  providers_unavailable: 503,
  timeout: 504,
} as const satisfies Record<SparkErrorCode, number>;

// RFC 9457: with the type "about:blank" the title is the phrase of the status.
const TITLE = {
  invalid_request: "Bad Request",
  unauthenticated: "Unauthorized",
  forbidden: "Forbidden",
  not_found: "Not Found",
  method_not_allowed: "Method Not Allowed",
  conflict: "Conflict",
  payload_too_large: "Content Too Large",
  unsupported_media_type: "Unsupported Media Type",
  invalid_component: "Unprocessable Content",
  rate_limited: "Too Many Requests",
  client_closed_request: "Client Closed Request",
  internal: "Internal Server Error",
  providers_unavailable: "Service Unavailable",
  timeout: "Gateway Timeout",
} as const satisfies Record<SparkErrorCode, string>;

// Codes that promise `retry-after`, for throwers that know no better number: a limit's window, a breaker's cool-down.
const DEFAULT_RETRY_SECONDS: Partial<Record<SparkErrorCode, number>> = { rate_limited: 60, providers_unavailable: 30 };

/** The body of a problem answer, RFC 9457 plus our own members. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: SparkErrorCode;
  request_id: string;
  errors?: FieldError[];
  findings?: unknown[];
}

/** RFC 9457 answer for any failure; an unknown error is reported and never shows its message. */
export function toProblem(error: unknown, requestId: string, report?: Report): Response {
  const known =
    SparkError.is(error) && error.code in STATUS ? error : new SparkError("internal", "Internal error", { cause: error });
  if (known.code === "internal" || known.code === "client_closed_request") report?.(error, requestId);
  return Response.json(problemBody(known, requestId), { status: STATUS[known.code], headers: problemHeaders(known, requestId) });
}

/** The same answer as data, for places that cannot send a status any more, such as an open stream. */
export function problemBody(error: SparkError, requestId: string): Problem {
  return {
    type: "about:blank",
    title: TITLE[error.code],
    status: STATUS[error.code],
    detail:
      error.code === "internal" ? "Something went wrong on our side. Quote the request id when you report it." : error.message,
    code: error.code,
    request_id: requestId,
    ...shownDetails(error),
  };
}

function problemHeaders(error: SparkError, requestId: string): Headers {
  const headers = new Headers({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": requestId,
  });
  const retryAfter = error.retryAfterSeconds ?? DEFAULT_RETRY_SECONDS[error.code];
  if (retryAfter !== undefined && Number.isFinite(retryAfter))
    headers.set("retry-after", String(Math.max(1, Math.ceil(retryAfter))));
  if (error.code === "rate_limited") for (const [name, value] of limitHeaders(error.details)) headers.set(name, value);
  if (error.code === "unauthenticated") headers.set("www-authenticate", "Bearer");
  return headers;
}

/** A refusal by the rate limit brings its `ratelimit-*` headers along. */
function limitHeaders(details: unknown): [string, string][] {
  if (!isRecord(details) || !isRecord(details["headers"])) return [];
  return Object.entries(details["headers"]).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
}

function shownDetails(error: SparkError): Pick<Problem, "errors" | "findings"> {
  if (!Array.isArray(error.details)) return {};
  const details: readonly unknown[] = error.details;
  if (error.code === "invalid_component") return { errors: details.flatMap(fieldError), findings: details.flatMap(finding) };
  if (error.code === "invalid_request") return { errors: details.flatMap(fieldError) };
  return {};
}

/** A zod issue, a field error or a finding as `{ path, message }`; anything else says nothing. */
function fieldError(detail: unknown): FieldError[] {
  if (!isRecord(detail) || typeof detail["message"] !== "string") return [];
  return [{ path: pathOf(detail), message: detail["message"] }];
}

function pathOf(detail: Record<string, unknown>): string {
  const { path, line, column } = detail;
  if (Array.isArray(path)) return path.map(String).join(".");
  if (typeof path === "string") return path;
  return typeof line === "number" ? `source:${line}:${typeof column === "number" ? column : 1}` : "source";
}

/** Only the members a finding has by contract: whatever else it carries stays inside. */
function finding(detail: unknown): unknown[] {
  if (!isRecord(detail)) return [];
  const { code, message, line, column, hint } = detail;
  return [{ code, message, line, column, hint }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
