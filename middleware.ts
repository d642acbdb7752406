import { NextResponse, type NextRequest } from "next/server";
import { createEdge } from "#lib/http/edge";
import { pagePolicy } from "#lib/sandbox/content-security-policy";

const edge = createEdge(
  {
    SUPABASE_URL: process.env["SUPABASE_URL"],
    SUPABASE_PUBLISHABLE_KEY: process.env["SUPABASE_PUBLISHABLE_KEY"],
    SUPABASE_JWT_SECRET: process.env["SUPABASE_JWT_SECRET"],
    SPARK_ORIGIN: process.env["SPARK_ORIGIN"],
    SPARK_SANDBOX_HOST: process.env["SPARK_SANDBOX_HOST"],
    SPARK_LOCAL_OWNER: process.env["SPARK_LOCAL_OWNER"],
    SPARK_EMBED_ORIGINS: process.env["SPARK_EMBED_ORIGINS"],
    NODE_ENV: process.env.NODE_ENV,
  },
  pagePolicy,
);

export async function middleware(request: NextRequest): Promise<Response> {
  const answer = await edge(request);
  if (answer.kind === "answer") return answer.response;
  return NextResponse.next({ request: { headers: answer.requestHeaders }, headers: answer.responseHeaders });
}

// The app's static files need no gate; on a component's own host everything does.
export const config = {
  matcher: [
    "/((?!_next/|runtime/|favicon\\.ico$|embed\\.js$).*)",
    { source: "/:path*", has: [{ type: "host", value: "(?:c-|still\\.).*" }] },
  ],
};
