import { createSocket } from "node:dgram";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

/** Something that left a frame: what arrived, and at whose canary. */
export interface CanaryHit {
  readonly technique: string;
  readonly kind: "tcp" | "http" | "websocket" | "udp" | "dns";
  readonly detail: string;
}

/** Where one technique may try to send its secret. */
export interface CanaryAddresses {
  readonly httpPort: number;
  readonly udpPort: number;
  /** A name that nobody can resolve; the browser's own log says whether it tried. */
  readonly dnsName: string;
}

/** Servers that wait for what must never come: one TCP and one UDP port for each technique, so that a bare connection tells whose it is. */
export async function startCanary(techniques: readonly string[]) {
  const hits: CanaryHit[] = [];
  const closers: (() => void)[] = [];
  const addresses = new Map<string, CanaryAddresses>();
  for (const technique of techniques) {
    const note = (kind: CanaryHit["kind"], detail: string) => hits.push({ technique, kind, detail });
    const [http, udp] = await Promise.all([startHttp(note), startUdp(note)]);
    closers.push(http.close, udp.close);
    addresses.set(technique, { httpPort: http.port, udpPort: udp.port, dnsName: `${dnsLabel(technique)}.spark-canary.test` });
  }
  return {
    addresses,
    hits,
    /** Adds what the browser's network log knows: names it tried to resolve. Read it after the browser has ended. */
    async readNetLog(file: string): Promise<void> {
      const names = await resolvedNames(file);
      for (const technique of techniques) {
        const name = `${dnsLabel(technique)}.spark-canary.test`;
        if (names.has(name)) hits.push({ technique, kind: "dns", detail: name });
      }
    },
    close: () => closers.forEach((close) => close()),
  };
}

/** Every host name that the browser asked its resolver for. */
async function resolvedNames(file: string): Promise<Set<string>> {
  const log = JSON.parse(await readFile(file, "utf8")) as NetLog;
  const types = new Set(
    Object.entries(log.constants.logEventTypes)
      .filter(([name]) => /^(?:HOST_RESOLVER_MANAGER_(?:REQUEST|JOB|CREATE_JOB)|DNS_TRANSACTION)$/.test(name))
      .map(([, type]) => type),
  );
  const names = log.events
    .filter((event) => types.has(event.type))
    .map((event) => event.params?.host ?? event.params?.hostname ?? "");
  return new Set(names.map((host) => host.replace(/^\w+:\/\//, "").replace(/:\d+$/, "")).filter((name) => name !== ""));
}

interface NetLog {
  readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
  readonly events: readonly { readonly type: number; readonly params?: { readonly host?: string; readonly hostname?: string } }[];
}

type Note = (kind: CanaryHit["kind"], detail: string) => void;

function dnsLabel(technique: string): string {
  return `leak-${technique}`.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-");
}

/** Answers everything with something that every kind of request accepts, so that one step can lead to the next. */
async function startHttp(note: Note): Promise<{ port: number; close: () => void }> {
  const server = createServer((request, response) => {
    note("http", `${request.method} ${request.url}`);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("content-type", contentType(request.headers["sec-fetch-dest"]));
    response.end("");
  });
  server.on("connection", () => note("tcp", "connected"));
  server.on("upgrade", (request, socket) => {
    note("websocket", request.url ?? "");
    socket.destroy();
  });
  const port = await listen(server);
  return {
    port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function contentType(destination: string | string[] | undefined): string {
  if (destination === "script" || destination === "worker") return "text/javascript";
  return destination === "style" ? "text/css" : "text/html";
}

async function startUdp(note: Note): Promise<{ port: number; close: () => void }> {
  const socket = createSocket("udp4");
  socket.on("message", (message) => note("udp", `${message.length} bytes`));
  await new Promise<void>((resolve) => socket.bind(0, "0.0.0.0", resolve));
  return { port: socket.address().port, close: () => socket.close() };
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address !== null) resolve(address.port);
    });
  });
}
