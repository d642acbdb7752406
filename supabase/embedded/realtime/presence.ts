import { randomUUID } from "node:crypto";

type Meta = Record<string, unknown> & { phx_ref: string };

/** Phoenix' form: for each key what is known of each of its connections. */
export type PresenceState = Record<string, { metas: Meta[] }>;

export interface PresenceDiff {
  joins: PresenceState;
  leaves: PresenceState;
}

/** Who is there in one topic, by channel. */
export function createPresence() {
  const entries = new Map<object, { key: string; meta: Meta }>();
  return {
    state(): PresenceState {
      const state: PresenceState = {};
      for (const { key, meta } of entries.values()) (state[key] ??= { metas: [] }).metas.push(meta);
      return state;
    },
    /** The channel says something about itself, instead of what it said before. */
    track(channel: object, key: string, payload: Record<string, unknown>): PresenceDiff {
      const before = this.untrack(channel);
      const meta = { ...payload, phx_ref: randomUUID() };
      entries.set(channel, { key, meta });
      return { joins: { [key]: { metas: [meta] } }, leaves: before?.leaves ?? {} };
    },
    /** The channel is not there any more; nothing when it never was. */
    untrack(channel: object): PresenceDiff | undefined {
      const entry = entries.get(channel);
      if (entry === undefined) return undefined;
      entries.delete(channel);
      return { joins: {}, leaves: { [entry.key]: { metas: [entry.meta] } } };
    },
  };
}
