/** RFC 9457 answer for what these services do not do, or refuse before any of them is asked. */
export function problem(status: number, title: string, detail: string): Response {
  const body = { type: "about:blank", title, status, detail, code: title };
  return Response.json(body, { status, headers: { "content-type": "application/problem+json" } });
}

/** The answer for a route that the hosted service has and this one has not. */
export function unsupported(method: string, path: string): Response {
  return problem(501, "not_implemented", `The embedded services do not speak ${method} ${path}.`);
}
