import type { RunPhase } from "./chat-message";

/** The five steps a person sees while an app is made. */
export const STEPS = ["Thinking", "Writing", "Checking", "Compiling", "Ready"] as const;

/** The three of an answer about a project, whose changes are checked as well. */
export const PROJECT_STEPS = ["Reading", "Answering", "Checking"] as const;

/** Which of the three a phase belongs to. */
export function projectStepOf(phase: RunPhase): number {
  if (phase === "context") return 0;
  return phase === "generating" || phase === "repairing" ? 1 : 2;
}

const STEP_OF: Readonly<Record<RunPhase, number>> = {
  context: 0,
  generating: 0,
  repairing: 1,
  validating: 2,
  compiling: 3,
  rendering: 3,
  storing: 3,
  ready: 4,
  failed: 4,
};

const WORDS: Readonly<Record<RunPhase, string>> = {
  context: "Thinking",
  generating: "Thinking",
  repairing: "Repairing",
  validating: "Checking",
  compiling: "Compiling",
  rendering: "Trying it out",
  storing: "Saving",
  ready: "Ready",
  failed: "Stopped",
};

/** Which of the steps a phase belongs to; generating is writing once there is source. */
export function stepOf(phase: RunPhase, hasSource: boolean): number {
  return phase === "generating" && hasSource ? 1 : STEP_OF[phase];
}

/** The phase in a word. */
export function wordOf(phase: RunPhase, hasSource: boolean): string {
  return phase === "generating" && hasSource ? "Writing" : WORDS[phase];
}
