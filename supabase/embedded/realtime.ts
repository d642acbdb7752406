import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

import { WebSocketServer, type WebSocket } from "ws";

import { isSame } from "./auth/guards";
import type { EmbeddedDatabase } from "./database";
import { followChanges } from "./realtime/changes";
import { serveConnection } from "./realtime/connection";
import { createHub } from "./realtime/hub";
import type { Version } from "./realtime/messages";
import type { ReaderDeps } from "./realtime/readers";
import { followedTables } from "./realtime/tables";

export interface RealtimeOptions extends ReaderDeps {
  database: EmbeddedDatabase;
  log: (message: string) => void;
}

const LARGEST_MESSAGE_BYTES = 256 * 1_024;
// Clients send a heartbeat every 25 seconds.
const SILENCE_MS = 75_000;
const VERSIONS: readonly string[] = ["1.0.0", "2.0.0"] satisfies Version[];

/** The channel messages of Supabase Realtime that the app uses: changes of rows, broadcasts, presence. */
export async function createRealtime({ database, keys, verifyToken, log }: RealtimeOptions) {
  const hub = createHub();
  const tables = await followedTables(database);
  await followChanges({ database, hub, tables, log });
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES, perMessageDeflate: false });
  const alive = new WeakMap<WebSocket, number>();
  const watch = setInterval(() => {
    for (const socket of server.clients) if (Date.now() - (alive.get(socket) ?? 0) > SILENCE_MS) socket.terminate();
  }, SILENCE_MS / 3).unref();

  return {
    /** Takes over a WebSocket handshake; without one of the API keys it is refused. */
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const { searchParams } = new URL(request.url ?? "/", "http://localhost");
      const key = searchParams.get("apikey") ?? "";
      const version = searchParams.get("vsn") ?? "1.0.0";
      if (!isSame(key, keys.publishableKey) && !isSame(key, keys.secretKey)) return refuse(socket, "401 Unauthorized");
      if (!isVersion(version)) return refuse(socket, "501 Not Implemented");
      server.handleUpgrade(request, socket, head, (client) => {
        alive.set(client, Date.now());
        client.on("message", () => alive.set(client, Date.now()));
        serveConnection(client, version, { hub, tables: [...tables.keys()], keys, verifyToken });
      });
    },
    close(): void {
      clearInterval(watch);
      for (const client of server.clients) client.close(1_001);
      server.close();
    },
  };
}

function isVersion(text: string): text is Version {
  return VERSIONS.includes(text);
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
