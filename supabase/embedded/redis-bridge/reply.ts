/** What a command answers. A status is a word of the protocol, such as OK, and not somebody's text. */
export type Reply = string | number | null | Status | readonly Reply[];

export interface Status {
  readonly status: string;
}

export const OK: Status = { status: "OK" };

/** A refusal in Redis' words: an upper-case code, then what is wrong. */
export class RedisError extends Error {
  override readonly name = "RedisError";
}

/** Somewhere commands are carried out. */
export interface CommandRunner {
  run(command: readonly string[]): Promise<Reply>;
  /** All of them with nothing in between; the refusal of one does not undo the others. */
  runTogether(commands: readonly (readonly string[])[]): Promise<(Reply | RedisError)[]>;
  close(): Promise<void>;
}

/** True for a status reply. */
export function isStatus(reply: unknown): reply is Status {
  return typeof reply === "object" && reply !== null && "status" in reply;
}
