import { monotonicClock } from "#lib/core/clock";
import { TURN_LEASE_MS, type TurnBoard, type TurnKey } from "./turn-board";
import { createLogReader } from "./turn-log";
import type { Chunk, RunningTurn } from "./types";

// As long as something comes, and at most, when nothing does.
const SHORT_WAIT_MS = 100;
const LONGEST_WAIT_MS = 250;
const STOP_WAIT_MS = 50;
const NOTE_MS = 1_000;

/** A turn that runs in another process: read from its log, and stopped by a note. */
export function createRemoteTurn(board: TurnBoard, turn: TurnKey): RunningTurn {
  return {
    read() {
      const leaving = new AbortController();
      const note = () => void board.noteReader(turn.turnId);
      const notes = setInterval(note, NOTE_MS);
      notes.unref();
      note();
      const chunks = readLog(board, turn, leaving.signal);
      return {
        async next() {
          const { value, done } = await chunks.next();
          if (done) clearInterval(notes);
          return leaving.signal.aborted ? undefined : (value ?? undefined);
        },
        leave() {
          clearInterval(notes);
          leaving.abort();
        },
      };
    },
    async stop() {
      await board.askToStop(turn.turnId);
      while ((await board.find(turn.sessionId)) === turn.turnId) await pause(STOP_WAIT_MS);
    },
  };
}

/** Everything in the log and what comes, until the turn no longer has its session. */
async function* readLog(board: TurnBoard, turn: TurnKey, signal: AbortSignal): AsyncGenerator<Chunk, void> {
  const log = createLogReader();
  let line = 0;
  let waitMs = SHORT_WAIT_MS;
  let heardAt = monotonicClock.now();
  while (!signal.aborted) {
    const page = await board.read(turn, line);
    if (page) heardAt = monotonicClock.now();
    const { isRunning, lines } = page ?? { isRunning: monotonicClock.now() - heardAt < TURN_LEASE_MS, lines: [] };
    line += lines.length;
    for (const text of lines) yield* log.take(text);
    if (lines.length === 0 && !isRunning) return;
    waitMs = lines.length > 0 ? SHORT_WAIT_MS : Math.min(waitMs + SHORT_WAIT_MS / 2, LONGEST_WAIT_MS);
    if (isRunning) await pause(waitMs, signal);
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
  });
}
