import { monotonicClock } from "#lib/core/clock";
import { createLiveTurns, type LiveTurn, type startTurn } from "./live-turns";
import { createRemoteTurn } from "./remote-turn";
import type { TurnBoard, TurnKey } from "./turn-board";
import { replacedBy } from "./turn-log";
import { createTurnPublisher } from "./turn-publisher";
import type { RunningTurn } from "./types";

// A turn that has just ended in another process is still saying so.
const GOODBYE_MS = 100;

/**
 * The running turns of all processes that share a board: one at a time in each session. A process reads its own turns from memory;
 * those of the others it follows on the board.
 */
export function createSharedTurns(board: TurnBoard) {
  const live = createLiveTurns();
  const publisher = createTurnPublisher(board, monotonicClock);
  const claims = new Map<string, string>();

  async function claimLater(turn: TurnKey): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
    return board.claim(turn);
  }

  /** The turn that another process runs in the session. */
  async function findElsewhere(sessionId: string): Promise<string | null> {
    const isOwn = live.find(sessionId) !== undefined || claims.has(sessionId) || publisher.has(sessionId);
    return isOwn ? null : board.find(sessionId);
  }

  return {
    /** Takes the session for a turn that is about to begin; false when one runs, or is about to, in any process. */
    async claim(sessionId: string): Promise<boolean> {
      if (!live.claim(sessionId)) return false;
      const turn = { sessionId, turnId: crypto.randomUUID() };
      claims.set(sessionId, turn.turnId);
      if (publisher.has(sessionId)) await publisher.flush();
      if ((await board.claim(turn)) || (await claimLater(turn))) return true;
      claims.delete(sessionId);
      live.release(sessionId);
      return false;
    },
    /** The turn that was about to begin will not. */
    async release(sessionId: string): Promise<void> {
      const turnId = claims.get(sessionId);
      if (turnId !== undefined) await board.release({ sessionId, turnId });
      claims.delete(sessionId);
      live.release(sessionId);
    },
    /** Begins the turn for which the session was taken. Nothing here waits for the others. */
    begin(sessionId: string, run: Parameters<typeof startTurn>[0], replaces?: number | undefined): LiveTurn {
      const turn = live.begin(sessionId, run, replaces);
      publisher.publish({ sessionId, turnId: claims.get(sessionId) ?? crypto.randomUUID() }, turn);
      claims.delete(sessionId);
      return turn;
    },
    /** The turn that runs in the session, in whatever process. */
    async find(sessionId: string): Promise<RunningTurn | undefined> {
      const own = live.find(sessionId);
      if (own) return own;
      const turnId = await findElsewhere(sessionId);
      return turnId === null ? undefined : createRemoteTurn(board, { sessionId, turnId });
    },
    /** Where the answer begins that the running turn replaces, if it does. */
    async findReplaced(sessionId: string): Promise<number | undefined> {
      const own = live.find(sessionId);
      if (own) return own.replaces;
      const turnId = await findElsewhere(sessionId);
      const log = turnId === null ? null : await board.read({ sessionId, turnId }, 0);
      return replacedBy(log?.lines[0]);
    },
    /** Stops every turn of this process, waits until what has arrived is stored, and gives the sessions back. */
    async close(): Promise<void> {
      await live.close();
      await publisher.flush();
    },
  };
}

export type SharedTurns = ReturnType<typeof createSharedTurns>;
