import { z } from "zod";
import { openRoute, spark } from "#lib/server";

/** The document of a frame that waits for its component; it says nothing about anybody. */
export const GET = openRoute(
  z.object({}),
  (_ctx, _input, request) => spark().frames.renderWarm(request.headers.get("host") ?? ""),
  {
    isSigned: true,
  },
);
