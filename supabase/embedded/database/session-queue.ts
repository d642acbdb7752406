import type { PGlite } from "@electric-sql/pglite";

import { createNotificationFilter } from "./frames";
import { createTurns } from "./turns";
import { endsRequest, isStartup, queryMessage, startupUser, SYNC, wantsAnswer } from "./wire-messages";

/** Who uses the one backend session: a socket by its number, or this process itself. */
type Owner = number | "self";
type OnData = (data: Uint8Array) => void;

export interface SessionQueueOptions {
  database: PGlite;
  onNotification: (channel: string, payload: string) => void;
  /** A socket has kept a transaction open and said nothing for too long: it should be closed. */
  onStuck: (socket: number) => void;
  stuckAfterMs: number;
}

export type SessionQueue = ReturnType<typeof createSessionQueue>;

// The role that the application logs in as; everybody else on the socket is an administrator.
const APPLICATION_ROLE = "spark_app";
const ADMINISTRATOR = "postgres";

/**
 * Gives the one backend session to one owner at a time: a socket keeps it from the first message of a request until that is
 * answered and no transaction is open. Settings that an owner leaves behind are gone before the next one begins.
 */
export function createSessionQueue(options: SessionQueueOptions) {
  const { database } = options;
  const send = createSend(options);
  const users = new Map<number, string>();
  const unsent = new Map<number, Uint8Array[]>();
  let isClosed = false;

  const turns = createTurns<Owner>({
    onTurn: (owner) => send(queryMessage(`set session authorization ${roleOf(owner, users)}; reset all`), ignore),
    onStuck: (owner) => typeof owner === "number" && options.onStuck(owner),
    stuckAfterMs: options.stuckAfterMs,
  });

  async function pass(socket: number, message: Uint8Array, onData: OnData): Promise<void> {
    await send(message, onData);
    if (endsRequest(message) && !database.isInTransaction()) turns.end();
  }

  async function greet(socket: number, message: Uint8Array, onData: OnData): Promise<void> {
    users.set(socket, startupUser(message));
    await pass(socket, message, onData);
    turns.forget();
  }

  async function abandon(): Promise<void> {
    // Half a request first, then what it had opened.
    await send(SYNC, ignore);
    if (database.isInTransaction()) await send(queryMessage("rollback"), ignore);
    turns.forget();
    turns.end();
  }

  async function alone<T>(work: (database: PGlite) => Promise<T>): Promise<T> {
    if (isClosed) throw new Error("The database is closed");
    return turns.submit("self", () => work(database).finally(turns.end));
  }

  return {
    /** One message of a socket. Those of a longer request wait for its last one: it is one call instead of five. */
    async enqueue(socket: number, message: Uint8Array, onData: OnData): Promise<number> {
      if (isClosed) throw new Error("The database is closed");
      const waiting = [...(unsent.get(socket) ?? []), message];
      if (!wantsAnswer(message)) {
        unsent.set(socket, waiting);
        return 0;
      }
      unsent.delete(socket);
      const work = isStartup(message) ? greet : pass;
      await turns.submit(socket, () => work(socket, join(waiting), onData));
      return 0;
    },
    clearQueueForHandler(socket: number): void {
      unsent.delete(socket);
      turns.cancel(socket);
    },
    async clearTransactionIfNeeded(socket: number): Promise<void> {
      if (!isClosed) await turns.submit(socket, abandon);
      users.delete(socket);
    },
    /** Work of this process, with the session for itself from beginning to end. */
    alone,
    /** After this nothing is asked of the database any more. */
    close: () =>
      alone(async () => {
        isClosed = true;
        await database.close();
      }),
  };
}

/** Sends bytes to the database. Every answer goes through here: a callback of an earlier call would otherwise receive it. */
function createSend({ database, onNotification }: SessionQueueOptions) {
  return async function send(message: Uint8Array, onData: OnData): Promise<void> {
    const filter = createNotificationFilter(onNotification);
    const onRawData = (data: Uint8Array) => {
      const kept = filter(data);
      if (kept.length > 0) onData(kept);
    };
    await database.runExclusive(() => database.execProtocolRawStream(message, { onRawData }));
  };
}

function roleOf(owner: Owner, users: ReadonlyMap<number, string>): string {
  return typeof owner === "number" && users.get(owner) === APPLICATION_ROLE ? APPLICATION_ROLE : ADMINISTRATOR;
}

function ignore(): void {}

function join(messages: readonly Uint8Array[]): Uint8Array {
  return messages.length === 1 && messages[0] !== undefined ? messages[0] : new Uint8Array(Buffer.concat(messages));
}
