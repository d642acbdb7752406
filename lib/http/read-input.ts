import { SparkError } from "#lib/core/errors";
import { requireSmallData, requireStorable } from "./json-guards";
import { readBody, type BodyRules } from "./read-body";

/** What Next hands a route besides the request. */
export interface Segment {
  readonly params: Promise<Record<string, string | string[] | undefined>>;
}

/** The shape Next calls. */
export type NextRoute = (request: Request, segment?: Segment) => Promise<Response>;

/** One flat record for the schema: query, then body, then path parameters, each later one winning. */
export async function readInput(
  request: Request,
  segment: Segment | undefined,
  rules: BodyRules,
): Promise<Record<string, unknown>> {
  const query = readQuery(request);
  const body = hasBody(request) ? await readBody(request, rules) : {};
  requireSmallData(body["data_context"]);
  return { ...query, ...body, ...readPath((await segment?.params) ?? {}) };
}

function hasBody(request: Request): boolean {
  return request.method !== "GET" && request.method !== "HEAD";
}

function readQuery(request: Request): Record<string, unknown> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  for (const text of Object.values(query)) requireStorable(text);
  return query;
}

function readPath(params: Record<string, string | string[] | undefined>): Record<string, unknown> {
  for (const value of Object.values(params).flat()) {
    if (value?.includes("\u0000")) throw new SparkError("not_found", "There is nothing at this address.");
  }
  return params;
}
