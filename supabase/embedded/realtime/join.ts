import { randomUUID } from "node:crypto";

import { JoinPayload, toBinding, type ChangeBinding, type JoinConfig } from "./bindings";
import type { Client } from "./client";
import type { Channel, Hub } from "./hub";
import type { Message } from "./messages";
import { readerOf, type ReaderDeps } from "./readers";
import { systemPayload, type Subscriptions } from "./subscriptions";

export interface JoinDeps extends ReaderDeps {
  hub: Hub;
  /** Tables whose changes are announced, as `schema.table`. */
  tables: readonly string[];
}

const MOST_CHANNELS = 100;

/** Answers a client that wants to join a topic. */
export async function join(message: Message, client: Client, subscriptions: Subscriptions, deps: JoinDeps): Promise<void> {
  const parsed = JoinPayload.safeParse(message.payload ?? {});
  if (!parsed.success) return client.refuse(message, "The join is not understood");
  const { config, access_token: token } = parsed.data;
  if (config.private) return client.refuse(message, "Private channels are not supported by the embedded services");
  if (subscriptions.count() >= MOST_CHANNELS) return client.refuse(message, "Too many channels on one connection");
  const bindings = toBindings(config, deps.tables);
  if (typeof bindings === "string") return client.refuse(message, bindings);
  const grant = await readerOf(token ?? undefined, deps);
  if (grant === undefined) return client.refuse(message, "The access token has expired or is invalid");
  const { topic, joinRef } = message;
  const channel: Channel = {
    topic,
    config,
    bindings,
    presenceKey: config.presence.key || randomUUID(),
    reader: grant.reader,
    send: (event, payload) => client.send({ joinRef, ref: null, topic, event, payload }),
    sendBroadcast: (broadcast) => client.sendBroadcast(topic, broadcast),
  };
  subscriptions.begin(channel, joinRef, grant);
  client.reply(message, "ok", { postgres_changes: bindings.map(({ id, asked }) => ({ ...asked, id })) });
  deps.hub.join(channel);
  if (bindings.length > 0) channel.send("system", systemPayload(topic, "postgres_changes", "ok", "Subscribed to PostgreSQL"));
}

/** All of them, or why one cannot be. */
function toBindings(config: JoinConfig, tables: readonly string[]): ChangeBinding[] | string {
  const bindings: ChangeBinding[] = [];
  for (const [index, asked] of config.postgres_changes.entries()) {
    const binding = toBinding(index + 1, asked, tables);
    if (typeof binding === "string") return binding;
    bindings.push(binding);
  }
  return bindings;
}
