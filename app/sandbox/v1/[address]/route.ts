import { z } from "zod";
import { openRoute, spark } from "#lib/server";

/** The document of one version on its component's own origin; the signed address is all it takes and all it gives. */
export const GET = openRoute(z.object({ address: z.string().max(200) }), (ctx, { address: segment }, request) =>
  spark().frames.renderSigned(ctx, {
    segment,
    search: new URL(request.url).searchParams,
    host: request.headers.get("host") ?? "",
  }),
);
