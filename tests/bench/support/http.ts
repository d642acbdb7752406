import http from "node:http";

/** What came back, and how long it took from the first byte sent to the last one received. */
export interface Answered {
  readonly ms: number;
  readonly status: number;
  readonly text: string;
}

interface CallOptions {
  /** The name it is asked by. */
  readonly host?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another status is an error. */
  readonly expected?: number;
}

/** Calls an origin over connections that stay open. A name below `localhost` needs no resolver. */
export function createCaller(origin: string) {
  const { port, host } = new URL(origin);
  const agent = new http.Agent({ keepAlive: true });
  const call = (method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        host: options.host ?? host,
        ...options.headers,
        ...(text === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
      };
      const request = http.request({ host: "127.0.0.1", port, method, path, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const ms = performance.now() - startedAt;
          const status = response.statusCode ?? 0;
          if (options.expected !== undefined && status !== options.expected) reject(new Error(`${method} ${path}: ${status}`));
          resolve({ ms, status, text: Buffer.concat(chunks).toString("utf8") });
        });
      });
      request.on("error", reject);
      request.end(text);
    });
  return { call, close: () => agent.destroy() };
}

/** The least that an answer over HTTP costs here: a server in this process that says the same to everybody. */
export async function startBareServer(text: string): Promise<{ origin: string; close: () => void }> {
  const server = http.createServer((request, response) => {
    request.resume().on("end", () => response.end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
