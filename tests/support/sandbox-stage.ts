import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Page } from "playwright";
import { buildNode } from "../../scripts/build-node.mjs";
import { pagePolicy } from "#lib/sandbox/content-security-policy";
import { frameUrl, verifyFrameAddress } from "#lib/sandbox/frame-address";
import { frameDocument, warmDocument } from "#lib/sandbox/frame-document";
import { isWarmHost, WARM_PATH } from "#lib/sandbox/warm-address";
import type { Json } from "#lib/core/json";
import type { Stage } from "./stage-host";

const ROOT = join(import.meta.dirname, "../..");
const HOST = {
  source: "tests/support/stage-host.ts",
  output: ".build/stage-host.js",
  options: { platform: "browser", format: "iife", target: "es2022" },
};
const SECRET = "the stage's own secret";
const TENANT = "00000000-0000-4000-8000-0000000000aa";

/** How frames are served: as the product does, with its headers but without its first script, or without any protection. */
export type StageMode = "product" | "headers-only" | "bare";

/** One component on the stage; `script` stands where `frameScript` puts compiled code. */
export interface StageComponent {
  readonly script: string;
  readonly css?: string;
  readonly data?: Json;
  /** What the server drew of it. */
  readonly firstPaint?: string;
  /** A boot script that does what ours would not: what if a frame were wholly taken over? */
  readonly boot?: string;
}

/** What the product's API would have been told by the hosts. */
export interface StageCall {
  readonly componentId: string;
  readonly call: string;
  readonly body: Json;
}

/** An app page on http://localhost and components on c-*.localhost, from the product's own documents, headers and host code. */
export async function startStage(mode: StageMode = "product", { allowList = true } = {}) {
  const components = new Map<string, StageComponent>();
  const calls: StageCall[] = [];
  const state = new Map<string, Json>();
  const hostScript = await bundledHost();
  const parts = readParts(mode);
  let origin = "";

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = "" } = request.headers;
    const url = new URL(request.url ?? "/", `http://${host}`);
    if (url.pathname === WARM_PATH && isWarmHost(host, hostOf(origin))) return serveWarm(response);
    if (host.startsWith("c-") || url.pathname.startsWith("/sandbox/")) return serveFrame(url, host, response);
    if (url.pathname === "/host.js") return void response.writeHead(200, { "content-type": "text/javascript" }).end(hostScript);
    if (url.pathname === "/worker.js") return void response.writeHead(200, { "content-type": "text/javascript" }).end("");
    if (url.pathname.startsWith("/api/")) return serveApi(url, request, response);
    const nonce = "c3RhZ2Ugbm9uY2U";
    response.writeHead(200, {
      "content-type": "text/html",
      "set-cookie": "readable=cookie-of-the-app",
      ...(mode === "bare"
        ? {}
        : { "content-security-policy": pagePolicy({ nonce, origin, sandboxHost: hostOf(origin), embedOrigins: [] }) }),
    });
    response.end(
      `<!doctype html><title>Stage</title><style>iframe{width:320px;height:200px}</style><input id="field"><div id="frames"></div><script nonce="${nonce}" src="/host.js"></script>`,
    );
  }

  async function serveFrame(url: URL, host: string, response: ServerResponse): Promise<void> {
    const verdict = await verifyFrameAddress({
      secret: SECRET,
      url: url.href,
      host: mode === "bare" ? (url.searchParams.get("host") ?? "") : host,
      sandboxHost: hostOf(origin),
      now: new Date(),
    });
    const component = verdict.ok ? components.get(verdict.componentId) : undefined;
    if (!verdict.ok || component === undefined) return void response.writeHead(404).end(verdict.ok ? "unknown" : verdict.reason);
    const { html, headers } = await frameDocument({
      ...verdict,
      title: "A component",
      data: component.data ?? null,
      script: component.script,
      css: component.css ?? "",
      firstPaint: component.firstPaint,
      ...parts,
      ...(component.boot === undefined ? {} : { boot: component.boot }),
      appOrigin: origin,
      embedOrigins: [],
    });
    response.writeHead(200, mode === "bare" ? { "content-type": "text/html" } : Object.fromEntries(headers)).end(html);
  }

  function serveWarm(response: ServerResponse): void {
    const { html, headers } = warmDocument({ ...parts, appOrigin: origin, embedOrigins: [] });
    // As a browser that does not know the header sees it.
    if (!allowList) headers.delete("connection-allowlist");
    response.writeHead(200, Object.fromEntries(headers)).end(html);
  }

  async function serveApi(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, componentId = "", call = "", key = ""] = /^\/api\/components\/([^/]+)\/([^/]+)\/?(.*)$/.exec(url.pathname) ?? [];
    const body = await readJson(request);
    calls.push({ componentId, call: `${request.method} ${[call, key].filter(Boolean).join("/")}`, body });
    const place = `${componentId}/${key}`;
    if (request.method === "PUT") state.set(place, (body as { value: Json }).value);
    if (request.method === "DELETE") state.delete(place);
    const answer =
      call === "data" ? { data: components.get(componentId)?.data ?? null, revision: 1 } : { value: state.get(place) ?? null };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (typeof address === "object" && address !== null) resolve(address.port);
    });
  });
  origin = `http://localhost:${port}`;

  const addressOf = (componentId: string): Promise<string> =>
    frameUrl({
      secret: SECRET,
      componentId,
      version: 1,
      tenantId: TENANT,
      expiresAt: new Date(Date.now() + 60_000),
      appOrigin: origin,
      sandboxHost: hostOf(origin),
    });

  return {
    origin,
    components,
    calls,
    addressOf,
    /** Puts a component's frame into the page. */
    async open(page: Page, componentId: string): Promise<void> {
      const url = await addressOf(componentId);
      const isBare = mode === "bare";
      const frame = { url: isBare ? bareUrl(url, origin) : url, componentId, version: 1, isBare };
      await page.evaluate((asked) => (window as unknown as { stage: Stage }).stage.open(asked), frame);
    },
    /** Runs a component in a frame that waited for it. */
    async openWarm(page: Page, componentId: string): Promise<void> {
      const { script = "", css = "", data = null } = components.get(componentId) ?? {};
      const frame = JSON.stringify({ componentId, app: { title: "A component", script, css, data } });
      await page.waitForFunction((text) => {
        const asked = JSON.parse(text) as Parameters<Stage["openWarm"]>[0];
        return (window as unknown as { stage: Stage }).stage.openWarm(asked);
      }, frame);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A component's id, one for each number. */
export function componentId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** The frame's document on the app's own origin: what isolation there is comes from nowhere then. */
function bareUrl(url: string, origin: string): string {
  const bare = new URL(url);
  bare.searchParams.set("host", bare.host);
  return `${origin}${bare.pathname}${bare.search}`;
}

function hostOf(origin: string): string {
  return new URL(origin).host;
}

const KEEP_ONLY = `Object.defineProperty(globalThis,"__spark_pristine",{configurable:true,value:{apply:Reflect.apply,parse:JSON.parse,stringify:JSON.stringify,postMessage:MessagePort.prototype.postMessage,hasFocus:()=>true}})`;

function readParts(mode: StageMode): { prelude: string; boot: string; baseCss: string } {
  const prelude = readFileSync(join(ROOT, ".build/frame-prelude.js"), "utf8");
  return {
    prelude: mode === "bare" || mode === "headers-only" ? KEEP_ONLY : prelude,
    boot: readFileSync(join(ROOT, ".build/frame-boot.js"), "utf8"),
    baseCss: "",
  };
}

/** Built when something of it has changed, like the rest of what a browser runs: a bundler of its own takes seconds to start. */
async function bundledHost(): Promise<string> {
  await buildNode({ root: ROOT, entries: [HOST] });
  return readFileSync(join(ROOT, HOST.output), "utf8");
}

async function readJson(request: IncomingMessage): Promise<Json> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? null : (JSON.parse(text) as Json);
}
