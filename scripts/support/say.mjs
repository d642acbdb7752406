/** One line of progress; what failed goes through `Refusal`. */
export function say(line = "") {
  process.stdout.write(`${line}\n`);
}

/** Says what is being done, and every few seconds that it still is, until `work` has ended. */
export async function withProgress(label, work, { everySeconds = 10, detail = () => "" } = {}) {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1_000);
  say(`${label} ...`);
  const timer = setInterval(() => say(`${label} ... ${seconds()} s${detail()}`), everySeconds * 1_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (seconds() > 0) say(`${label}: done after ${seconds()} s`);
  }
}

/** A reason not to go on that the person at the terminal can act on: shown as its sentence, without a stack. */
export class Refusal extends Error {}

/** Ends the process with the sentence of a refusal, or with everything known about a fault. */
export function failWith(error) {
  console.error(error instanceof Refusal ? `\n${error.message}` : error);
  process.exit(1);
}
