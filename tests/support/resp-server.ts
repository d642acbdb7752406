import { createServer, type AddressInfo, type Socket } from "node:net";

import { createMemoryRunner } from "../../supabase/embedded/redis-bridge/memory-runner";
import { isStatus, RedisError, type Reply } from "../../supabase/embedded/redis-bridge/reply";

/** A Redis server as far as a client library can tell: its wire protocol in front of the memory that the bridge has itself. */
export async function startRespServer() {
  const runner = createMemoryRunner({ maxBytes: 16 * 1_024 * 1_024, now: Date.now });
  const seen: string[][] = [];
  const sockets = new Set<Socket>();

  async function execute(command: string[]): Promise<Reply | RedisError> {
    const [name = "", first = "", second = ""] = command.map((part) => part.toUpperCase());
    if (name === "INFO") return "redis_version:7.2.0\r\nloading:0\r\n";
    if (name === "CLIENT" || name === "SELECT") return { status: "OK" };
    // Stock Redis does not know Upstash's flag.
    const script = name === "EVAL" ? first : name === "SCRIPT" ? second : "";
    if (script.startsWith("#!LUA FLAGS=ALLOW-KEY-LOCKING")) return new RedisError("ERR Unexpected flag in script shebang");
    return runner
      .run(command)
      .catch((error: unknown) => (error instanceof RedisError ? error : new RedisError(`ERR ${String(error)}`)));
  }

  function serve(socket: Socket): void {
    let text = "";
    let queued: string[][] | undefined;
    let last: Promise<void> = Promise.resolve();
    const answer = async (command: string[]): Promise<string> => {
      seen.push(command);
      const name = command[0]?.toUpperCase();
      if (name === "MULTI") {
        queued = [];
        return "+OK\r\n";
      }
      if (name === "EXEC" && queued !== undefined) {
        const outcomes: (Reply | RedisError)[] = [];
        for (const each of queued) outcomes.push(await execute(each));
        queued = undefined;
        return `*${outcomes.length}\r\n${outcomes.map(encode).join("")}`;
      }
      if (queued === undefined) return encode(await execute(command));
      queued.push(command);
      return "+QUEUED\r\n";
    };
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      for (let parsed = parseCommand(text); parsed !== undefined; parsed = parseCommand(text)) {
        const { command, rest } = parsed;
        text = rest;
        last = last.then(async () => void socket.write(await answer(command)));
      }
    });
  }

  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `redis://127.0.0.1:${port}`,
    /** Every command that arrived, in order. */
    seen,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await runner.close();
    },
  };
}

/** `*n`, then `$length` and the bytes of each part; nothing while it is not all there. */
function parseCommand(text: string): { command: string[]; rest: string } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (head === null) return undefined;
  let at = head[0].length;
  const command: string[] = [];
  for (let part = 0; part < Number(head[1]); part++) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at, at + 20));
    if (size === null) return undefined;
    const from = at + size[0].length;
    const to = from + Number(size[1]);
    if (text.length < to + 2) return undefined;
    command.push(Buffer.from(text.slice(from, to), "latin1").toString("utf8"));
    at = to + 2;
  }
  return { command, rest: text.slice(at) };
}

function encode(reply: Reply | RedisError): string {
  if (reply instanceof RedisError) return `-${reply.message}\r\n`;
  if (reply === null) return "$-1\r\n";
  if (typeof reply === "number") return `:${reply}\r\n`;
  if (isStatus(reply)) return `+${reply.status}\r\n`;
  if (typeof reply === "string") return `$${Buffer.byteLength(reply)}\r\n${reply}\r\n`;
  return `*${reply.length}\r\n${reply.map(encode).join("")}`;
}
