// Bearer only: no cookie ever crosses origins, so `access-control-allow-credentials` is never sent.
const ALLOWED_HEADERS = "authorization, content-type, accept, idempotency-key, prefer, x-request-id";
const EXPOSED_HEADERS = "x-request-id, retry-after, location, etag, ratelimit-limit, ratelimit-remaining, ratelimit-reset";
const PREFLIGHT_SECONDS = "600";

/** Which pages elsewhere may read answers; nobody unless configured. */
export interface CorsConfig {
  /** `SPARK_CORS_ORIGINS`: other pages that may call with a bearer token. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** `SPARK_EMBED_ORIGINS`: pages that may call the routes marked `embeddable`. */
  readonly embedOrigins?: readonly string[] | undefined;
}

/** The origins that may read this route's answers. */
export function corsOriginsOf(config: CorsConfig, isEmbeddable = false): readonly string[] {
  return [...(config.corsOrigins ?? []), ...(isEmbeddable ? (config.embedOrigins ?? []) : [])];
}

/** Headers that let a page of a configured origin read the answer; none for anyone else. CORS is off by default. */
export function corsHeaders(request: Request, origins: readonly string[]): Record<string, string> {
  const origin = request.headers.get("origin");
  if (origin === null || !origins.includes(origin)) return {};
  return { "access-control-allow-origin": origin, "access-control-expose-headers": EXPOSED_HEADERS, vary: "origin" };
}

/** Headers of the answer to a browser that asks before it calls. */
export function preflightHeaders(
  request: Request,
  origins: readonly string[],
  methods: readonly string[],
): Record<string, string> {
  const allowed = corsHeaders(request, origins);
  if (Object.keys(allowed).length === 0) return {};
  return {
    ...allowed,
    "access-control-allow-methods": methods.join(", "),
    "access-control-allow-headers": ALLOWED_HEADERS,
    "access-control-max-age": PREFLIGHT_SECONDS,
  };
}
