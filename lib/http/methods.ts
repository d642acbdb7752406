import { SparkError } from "#lib/core/errors";
import { corsHeaders, corsOriginsOf, preflightHeaders, type CorsConfig } from "./cors";
import { toProblem } from "./problem";
import type { NextRoute } from "./read-input";
import { requestIdOf } from "./request-id";
import { withHeaders } from "./response-headers";

const VERBS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Verb = (typeof VERBS)[number];

/** What a route file exports: one handler for each verb Next knows. */
export type RouteExports = Readonly<Record<Verb | "HEAD" | "OPTIONS", NextRoute>>;

/** The answers a route file needs besides its own verbs. */
export function createMethods(config: CorsConfig) {
  /** The given handlers, and a 405 that names them for every other verb. */
  function methods(handlers: Partial<Record<Verb, NextRoute>>, options: { embeddable?: boolean } = {}): RouteExports {
    const origins = corsOriginsOf(config, options.embeddable);
    const served = VERBS.filter((verb) => handlers[verb] !== undefined);
    const allow = [...served, ...(handlers.GET === undefined ? [] : ["HEAD"]), "OPTIONS"];
    const refuse = refusal("method_not_allowed", { allow: allow.join(", ") }, origins);
    return {
      GET: handlers.GET ?? refuse,
      POST: handlers.POST ?? refuse,
      PUT: handlers.PUT ?? refuse,
      PATCH: handlers.PATCH ?? refuse,
      DELETE: handlers.DELETE ?? refuse,
      HEAD: handlers.GET === undefined ? refuse : withoutBody(handlers.GET),
      OPTIONS: async (request) => {
        const headers = { allow: allow.join(", "), "x-request-id": requestIdOf(request) };
        return withHeaders(new Response(null, { status: 204, headers }), preflightHeaders(request, origins, allow));
      },
    };
  }

  /** For the catch-all route: an address nobody serves, whatever the verb. */
  const notFound = refusal("not_found", {}, corsOriginsOf(config));

  return { methods, notFound };
}

function refusal(
  code: "method_not_allowed" | "not_found",
  headers: Record<string, string>,
  origins: readonly string[],
): NextRoute {
  return async (request) => {
    const message =
      code === "not_found"
        ? "There is nothing at this address."
        : `This address does not answer ${request.method}; see \`allow\`.`;
    const problem = toProblem(new SparkError(code, message), requestIdOf(request));
    return withHeaders(problem, { ...headers, ...corsHeaders(request, origins) });
  };
}

function withoutBody(handler: NextRoute): NextRoute {
  return async (request, segment) => {
    const response = await handler(request, segment);
    await response.body?.cancel();
    return new Response(null, response);
  };
}
