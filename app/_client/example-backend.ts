import type { Json } from "#lib/core/json";
import type { FrameBackend } from "./frame-host-backend";

/** What stands behind an example: its data, and what it keeps for as long as its page is open. It tells nobody anything. */
export function createExampleBackend(data: Json): FrameBackend {
  const kept = new Map<string, Json>();
  return {
    readData: async () => ({ data, revision: 1 }),
    getState: async (key) => kept.get(key) ?? null,
    putState: async (key, value) => void kept.set(key, value),
    deleteState: async (key) => void kept.delete(key),
    submit: async () => {},
    report: async () => {},
  };
}
