import type { Client } from "./client";
import type { Channel, Hub } from "./hub";
import type { Grant } from "./readers";

interface Subscription {
  readonly channel: Channel;
  readonly joinRef: string | null;
  expiry: NodeJS.Timeout | undefined;
}

const LONGEST_TIMER_MS = 2_147_483_647;

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** The channels of one client; each ends with the token it was joined with, unless a new one comes in time. */
export function createSubscriptions(client: Client, hub: Hub) {
  const byTopic = new Map<string, Subscription>();

  function end(topic: string): void {
    const subscription = byTopic.get(topic);
    if (subscription === undefined) return;
    clearTimeout(subscription.expiry);
    byTopic.delete(topic);
    hub.leave(subscription.channel);
  }

  function close(topic: string): void {
    const joinRef = byTopic.get(topic)?.joinRef ?? null;
    end(topic);
    client.send({ joinRef, ref: joinRef, topic, event: "phx_close", payload: {} });
  }

  function expire(topic: string): void {
    byTopic
      .get(topic)
      ?.channel.send("system", systemPayload(topic, "system", "error", "The access token has expired or is invalid"));
    close(topic);
  }

  function renew(topic: string, { reader, expiresAtSeconds }: Grant): void {
    const subscription = byTopic.get(topic);
    if (subscription === undefined) return;
    subscription.channel.reader = reader;
    clearTimeout(subscription.expiry);
    if (expiresAtSeconds === undefined) return;
    const leftMs = Math.min(expiresAtSeconds * 1_000 - Date.now(), LONGEST_TIMER_MS);
    subscription.expiry = setTimeout(() => expire(topic), leftMs).unref();
  }

  return {
    find: (topic: string) => byTopic.get(topic)?.channel,
    count: () => byTopic.size,
    /** Begins a channel, in place of an earlier one with its topic. */
    begin(channel: Channel, joinRef: string | null, grant: Grant): void {
      end(channel.topic);
      byTopic.set(channel.topic, { channel, joinRef, expiry: undefined });
      renew(channel.topic, grant);
    },
    renew,
    expire,
    close,
    endAll(): void {
      for (const topic of byTopic.keys()) end(topic);
    },
  };
}

/** What a client hears about its channel from the service itself. */
export function systemPayload(topic: string, extension: string, status: "ok" | "error", message: string) {
  return { extension, channel: topic.replace(/^realtime:/, ""), status, message };
}
