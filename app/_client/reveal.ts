// A backlog is gone after about this many steps, so a fast stream never leaves the animation behind.
const CATCH_UP_STEPS = 12;
const SLOWEST_STEP = 2;

/** How many characters to show next: a few when the stream is slow, more the further behind. Never half a surrogate pair. */
export function nextShown(shown: number, text: string): number {
  const backlog = text.length - shown;
  if (backlog <= 0) return text.length;
  const next = Math.min(text.length, shown + Math.max(SLOWEST_STEP, Math.ceil(backlog / CATCH_UP_STEPS)));
  const code = text.charCodeAt(next - 1);
  return code >= 0xd800 && code <= 0xdbff ? Math.min(text.length, next + 1) : next;
}
