import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";

import { problem, unsupported } from "./support/problem";

export interface ServerParts {
  /** Answers below `/auth/v1`. */
  auth: Hono;
  /** Answers below `/redis`. */
  redis: Hono;
  /** Takes over a WebSocket handshake for `/realtime/v1/websocket`. */
  upgradeRealtime: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Throws when the services cannot work. */
  check: () => Promise<void>;
  log: (message: string) => void;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";

/** Serves identity, realtime and the Redis bridge on one loopback port; a port that is taken is replaced by a free one. */
export async function startServer(parts: ServerParts, wantedPort: number): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: createApp(parts).fetch });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/realtime/v1/websocket") parts.upgradeRealtime(request, socket, head);
    else socket.end("HTTP/1.1 501 Not Implemented\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
  });
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, HOST, () => {
        server.off("error", reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  const port = await listen(wantedPort).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") return listen(0);
    throw error;
  });
  return {
    port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

function createApp(parts: ServerParts): Hono {
  const app = new Hono();
  app.get("/health", async (context) => {
    await parts.check();
    return context.json({ status: "ok" });
  });
  app.route("/auth/v1", parts.auth);
  app.route("/redis", parts.redis);
  app.notFound((context) => unsupported(context.req.method, context.req.path));
  app.onError((error, context) => {
    parts.log(`${context.req.method} ${context.req.path} failed: ${error.stack ?? error.message}`);
    return problem(500, "internal", "The embedded services failed. Their log says why.");
  });
  return app;
}
