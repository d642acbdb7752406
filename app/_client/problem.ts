import { z } from "zod";

const Problem = z.object({
  code: z.string(),
  detail: z.string(),
  status: z.number(),
  request_id: z.string().optional(),
  findings: z.array(z.object({ message: z.string(), line: z.number(), column: z.number(), hint: z.string() })).optional(),
});

/** One thing wrong with a source, and where. */
export type SourceFinding = NonNullable<z.output<typeof Problem>["findings"]>[number];

/** A refusal of the API, in its own words. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly requestId: string | undefined,
    readonly findings: readonly SourceFinding[] = [],
  ) {
    super(message);
  }
}

const UNREACHABLE = "Spark could not be reached. Check that it is running and that you are online.";

/** The refusal in the text of an answer, or one made up from its status. */
export function problemOf(text: string, status: number): ProblemError {
  const parsed = Problem.safeParse(parseJson(text));
  if (!parsed.success) return new ProblemError("internal", `The server answered with status ${status}.`, status, undefined);
  const { code, detail, status: given, request_id: requestId, findings } = parsed.data;
  return new ProblemError(code, detail, given, requestId, findings);
}

/** What to tell a person about any failure. */
export function sayFailure(error: unknown): string {
  if (error instanceof ProblemError) return error.message;
  if (!(error instanceof Error)) return "Something went wrong.";
  // The AI SDK hands on the body of a refusal as the message of its error.
  const parsed = Problem.safeParse(parseJson(error.message));
  if (parsed.success) return parsed.data.detail;
  if (error instanceof TypeError || /fetch|network/i.test(error.message)) return UNREACHABLE;
  return error.message === "" ? "Something went wrong." : error.message;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
