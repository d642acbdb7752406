import type { Drawn, Verdict } from "./types";

/** What the gate says about a source that has passed it; `notes` are the writer's own. */
export function verdictOf(notes: readonly string[], { render, note }: Drawn): Verdict {
  return { validation: "ok", render, notes: note === "" ? [...notes] : [...notes, note] };
}
