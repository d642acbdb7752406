import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { RequestContext } from "#lib/core/context";
import { SparkError } from "#lib/core/errors";
import { spark } from "#lib/server";

/** Whoever looks at this page, for server components; null when nobody is signed in. */
export const pageContext = cache(async (): Promise<RequestContext | null> => {
  const { requestId, signal, incoming } = await anonymousContext();
  // Authentication reads headers only; a page's own address is not among them.
  const request = new Request(spark().config.origin, { headers: incoming });
  try {
    const { actor } = await spark().http.authenticate(request);
    return { actor, requestId, signal };
  } catch (error) {
    if (SparkError.is(error) && error.code === "unauthenticated") return null;
    throw error;
  }
});

/** The part of a context that needs no caller. */
export async function anonymousContext() {
  const incoming = new Headers(await headers());
  return { incoming, requestId: incoming.get("x-request-id") ?? crypto.randomUUID(), signal: new AbortController().signal };
}
