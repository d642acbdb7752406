// What the checks in compiled loops and functions call. Browser code, part of the runtime: no imports.

/** Loops report every so many rounds; the compiler writes this mask into them. */
export const STEPS_PER_REPORT = 256;

// A person waits two seconds at most, and the watchdog removes a silent frame after three. The count is for clocks that stand still.
const LIMIT_MS = 2_000;
const LIMIT_STEPS = 200_000_000;
// An app that catches the error still gets to show its message.
const GRACE_MS = 250;
const GRACE_STEPS = 1_000_000;

const now = typeof performance === "object" ? () => performance.now() : () => Date.now();
const afterThisTask = createTaskTimer();

let steps = 0;
let calls = 0;
let startedAt = 0;
let limitMs = LIMIT_MS;
let limitSteps = LIMIT_STEPS;

/** A loop has gone round another `STEPS_PER_REPORT` times; throws when the code has not paused for too long. */
export function spendSteps(line: number): void {
  spend("loop", line);
}

/** A function is entered; throws when the code has not paused for too long. */
export function spendCall(line: number): void {
  if ((++calls & (STEPS_PER_REPORT - 1)) === 0) spend("function", line);
}

function spend(kind: "loop" | "function", line: number): void {
  if (steps === 0) {
    startedAt = now();
    afterThisTask(reset);
  }
  steps += STEPS_PER_REPORT;
  if (steps < limitSteps && now() - startedAt < limitMs) return;
  limitMs = now() - startedAt + GRACE_MS;
  limitSteps = steps + GRACE_STEPS;
  throw new Error(
    `This ${kind} ran more than ${roundDown(steps)} times without a pause (line ${line}). Give it an end, or do a part of the work at a time with setTimeout.`,
  );
}

function reset(): void {
  steps = 0;
  limitMs = LIMIT_MS;
  limitSteps = LIMIT_STEPS;
}

/** 3,456,789 becomes "3,000,000". */
function roundDown(count: number): string {
  const unit = 10 ** (String(count).length - 1);
  return String(Math.floor(count / unit) * unit).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** Runs work in the next task. A message is not slowed down in hidden tabs as timers are. */
function createTaskTimer(): (work: () => void) => void {
  if (typeof MessageChannel !== "function") return typeof setTimeout === "function" ? (work) => void setTimeout(work) : () => {};
  const { port1, port2 } = new MessageChannel();
  let waiting: (() => void) | undefined;
  port1.onmessage = () => waiting?.();
  // Where there is a process (in tests) the channel must not keep it alive.
  for (const port of [port1, port2] as { unref?: () => void }[]) port.unref?.();
  return (work) => {
    waiting = work;
    port2.postMessage(null);
  };
}
