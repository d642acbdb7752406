import type { Redis } from "@upstash/redis";
import { TURN_LEASE_MS, type TurnBoard, type TurnWord } from "#lib/chat/turn-board";

// Longer than anybody lags behind; it is said anew with each lease.
const LOG_SECONDS = 120;
const LINES_AT_ONCE = 64;
// A reader says so every second.
const READER_MS = 3_000;
const STOP_SECONDS = 60;
// After a failure nobody is asked again at once: turns speak many times a second.
const SILENCE_MS = 1_000;

const sessionKey = (sessionId: string): string => `turn:session:${sessionId}`;
const logKey = (turnId: string): string => `turn:log:${turnId}`;
const stopKey = (turnId: string): string => `turn:stop:${turnId}`;
const readerKey = (turnId: string): string => `turn:reader:${turnId}`;

/** The board of running turns in Redis: a lease by session, and by turn a list of lines and two notes, all of which end by themselves. */
export function createTurnBoard(redis: Redis, report: (error: unknown) => void): TurnBoard {
  const ask = createAsk(report);
  return {
    claim: ({ sessionId, turnId }) =>
      ask(async () => {
        const asked = redis.pipeline().set(sessionKey(sessionId), turnId, { nx: true, px: TURN_LEASE_MS });
        // The client repeats a message whose answer was lost: what counts is who has the session, not who set it just now.
        const [, owner] = await asked.get(sessionKey(sessionId)).exec<[string | null, string | null]>();
        return owner === turnId;
      }, true),
    release: ({ sessionId }) => ask(async () => void (await redis.del(sessionKey(sessionId))), undefined),
    find: (sessionId) => ask(() => redis.get<string>(sessionKey(sessionId)), null),
    exchange: (words) =>
      ask(async () => {
        const told = redis.pipeline();
        for (const word of words) tell(told, word);
        const keys = words.flatMap(({ sessionId, turnId }) => [sessionKey(sessionId), stopKey(turnId), readerKey(turnId)]);
        const answers = await told.mget<(string | null)[]>(...keys).exec<unknown[]>();
        // The answer of the last command, MGET: one text or null for each key.
        const values = answers.at(-1) as (string | null)[];
        return words.map((_word, index) => ({
          owner: values[3 * index] ?? null,
          wantsStop: (values[3 * index + 1] ?? null) !== null,
          isRead: (values[3 * index + 2] ?? null) !== null,
        }));
      }, null),
    read: ({ sessionId, turnId }, fromLine) =>
      ask(async () => {
        const asked = redis.pipeline().get(sessionKey(sessionId));
        const all = asked.lrange(logKey(turnId), fromLine, fromLine + LINES_AT_ONCE - 1);
        const [owner, lines] = await all.exec<[string | null, string[]]>();
        return { isRunning: owner === turnId, lines };
      }, null),
    askToStop: (turnId) => ask(async () => void (await redis.set(stopKey(turnId), "1", { ex: STOP_SECONDS })), undefined),
    noteReader: (turnId) => ask(async () => void (await redis.set(readerKey(turnId), "1", { px: READER_MS })), undefined),
  };
}

function tell(told: ReturnType<Redis["pipeline"]>, { sessionId, turnId, line, lease }: TurnWord): void {
  if (line !== undefined) told.rpush(logKey(turnId), line);
  if (lease === "keep") return;
  told.expire(logKey(turnId), LOG_SECONDS);
  if (lease === "return") return void told.del(sessionKey(sessionId));
  // Taken again, should Redis have been away for longer than the lease.
  told.set(sessionKey(sessionId), turnId, { nx: true, px: TURN_LEASE_MS });
  told.pexpire(sessionKey(sessionId), TURN_LEASE_MS);
}

/** Asks Redis, or answers as if nobody else were there. */
function createAsk(report: (error: unknown) => void) {
  let silentUntil = -Infinity;
  return async <T>(work: () => Promise<T>, alone: T): Promise<T> => {
    if (performance.now() < silentUntil) return alone;
    try {
      return await work();
    } catch (error) {
      silentUntil = performance.now() + SILENCE_MS;
      report(error);
      return alone;
    }
  };
}
