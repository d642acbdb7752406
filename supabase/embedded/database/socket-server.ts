import { unlink } from "node:fs/promises";
import { createServer, type Socket } from "node:net";

import { PGLiteSocketHandler, type PGLiteSocketHandlerOptions } from "@electric-sql/pglite-socket";

import type { SessionQueue } from "./session-queue";

/** Serves the Postgres wire protocol on a Unix socket, any number of connections over the one session behind the queue. */
export async function serveSocket(path: string, queue: SessionQueue) {
  const sockets = new Map<number, Socket>();
  const server = createServer((socket) => {
    const handler = new PGLiteSocketHandler({ queryQueue: asQueryQueue(queue), closeOnDetach: true });
    sockets.set(handler.handlerId, socket);
    socket.once("close", () => sockets.delete(handler.handlerId));
    handler.attach(socket).catch(() => socket.destroy());
  });
  // The lock is ours, so whoever left a socket here is gone.
  await unlink(path).catch(() => {});
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  return {
    disconnect: (id: number) => sockets.get(id)?.destroy(),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.values()) socket.destroy();
      }),
  };
}

/** The handler's type names a class that the package does not export; it calls the three methods that ours has. */
function asQueryQueue(queue: SessionQueue): PGLiteSocketHandlerOptions["queryQueue"] {
  return queue as unknown as PGLiteSocketHandlerOptions["queryQueue"];
}
