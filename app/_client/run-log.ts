import { create } from "zustand";
import type { RunData } from "./chat-message";

interface RunLogState {
  /** Every phase of a run with the time at which it began, in order. */
  readonly runs: Readonly<Record<string, readonly RunData[]>>;
  record(run: RunData): void;
}

// Enough for every run a person can scroll to; older ones keep their last phase in the message.
const MAX_RUNS = 100;

/** A message keeps only the last phase of its run; this keeps the steps for as long as the page is open. */
export const useRunLog = create<RunLogState>((set) => ({
  runs: {},
  record: (run) =>
    set((state) => {
      const steps = state.runs[run.id] ?? [];
      if (steps.at(-1)?.phase === run.phase) return state;
      const kept = Object.entries(state.runs).slice(-MAX_RUNS);
      return { runs: { ...Object.fromEntries(kept), [run.id]: [...steps, run] } };
    }),
}));
