import { SparkError } from "#lib/core/errors";
import type { Draft, RunEvent, WriteRequest, Writer } from "./types";

export interface Answer {
  draft: Draft;
  writer: Writer;
}

/** Asks the providers in order until one answers. What a failed one had already shown is taken back by `run-restarted`. */
export async function askWriters(
  writers: readonly Writer[],
  request: WriteRequest,
  emit: (event: RunEvent) => void,
  signal: AbortSignal,
): Promise<Answer> {
  let shown = false;
  let lastError: unknown;
  for (const writer of writers) {
    if (shown) emit({ type: "run-restarted", provider: writer.provider });
    shown = false;
    try {
      const draft = await writer.write(
        request,
        {
          text: (delta) => ((shown = true), emit({ type: "text-delta", delta })),
          source: (delta) => ((shown = true), emit({ type: "source-delta", delta })),
        },
        signal,
      );
      return { draft, writer };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      lastError = error;
    }
  }
  throw new SparkError("providers_unavailable", "No provider could answer. Try again in a moment.", {
    cause: lastError,
    retryAfterSeconds: 1,
  });
}
