import type { HostMessage } from "#lib/sandbox/bridge-messages";
import { BEAT_MS, judgeBeat } from "./frame-host-limits";

/** Asks the frame every second whether it still answers; `onSilent` when it has not for too long. */
export function createBeat(tell: (message: HostMessage) => void, onSilent: () => void) {
  let timer: ReturnType<typeof setInterval> | undefined;
  let seq = 0;
  let answered = 0;
  let pongAt = 0;
  let beatAt = 0;

  function beat(): void {
    const now = performance.now();
    const verdict = judgeBeat({
      isVisible: document.visibilityState === "visible",
      sincePongMs: now - pongAt,
      sinceBeatMs: now - beatAt,
    });
    beatAt = now;
    if (verdict === "silent") {
      onSilent();
      return;
    }
    if (verdict === "restart-count") pongAt = now;
    seq += 1;
    tell({ t: "ping", seq });
  }

  return {
    start(): void {
      pongAt = beatAt = performance.now();
      timer = setInterval(beat, BEAT_MS);
    },
    /** An answer to a question that was asked, and not answered before. */
    pong(number: number): void {
      if (number <= answered || number > seq) return;
      answered = number;
      pongAt = performance.now();
    },
    stop(): void {
      clearInterval(timer);
    },
  };
}

/** A time limit that counts only while the page is seen: a hidden page loads nothing and its timers stand. Answers how to end it. */
export function limitVisibleTime(milliseconds: number, onDue: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const arm = (): void => {
    const startedVisible = document.visibilityState === "visible";
    timer = setTimeout(() => {
      if (startedVisible && document.visibilityState === "visible") onDue();
      else arm();
    }, milliseconds);
  };
  arm();
  return () => clearTimeout(timer);
}
