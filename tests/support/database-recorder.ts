import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A connection to where an address points: a socket in a directory, or a port of a host. */
function connectTo(address: URL): Socket {
  const port = address.searchParams.get("port") ?? (address.port || "5432");
  const host = address.searchParams.get("host") ?? address.hostname;
  return host.startsWith("/") ? connect(join(host, `.s.PGSQL.${port}`)) : connect(Number(port), host);
}

/**
 * A socket in front of the database that writes down what each connection asks, in order. One that holds back passes on no answer
 * of a transaction before its end is asked for: whoever waits for a statement alone waits for ever.
 */
export async function startRecorder(address: string, { holdsBack = false } = {}) {
  const target = new URL(address);
  const directory = await mkdtemp(join(tmpdir(), "spark-rec-"));
  const connections: string[][] = [];
  const server = createServer((socket) => {
    const asked: string[] = [];
    connections.push(asked);
    const unsaid: Buffer[] = [];
    let held = Buffer.alloc(0);
    let hasStarted = false;
    const upstream = connectTo(target);
    socket.on("data", (chunk: Buffer) => {
      upstream.write(chunk);
      held = Buffer.concat([held, chunk]);
      for (;;) {
        const size = held.length < 5 ? Infinity : hasStarted ? 1 + held.readInt32BE(1) : held.readInt32BE(0);
        if (held.length < size) return;
        const message = held.subarray(0, size);
        held = held.subarray(size);
        if (hasStarted) asked.push(...textOf(message));
        hasStarted = true;
        if (!isOpen(asked)) for (const answer of unsaid.splice(0)) socket.write(answer);
      }
    });
    upstream.on("data", (chunk: Buffer) => (holdsBack && isOpen(asked) ? unsaid.push(chunk) : socket.write(chunk)));
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      one.on("close", () => other.destroy());
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(join(directory, ".s.PGSQL.5432"), resolve));
  const url = new URL(target);
  url.searchParams.set("host", directory);
  url.searchParams.set("port", "5432");
  return {
    url: url.href,
    connections,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Whether the last transaction of a connection has not been ended. */
function isOpen(asked: readonly string[]): boolean {
  const last = asked.at(-1);
  return last !== undefined && last !== "commit" && last !== "rollback";
}

/** The SQL in a query or a parse message. */
function textOf(message: Buffer): string[] {
  const body = message.subarray(5).toString("utf8").split("\0");
  if (message[0] === "Q".charCodeAt(0)) return [body[0] ?? ""];
  return message[0] === "P".charCodeAt(0) ? [body[1] ?? ""] : [];
}
