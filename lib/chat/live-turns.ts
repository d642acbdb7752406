import type { Chunk, RunningTurn, TurnOutcome, TurnReader } from "./types";

// A page that reloads is back within seconds; whoever is away for longer does not wait any more.
const WITHOUT_READER_MS = 60_000;

/** A turn that is running in this process, and everything it has said so far. */
export interface LiveTurn extends RunningTurn {
  /** From this position on, its answer will take the place of what is stored. */
  readonly replaces: number | undefined;
  readonly signal: AbortSignal;
  readonly finished: Promise<TurnOutcome>;
  emit(chunk: Chunk): void;
  /** What it has said so far, from this chunk on. */
  said(from: number): readonly Chunk[];
}

/** Begins a turn: `run` goes on by itself, whoever reads along. */
export function startTurn(
  run: (turn: Pick<LiveTurn, "emit" | "signal">) => Promise<TurnOutcome>,
  replaces?: number | undefined,
): LiveTurn {
  const controller = new AbortController();
  const chunks: Chunk[] = [];
  const waiting = new Set<() => void>();
  let hasEnded = false;
  let readers = 0;
  let lonely: NodeJS.Timeout | undefined;
  const wake = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const emit = (chunk: Chunk) => {
    chunks.push(chunk);
    wake();
  };
  const finished = run({ emit, signal: controller.signal }).finally(() => {
    hasEnded = true;
    clearTimeout(lonely);
    wake();
  });
  // Readers see the failure in the stream; without one it must not end the process.
  finished.catch(() => {});

  function read(): TurnReader {
    let index = 0;
    let hasLeft = false;
    readers += 1;
    clearTimeout(lonely);
    return {
      async next() {
        while (index >= chunks.length && !hasEnded && !hasLeft) await new Promise<void>((resolve) => waiting.add(resolve));
        return hasLeft ? undefined : chunks[index++];
      },
      leave() {
        if (hasLeft) return;
        hasLeft = true;
        readers -= 1;
        wake();
        if (readers > 0 || hasEnded) return;
        lonely = setTimeout(() => controller.abort(new DOMException("Nobody reads this turn", "AbortError")), WITHOUT_READER_MS);
        lonely.unref();
      },
    };
  }

  return {
    replaces,
    signal: controller.signal,
    finished,
    emit,
    said: (from) => chunks.slice(from),
    async stop() {
      controller.abort(new DOMException("The turn was stopped", "AbortError"));
      await finished.catch(() => {});
    },
    read,
  };
}

/** The running turns of this process by session: one at a time in each. */
export function createLiveTurns() {
  const turns = new Map<string, LiveTurn>();
  const claimed = new Set<string>();
  return {
    /** Takes the session for a turn that is about to begin; false when one runs, or is about to. */
    claim(sessionId: string): boolean {
      if (turns.has(sessionId) || claimed.has(sessionId)) return false;
      claimed.add(sessionId);
      return true;
    },
    /** The turn that was about to begin will not. */
    release: (sessionId: string): void => void claimed.delete(sessionId),
    find: (sessionId: string): LiveTurn | undefined => turns.get(sessionId),
    begin(sessionId: string, run: Parameters<typeof startTurn>[0], replaces?: number | undefined): LiveTurn {
      const turn = startTurn(run, replaces);
      turns.set(sessionId, turn);
      claimed.delete(sessionId);
      const forget = () => {
        if (turns.get(sessionId) === turn) turns.delete(sessionId);
      };
      turn.finished.then(forget, forget);
      return turn;
    },
    /** Stops every turn and waits until what has arrived is stored. */
    async close(): Promise<void> {
      await Promise.all([...turns.values()].map((turn) => turn.stop()));
    },
  };
}
