import { FLOOD_PER_SECOND, MESSAGES_PER_SECOND } from "#lib/sandbox/bridge-limits";

/** What to do with one more message: take it, drop it, or remove the frame that sends so many. */
export type MeterVerdict = "take" | "drop" | "flood";

// Reading an oversize message has cost the page already; twenty of them in a second are a flood.
const OVERSIZE_WEIGHT = FLOOD_PER_SECOND / 20;

/** Counts a frame's messages by the second: those on its port, and those it had no business to send to the window. */
export function createMessageMeter(now: () => number) {
  let startedAt = now();
  let taken = 0;
  let total = 0;

  function add(weight: number): void {
    if (now() - startedAt >= 1_000) {
      startedAt = now();
      taken = 0;
      total = 0;
    }
    total += weight;
  }

  return {
    /** A message on the port. */
    count(): MeterVerdict {
      add(1);
      if (total > FLOOD_PER_SECOND) return "flood";
      taken += 1;
      return taken > MESSAGES_PER_SECOND ? "drop" : "take";
    },
    /** A message on the window, which is never taken. */
    countStray(): MeterVerdict {
      add(1);
      return total > FLOOD_PER_SECOND ? "flood" : "drop";
    },
    /** A message on the port, counted before, turned out too large. */
    countOversize(): MeterVerdict {
      add(OVERSIZE_WEIGHT);
      return total > FLOOD_PER_SECOND ? "flood" : "drop";
    },
  };
}

const PRESS_MS = 500;
const TAB_MS = 300;
const TYPING_MS = 1_000;

/**
 * Did the frame take the focus, or did the person give it? `unclear` while nobody types: then there is time for the news of a
 * press to arrive, and for a second look.
 */
export function judgeFocus(facts: {
  /** The last press inside the frame. */
  readonly sincePressMs: number;
  readonly sinceTabMs: number;
  /** The last key by which this page itself got or lost a letter. */
  readonly sinceKeyMs: number;
}): "given" | "stolen" | "unclear" {
  if (facts.sincePressMs <= PRESS_MS || facts.sinceTabMs <= TAB_MS) return "given";
  return facts.sinceKeyMs <= TYPING_MS ? "stolen" : "unclear";
}

const MOVES = 10;
const MOVES_MS = 10_000;

/** Counts the places an app goes to in its own document, and tells when they are more than a person's clicks would make. */
export function createMoveCounter(onTooMany: () => void, now: () => number = () => performance.now()): () => void {
  let moves: number[] = [];
  return () => {
    const movedAt = now();
    moves = [...moves.filter((earlier) => movedAt - earlier < MOVES_MS), movedAt];
    if (moves.length > MOVES) onTooMany();
  };
}

/** What is known at one beat of the watch. */
export interface BeatFacts {
  readonly isVisible: boolean;
  readonly sincePongMs: number;
  readonly sinceBeatMs: number;
}

/** Time between two questions. */
export const BEAT_MS = 1_000;

const SILENCE_MS = 3_000;

/**
 * What a beat says of a frame. A late beat says that the page itself stood still, or was hidden: then the frame had no chance to
 * answer and starts anew.
 */
export function judgeBeat(facts: BeatFacts): "alive" | "restart-count" | "silent" {
  if (!facts.isVisible || facts.sinceBeatMs > 2 * BEAT_MS) return "restart-count";
  return facts.sincePongMs > SILENCE_MS ? "silent" : "alive";
}

/** An address that a person may be asked about: of the web or of the mail, and not one of our own calls. */
export function linkToAsk(text: string, appOrigin: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (!["https:", "http:", "mailto:"].includes(url.protocol)) return undefined;
  // A name and password in an address are there to mislead.
  if (url.username !== "" || url.password !== "") return undefined;
  return url.origin === appOrigin && url.pathname.startsWith("/api/") ? undefined : url;
}
