import { stat, unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

// How long another process may lie between "nobody listens" and removing the file.
const SETTLE_MS = 30;
const ANSWER_MS = 500;
const ATTEMPTS = 5;

export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes a lock that ends with its process, however that ends: a socket that it listens on. A process number in a file would
 * be found alive again after a restart in a container, and nobody would own the number.
 */
export async function takeLock(file: string): Promise<Lock> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const server = await listen(file);
    if (server !== undefined) {
      const mine = await inodeOf(file);
      await sleep(SETTLE_MS);
      if (mine !== undefined && (await inodeOf(file)) === mine) return { release: () => close(server) };
      await close(server);
      continue;
    }
    const stale = await inodeOf(file);
    const holder = await askHolder(file);
    if (holder !== undefined)
      throw new Error(`This data directory is in use${holder}. Stop that one first, or choose another SPARK_DATA_DIR.`);
    if (stale !== undefined && (await inodeOf(file)) === stale) await unlink(file).catch(() => {});
  }
  throw new Error("This data directory is being opened by several processes at once.");
}

function listen(file: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.end(` by process ${process.pid}`);
    });
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(undefined) : reject(error)));
    server.listen(file, () => resolve(server.unref()));
  });
}

/** What the holder says about itself; undefined when there is none. */
function askHolder(file: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(file);
    const finish = () => {
      socket.destroy();
      resolve(text);
    };
    socket.once("error", () => resolve(undefined));
    // A holder that is busy still holds.
    socket.once("connect", () => setTimeout(finish, ANSWER_MS).unref());
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.once("end", finish);
  });
}

async function inodeOf(file: string): Promise<bigint | undefined> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  return found?.ino;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
