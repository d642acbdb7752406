import type { RawData, WebSocket } from "ws";
import { z } from "zod";

import { createClient, type Client } from "./client";
import type { Channel } from "./hub";
import { join, type JoinDeps } from "./join";
import { decodeMessage, type Message, type Version } from "./messages";
import { readerOf } from "./readers";
import { createSubscriptions, type Subscriptions } from "./subscriptions";

const BroadcastPayload = z.object({ event: z.string().max(255), payload: z.unknown(), meta: z.unknown().optional() });
const PresencePayload = z.object({ event: z.string(), payload: z.record(z.string(), z.unknown()).optional() });
const TokenPayload = z.object({ access_token: z.string() });

/** Speaks Phoenix' channel protocol with one client. */
export function serveConnection(socket: WebSocket, version: Version, deps: JoinDeps): void {
  const client = createClient(socket, version);
  const subscriptions = createSubscriptions(client, deps.hub);
  const handle = createHandler(client, subscriptions, deps);
  // One after another: a leave must not overtake the join before it.
  let last: Promise<void> = Promise.resolve();
  socket.on("message", (data: RawData, isBinary: boolean) => {
    const message = decodeMessage(version, toBuffer(data), isBinary);
    if (message !== undefined) last = last.then(() => handle(message)).catch(() => socket.terminate());
  });
  socket.on("close", () => {
    last = last.then(subscriptions.endAll);
  });
  socket.on("error", () => socket.terminate());
}

function createHandler(client: Client, subscriptions: Subscriptions, deps: JoinDeps) {
  return async function handle(message: Message): Promise<void> {
    if (message.topic === "phoenix" && message.event === "heartbeat") return client.reply(message, "ok", {});
    if (message.event === "phx_join") return join(message, client, subscriptions, deps);
    const channel = subscriptions.find(message.topic);
    if (channel === undefined) return client.refuse(message, "unmatched topic");
    switch (message.event) {
      case "phx_leave":
        client.reply(message, "ok", {});
        return subscriptions.close(message.topic);
      case "access_token":
        return renew(message, subscriptions, deps);
      case "broadcast":
        return broadcast(message, channel, client, deps);
      case "presence":
        return presence(message, channel, client, deps);
      default:
        return client.refuse(message, `The embedded services do not know "${message.event}"`);
    }
  };
}

async function renew({ topic, payload }: Message, subscriptions: Subscriptions, deps: JoinDeps): Promise<void> {
  const parsed = TokenPayload.safeParse(payload);
  const grant = parsed.success ? await readerOf(parsed.data.access_token, deps) : undefined;
  if (grant === undefined) subscriptions.expire(topic);
  else subscriptions.renew(topic, grant);
}

function broadcast(message: Message, channel: Channel, client: Client, { hub }: JoinDeps): void {
  const parsed = BroadcastPayload.safeParse(message.payload);
  if (!parsed.success) return client.refuse(message, "A broadcast needs an event");
  const { event, payload, meta } = parsed.data;
  hub.broadcast(channel, { type: "broadcast", event, payload, ...(meta === undefined ? {} : { meta }) });
  if (channel.config.broadcast.ack) client.reply(message, "ok", {});
}

function presence(message: Message, channel: Channel, client: Client, { hub }: JoinDeps): void {
  const parsed = PresencePayload.safeParse(message.payload);
  if (!parsed.success) return client.refuse(message, "Presence is tracked or untracked");
  if (parsed.data.event === "track") hub.track(channel, parsed.data.payload ?? {});
  else hub.untrack(channel);
  client.reply(message, "ok", {});
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}
