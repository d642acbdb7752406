import { z } from "zod";

const Problem = z.object({
  code: z.string(),
  detail: z.string(),
  status: z.number(),
  request_id: z.string().optional(),
});

/** A refusal of the API, in its own words. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";

  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly requestId: string | undefined,
  ) {
    super(message);
  }
}

const UNREACHABLE = "Spark could not be reached. Check that it is running and that you are online.";

/** The refusal in the text of an answer, or one made up from its status. */
export function problemOf(text: string, status: number): ProblemError {
  const parsed = Problem.safeParse(parseJson(text));
  if (!parsed.success) return new ProblemError("internal", `The server answered with status ${status}.`, status, undefined);
  return new ProblemError(parsed.data.code, parsed.data.detail, parsed.data.status, parsed.data.request_id);
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
