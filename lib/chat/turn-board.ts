/** A process that dies keeps its sessions locked no longer than this; one that lives says so three times in it. */
export const TURN_LEASE_MS = 6_000;

/** A turn as all processes know it: which one has the session. */
export interface TurnKey {
  readonly sessionId: string;
  readonly turnId: string;
}

/** What the process that runs a turn says about it. */
export interface TurnWord extends TurnKey {
  /** The next line of the turn's log. */
  readonly line: string | undefined;
  /** Whether the turn keeps its session as it is, keeps it for another lease, or gives it back. */
  readonly lease: "keep" | "extend" | "return";
}

/** What the others say to it. */
export interface TurnNews {
  /** The turn that has the session by now. */
  readonly owner: string | null;
  readonly wantsStop: boolean;
  /** Somebody reads the turn in another process. */
  readonly isRead: boolean;
}

/**
 * Where processes leave word of running turns for each other. Each call is one message. None fails: where nobody answers, the
 * process goes on as if it were alone.
 */
export interface TurnBoard {
  /** Takes the session for a turn; false when another turn has it. */
  claim(turn: TurnKey): Promise<boolean>;
  /** Gives the session back before the turn began. */
  release(turn: TurnKey): Promise<void>;
  /** The turn that has the session, in whatever process. */
  find(sessionId: string): Promise<string | null>;
  /** Says all words in their order and answers the news of each, or nothing when it is not known what has arrived. */
  exchange(words: readonly TurnWord[]): Promise<readonly TurnNews[] | null>;
  /** The next lines of a turn's log, and whether the turn still ran before they were read. */
  read(turn: TurnKey, fromLine: number): Promise<{ isRunning: boolean; lines: readonly string[] } | null>;
  askToStop(turnId: string): Promise<void>;
  /** Says that somebody reads the turn here; holds for some seconds. */
  noteReader(turnId: string): Promise<void>;
}
