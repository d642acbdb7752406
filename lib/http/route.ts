import type { z } from "zod";
import type { AuthenticatedCaller } from "#lib/auth/authenticate";
import { requireScope, type Actor, type RequestContext, type Scope } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { corsHeaders, corsOriginsOf, type CorsConfig } from "./cors";
import { requireOwnPageOrNavigation, requireSameOrigin } from "./csrf";
import { createMethods } from "./methods";
import { toProblem, type Report } from "./problem";
import { readInput, type NextRoute, type Segment } from "./read-input";
import { clientAddressOf, requestIdOf } from "./request-id";
import { withHeaders } from "./response-headers";

/** Counts one request and answers its `ratelimit-*` headers, or throws `rate_limited`. */
export type Limit = (caller: AuthenticatedCaller | undefined, ip: string | undefined) => Promise<Record<string, string>>;

/** What every route of the app shares. */
export interface RouteDeps extends CorsConfig {
  readonly authenticate: (request: Request) => Promise<AuthenticatedCaller>;
  readonly report: Report;
  /** The app's own origin(s), besides the host it was asked at. */
  readonly allowedOrigins: readonly string[];
  readonly limit?: Limit | undefined;
}

/** What one route asks beyond the ordinary. */
export interface RouteOptions {
  /** The scope an API key needs; people hold all. */
  readonly scope?: Scope;
  readonly maxBodyBytes?: number;
  /** Takes `application/zip` and `application/gzip` as `input.upload`. */
  readonly acceptsUpload?: boolean;
  /** May be called by pages of `SPARK_EMBED_ORIGINS`; the handler checks their token. */
  readonly embeddable?: boolean;
  /** Its signed address is all the credential it needs: frames of another site load it. */
  readonly isSigned?: boolean;
}

/** An open route may look who is there (`identify`), and must cope with nobody. */
export interface OpenRouteOptions extends RouteOptions {
  readonly identify?: boolean;
}

/** The context of an open route: perhaps nobody is signed in. */
export type OpenContext = Omit<RequestContext, "actor"> & { readonly actor: Actor | undefined };

type Handler<Context, Schema extends z.ZodType> = (
  ctx: Context,
  input: z.output<Schema>,
  request: Request,
) => Response | Promise<Response>;

/** Authenticate, parse, run, turn failures into HTTP; nothing else. `route` needs a caller, `openRoute` does not. */
export function createRoute(deps: RouteDeps) {
  function route<Schema extends z.ZodType>(
    schema: Schema,
    handler: Handler<RequestContext, Schema>,
    options: RouteOptions = {},
  ): NextRoute {
    return (request, segment) =>
      answer(deps, options, request, async (requestId) => {
        const caller = await deps.authenticate(request);
        const { ctx, headers } = await admit(deps, options, request, requestId, caller);
        const known = { ...ctx, actor: caller.actor };
        if (options.scope !== undefined) requireScope(known, options.scope);
        return withHeaders(await handler(known, await parse(schema, request, segment, options), request), headers);
      });
  }

  function openRoute<Schema extends z.ZodType>(
    schema: Schema,
    handler: Handler<OpenContext, Schema>,
    options: OpenRouteOptions = {},
  ): NextRoute {
    return (request, segment) =>
      answer(deps, options, request, async (requestId) => {
        const caller = options.identify ? await identify(deps, request) : undefined;
        const { ctx, headers } = await admit(deps, options, request, requestId, caller);
        return withHeaders(await handler(ctx, await parse(schema, request, segment, options), request), headers);
      });
  }

  return { route, openRoute, ...createMethods(deps) };
}

/** Every way out of a route passes here: the request id, the safe defaults, and a problem for each failure. */
async function answer(
  deps: RouteDeps,
  options: RouteOptions,
  request: Request,
  work: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const requestId = requestIdOf(request);
  const response = await work(requestId).catch((error: unknown) => toProblem(meaningOf(error, request), requestId, deps.report));
  return withHeaders(response, { "x-request-id": requestId, ...corsHeaders(request, corsOriginsOf(deps, options.embeddable)) });
}

/** Same origin, then the limit: nothing of the body has been read yet. */
async function admit(
  deps: RouteDeps,
  options: RouteOptions,
  request: Request,
  requestId: string,
  caller: AuthenticatedCaller | undefined,
): Promise<{ ctx: OpenContext; headers: Record<string, string> }> {
  const isForgeable = caller?.by !== "bearer" && caller?.by !== "key";
  if (isForgeable) {
    requireSameOrigin(request, options.embeddable ? [...deps.allowedOrigins, ...(deps.embedOrigins ?? [])] : deps.allowedOrigins);
  }
  if (caller === undefined && !options.embeddable && !options.isSigned)
    requireOwnPageOrNavigation(request, deps.corsOrigins ?? []);
  const ip = clientAddressOf(request);
  const headers = deps.limit === undefined ? {} : await deps.limit(caller, ip);
  return { ctx: { requestId, actor: caller?.actor, signal: request.signal, ip }, headers };
}

async function parse<Schema extends z.ZodType>(
  schema: Schema,
  request: Request,
  segment: Segment | undefined,
  options: RouteOptions,
): Promise<z.output<Schema>> {
  const parsed = await schema.safeParseAsync(await readInput(request, segment, options));
  if (parsed.success) return parsed.data;
  throw new SparkError("invalid_request", summaryOf(parsed.error.issues), { details: parsed.error.issues });
}

/** Nobody, rather than a refusal, when an open route is called with credentials that do not hold. */
async function identify(deps: RouteDeps, request: Request): Promise<AuthenticatedCaller | undefined> {
  try {
    return await deps.authenticate(request);
  } catch (error) {
    if (SparkError.is(error) && error.code === "unauthenticated") return undefined;
    throw error;
  }
}

function summaryOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const [first] = issues;
  if (first === undefined) return "The request is not valid.";
  const place = first.path.length > 0 ? `${first.path.map(String).join(".")}: ` : "";
  return issues.length > 1 ? `${place}${first.message} (and ${issues.length - 1} more)` : `${place}${first.message}`;
}

/** Whatever broke after the caller had gone is the caller's going. */
function meaningOf(error: unknown, request: Request): unknown {
  if (!request.signal.aborted || (SparkError.is(error) && error.code !== "internal")) return error;
  return new SparkError("client_closed_request", "The caller went away.", { cause: error });
}
