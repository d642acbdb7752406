import { MESSAGES_PER_SECOND } from "../bridge-limits";

// Below the host's limit, because its clock and ours cut seconds differently, and pongs and sizes want room too.
const SENT_PER_SECOND = MESSAGES_PER_SECOND / 2;
const MAX_WAITING = 200;

/**
 * Sends messages no faster than the host accepts them; the rest waits its turn. A message with a `key` replaces the one that
 * still waits under that key: of ten saves of one thing the last is enough. Answers false when too many wait.
 */
export function createOutbox<Message>(deps: {
  send: (message: Message) => void;
  now: () => number;
  later: (work: () => void, milliseconds: number) => void;
}) {
  const waiting: { readonly key: string | undefined; readonly message: Message; readonly onReplaced: () => void }[] = [];
  let sentAt: number[] = [];
  let isFlushing = false;

  function flush(): void {
    isFlushing = false;
    sentAt = sentAt.filter((time) => deps.now() - time < 1_000);
    for (const { message } of waiting.splice(0, SENT_PER_SECOND - sentAt.length)) {
      sentAt.push(deps.now());
      deps.send(message);
    }
    if (waiting.length === 0) return;
    isFlushing = true;
    deps.later(flush, 1_000 - (deps.now() - (sentAt[0] ?? deps.now())));
  }

  return function enqueue(message: Message, key?: string, onReplaced: () => void = () => {}): boolean {
    const index = key === undefined ? -1 : waiting.findIndex((entry) => entry.key === key);
    const entry = { key, message, onReplaced };
    if (index >= 0) waiting.splice(index, 1, entry)[0]?.onReplaced();
    else if (waiting.length >= MAX_WAITING) return false;
    else waiting.push(entry);
    if (!isFlushing) flush();
    return true;
  };
}
