import { useEffect, useEffectEvent } from "react";
import { create } from "zustand";

interface FollowState {
  /** How often what is below an address has changed since the page was opened. */
  readonly changes: Readonly<Record<string, number>>;
  noteChange(prefix: string): void;
}

/** What other tabs and devices have changed; endless lists are not among the keys that SWR lets others make stale. */
export const useChanges = create<FollowState>((set) => ({
  changes: {},
  noteChange: (prefix) => set(({ changes }) => ({ changes: { ...changes, [prefix]: (changes[prefix] ?? 0) + 1 } })),
}));

/** Reads a list anew when something below its address has changed elsewhere. */
export function useFollow(prefix: string, reload: () => void): void {
  const count = useChanges((state) => state.changes[prefix] ?? 0);
  const run = useEffectEvent(reload);
  useEffect(() => {
    if (count > 0) run();
  }, [count]);
}
