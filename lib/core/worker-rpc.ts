import { SparkError, type SparkErrorCode } from "./errors";

/** One question to a worker: the name of a function and its argument. */
export interface WorkerCall {
  id: number;
  name: string;
  input: unknown;
}

/** A worker's answer. Errors are sent as data: a structured clone would drop what makes them ours. */
export type WorkerReply =
  | { ok: true; value: unknown }
  | { ok: false; failure: { code: SparkErrorCode; message: string; details: unknown } };

/** The worker's side: answers calls with the functions it is given, and says of each that it has begun. */
export function serve(
  functions: Readonly<Record<string, (input: never) => unknown>>,
  onStart: (id: number) => void = () => {},
): (call: WorkerCall) => Promise<WorkerReply> {
  const known = new Map(Object.entries(functions));
  return async ({ id, name, input }) => {
    onStart(id);
    const run = known.get(name);
    if (!run) return fail(new SparkError("internal", `The worker has no function "${name}"`));
    try {
      // Both sides are ours: the caller knows what each function takes.
      return { ok: true, value: await run(input as never) };
    } catch (error) {
      return fail(error);
    }
  };
}

/** The caller's side: the value, or the failure thrown as the error it was. */
export function readReply(reply: WorkerReply): unknown {
  if (reply.ok) return reply.value;
  const { code, message, details } = reply.failure;
  throw new SparkError(code, message, { details });
}

function fail(error: unknown): WorkerReply {
  if (SparkError.is(error)) return { ok: false, failure: { code: error.code, message: error.message, details: error.details } };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { ok: false, failure: { code: "internal", message, details: undefined } };
}
