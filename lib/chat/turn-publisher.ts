import type { Clock } from "#lib/core/clock";
import type { LiveTurn } from "./live-turns";
import { TURN_LEASE_MS, type TurnBoard, type TurnKey, type TurnNews, type TurnWord } from "./turn-board";
import { createTurnLog } from "./turn-log";
import type { TurnReader } from "./types";

// A stop that arrives elsewhere has to end the provider's call within 100 ms.
const BEAT_MS = 60;
// Upstash takes 1 MB at a time, and lines grow when they are quoted; what does not fit waits for the next beat.
const MOST_BEAT_BYTES = 400_000;

/** A turn of this process while the others are told of it. */
interface Published extends TurnKey {
  readonly turn: LiveTurn;
  readonly log: ReturnType<typeof createTurnLog>;
  /** Stands for those who read the turn in other processes. */
  reader: TurnReader | undefined;
  extendedAt: number;
  endedAt: number | undefined;
}

/** Tells the other processes what the turns of this one say, and does what they ask: one message for all turns, only while some run. */
export function createTurnPublisher(board: TurnBoard, clock: Clock) {
  const published = new Set<Published>();
  let waiting: (() => void)[] = [];
  let wake = () => {};
  let isRunning = false;

  /** In one message; whoever waits for it is told. */
  async function beat(): Promise<void> {
    // Whoever is served from memory goes first.
    await new Promise((resolve) => setImmediate(resolve));
    const told = waiting;
    waiting = [];
    const turns = [...published];
    const words = wordsOf(turns, clock.now());
    const news = await board.exchange(words);
    for (const [index, turn] of turns.entries()) {
      const word = words[index];
      if (word && settle(turn, { word, news: news?.[index], now: clock.now() })) published.delete(turn);
    }
    for (const resolve of told) resolve();
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    while (published.size > 0) {
      await beat();
      if (waiting.length === 0 && published.size > 0) await new Promise<void>((resolve) => sleep((wake = resolve)));
    }
    isRunning = false;
    for (const resolve of waiting) resolve();
    waiting = [];
  }

  /** Says everything now; answers when it has been said, or could not be. */
  function flush(): Promise<void> {
    const said = new Promise<void>((resolve) => waiting.push(resolve));
    wake();
    void run();
    return said;
  }

  return {
    /** Tells of a turn until it is over and that has been told too. */
    publish(key: TurnKey, turn: LiveTurn): void {
      const entry: Published = {
        ...key,
        turn,
        log: createTurnLog(turn),
        reader: undefined,
        extendedAt: -Infinity,
        endedAt: undefined,
      };
      published.add(entry);
      const end = () => {
        entry.endedAt = clock.now();
        void flush();
      };
      turn.finished.then(end, end);
      void flush();
    },
    /** Whether the others may still believe that a turn of this process has the session. */
    has: (sessionId: string): boolean => [...published].some((turn) => turn.sessionId === sessionId),
    flush,
  };
}

function sleep(resolve: () => void): void {
  setTimeout(resolve, BEAT_MS).unref();
}

/** What there is to say. A turn that is over gives its session back after its last line. */
function wordsOf(turns: readonly Published[], now: number): TurnWord[] {
  let room = MOST_BEAT_BYTES;
  return turns.map(({ sessionId, turnId, log, endedAt, extendedAt }) => {
    const { line, isLast } = log.next(room);
    room -= line === undefined ? 0 : Buffer.byteLength(line);
    const isOver = endedAt !== undefined && isLast;
    const isDue = now - extendedAt >= TURN_LEASE_MS / 3;
    return { sessionId, turnId, line, lease: isOver ? "return" : isDue ? "extend" : "keep" };
  });
}

/** Takes in what became of a word; true when nothing more is to be said of the turn. */
function settle(entry: Published, { word, news, now }: { word: TurnWord; news: TurnNews | undefined; now: number }): boolean {
  // What is not given back in time ends by itself.
  if (!news) return entry.endedAt !== undefined && now - entry.endedAt > TURN_LEASE_MS;
  if (word.line !== undefined) entry.log.confirm();
  if (word.lease === "return") return true;
  // Somebody may have removed it; then it is taken again at once.
  if (word.lease === "extend" || news.owner === null) entry.extendedAt = news.owner === null ? -Infinity : now;
  const isLost = news.owner !== null && news.owner !== entry.turnId;
  if ((news.wantsStop || isLost) && !entry.turn.signal.aborted) void entry.turn.stop();
  countReaders(entry, news.isRead && !isLost);
  return isLost;
}

/** Everybody in other processes together counts as one more reader here. */
function countReaders(entry: Published, isRead: boolean): void {
  if (isRead) entry.reader ??= entry.turn.read();
  else if (entry.reader) {
    entry.reader.leave();
    entry.reader = undefined;
  }
}
