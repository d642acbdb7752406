import { z } from "zod";
import { openRoute, spark } from "#lib/server";

/** The document of one version on its component's own origin; the signed address is all it takes and all it gives. */
export const GET = openRoute(
  z.object({ address: z.string().max(200) }),
  (ctx, _input, request) => spark().frames.renderSigned(ctx, { url: request.url, host: request.headers.get("host") ?? "" }),
  { isSigned: true },
);
