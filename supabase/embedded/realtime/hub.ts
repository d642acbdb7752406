import type { Broadcast } from "./messages";
import type { ChangeBinding, JoinConfig } from "./bindings";
import { createPresence, type PresenceDiff } from "./presence";
import type { Reader } from "./visibility";

/** One subscription of one connection to one topic. */
export interface Channel {
  readonly topic: string;
  readonly config: JoinConfig;
  readonly bindings: readonly ChangeBinding[];
  readonly presenceKey: string;
  /** For whom the channel reads; a new token changes it. */
  reader: Reader;
  send(event: string, payload: unknown): void;
  sendBroadcast(broadcast: Broadcast): void;
}

export type Hub = ReturnType<typeof createHub>;

/** Who listens to which topic, and what is said there. */
export function createHub() {
  const topics = new Map<string, { channels: Set<Channel>; presence: ReturnType<typeof createPresence> }>();

  function tell({ topic }: Channel, diff: PresenceDiff | undefined): void {
    if (diff === undefined) return;
    for (const channel of topics.get(topic)?.channels ?? []) {
      if (channel.config.presence.enabled) channel.send("presence_diff", diff);
    }
  }

  return {
    join(channel: Channel): void {
      const topic = topics.get(channel.topic) ?? { channels: new Set(), presence: createPresence() };
      topics.set(channel.topic, topic);
      topic.channels.add(channel);
      if (channel.config.presence.enabled) channel.send("presence_state", topic.presence.state());
    },
    leave(channel: Channel): void {
      const topic = topics.get(channel.topic);
      if (topic === undefined || !topic.channels.delete(channel)) return;
      tell(channel, topic.presence.untrack(channel));
      if (topic.channels.size === 0) topics.delete(channel.topic);
    },
    broadcast(from: Channel, broadcast: Broadcast): void {
      for (const channel of topics.get(from.topic)?.channels ?? []) {
        if (channel !== from || from.config.broadcast.self) channel.sendBroadcast(broadcast);
      }
    },
    track(channel: Channel, payload: Record<string, unknown>): void {
      tell(channel, topics.get(channel.topic)?.presence.track(channel, channel.presenceKey, payload));
    },
    untrack(channel: Channel): void {
      tell(channel, topics.get(channel.topic)?.presence.untrack(channel));
    },
    *channels(): Iterable<Channel> {
      for (const { channels } of topics.values()) yield* channels;
    },
  };
}
