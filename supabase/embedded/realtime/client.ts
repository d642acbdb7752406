import type { WebSocket } from "ws";

import { encodeBroadcast, encodeMessage, type Broadcast, type Message, type Version } from "./messages";

// A tab that does not read keeps its messages in our memory.
const MOST_UNSENT_BYTES = 8 * 1_024 * 1_024;

/** One client's end of the line, in the version it speaks. */
export interface Client {
  send(message: Message): void;
  reply(to: Message, status: "ok" | "error", response: unknown): void;
  refuse(to: Message, reason: string): void;
  sendBroadcast(topic: string, broadcast: Broadcast): void;
}

/** Writes to a WebSocket. */
export function createClient(socket: WebSocket, version: Version): Client {
  const write = (data: string | Buffer) => {
    if (socket.bufferedAmount > MOST_UNSENT_BYTES) socket.terminate();
    else socket.send(data, () => {});
  };
  const send = (message: Message) => write(encodeMessage(version, message));
  const reply: Client["reply"] = ({ joinRef, ref, topic }, status, response) =>
    send({ joinRef, ref, topic, event: "phx_reply", payload: { status, response } });
  return {
    send,
    reply,
    refuse: (to, reason) => reply(to, "error", { reason }),
    sendBroadcast(topic, broadcast) {
      const data = encodeBroadcast(version, topic, broadcast);
      if (data !== undefined) write(data);
    },
  };
}
