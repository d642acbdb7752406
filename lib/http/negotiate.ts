interface Accepted {
  readonly type: string;
  readonly quality: number;
}

/**
 * Does this chat call want the event stream? A body with `messages` is the AI SDK's; otherwise `accept` must name
 * `text/event-stream` and not like JSON better. A wildcard alone means JSON.
 */
export function wantsEventStream(request: Request, body: object = {}): boolean {
  if ("messages" in body && Array.isArray(body.messages)) return true;
  return prefers(request, "text/event-stream", "application/json");
}

/** Does `accept` name the first type, with at least the weight of the second? Wildcards name nothing. */
export function prefers(request: Request, wanted: string, other: string): boolean {
  const accepted = acceptedTypes(request.headers.get("accept") ?? "");
  const weightOf = (type: string): number => accepted.find((entry) => entry.type === type)?.quality ?? 0;
  return weightOf(wanted) > 0 && weightOf(wanted) >= weightOf(other);
}

function acceptedTypes(header: string): Accepted[] {
  return header.split(",").map((entry) => {
    const [type = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    const quality = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
    return { type, quality: Number.isNaN(quality) ? 0 : quality };
  });
}
