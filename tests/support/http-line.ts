import { Agent, request } from "node:http";
import type { App } from "./app-stack";

/** One request as it goes over the wire; unlike fetch it may name any `host`. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export type HttpLine = ReturnType<typeof openLine>;

/** Calls of an app without cookies, redirects or headers that nobody gave. */
export function openLine(app: Pick<App, "origin">) {
  const agent = new Agent({ keepAlive: true });
  const { host, hostname, port } = new URL(app.origin);
  const send = ({ method, path, body, headers = {} }: Sent): Promise<Received> =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? undefined : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
      const announced = bytes && { "content-type": "application/json", "content-length": String(bytes.length) };
      const sending = request(
        { agent, hostname, port, method, path, headers: { host, ...announced, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const text = Buffer.concat(chunks).toString();
            resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", text });
          });
        },
      );
      sending.on("error", reject);
      sending.end(bytes);
    });
  return { send, close: () => agent.destroy() };
}
