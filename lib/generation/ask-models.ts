import type { Provider } from "#lib/orchestration/legs";
import type { Route, Router } from "#lib/orchestration/router";
import type { Draft, Emit, WriteRequest, Writer } from "./types";

export interface Answer {
  draft: Draft;
  writer: Writer;
  route: Route | undefined;
}

/** Asks one question of whatever writes. */
export type Ask = (request: WriteRequest, emit: Emit, signal: AbortSignal) => Promise<Answer>;

/** Asks the models in their order, as the router lets them. What a failed one had already shown is taken back by `run-restarted`. */
export function createAskModels(router: Router, models: readonly Writer[]): Ask {
  return async (request, emit, signal) => {
    const isFirst = (writer: Writer): number => Number(writer.provider === request.provider);
    const providers = models.toSorted((a, b) => isFirst(b) - isFirst(a)).map((writer) => asProvider(writer, emit));
    const onRestart = (provider: string): void => emit({ type: "run-restarted", provider });
    const { answer, route } = await router(providers, request, { signal, onRestart });
    return { ...answer, route };
  };
}

/** Asks one writer and nobody else. */
export async function askOne(writer: Writer, request: WriteRequest, emit: Emit, signal: AbortSignal): Promise<Answer> {
  const listener = {
    text: (delta: string) => emit({ type: "text-delta", delta }),
    source: (delta: string) => emit({ type: "source-delta", delta }),
    sign: () => {},
  };
  return { draft: await writer.write(request, listener, signal), writer, route: undefined };
}

function asProvider(writer: Writer, emit: Emit): Provider<WriteRequest, { draft: Draft; writer: Writer }> {
  return {
    provider: writer.provider,
    model: writer.model,
    async call(request, stage, signal) {
      const listener = {
        text: (delta: string) => void (stage.onPart() && emit({ type: "text-delta", delta })),
        source: (delta: string) => void (stage.onPart() && emit({ type: "source-delta", delta })),
        sign: () => void stage.onPart(),
      };
      return { draft: await writer.write(request, listener, signal), writer };
    },
  };
}
