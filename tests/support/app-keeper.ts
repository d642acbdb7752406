import { fork, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const START_MS = 240_000;
const SHARED = "shared";

/** An app that runs, as its tests see it. */
export interface RunningApp {
  readonly id: string;
  readonly origin: string;
  readonly dataDir: string;
  readonly pid: number;
}

interface KeptApp {
  readonly id: string;
  readonly dataDir: string;
  readonly env: Record<string, string>;
  child: ChildProcess;
  origin: string;
  output: string;
}

/** What a test may ask of the keeper. */
export type KeeperRequest =
  | { readonly action: "start"; readonly isShared: boolean; readonly env: Record<string, string> }
  | { readonly action: "restart" | "kill" | "stop" | "output"; readonly id: string };

/**
 * Starts the built product for tests and ends it with the run. It lives in the process of vitest itself, because the processes of
 * the test files come and go, and each app ends when its parent does.
 */
export async function createAppKeeper(): Promise<{ url: string; close: () => Promise<void> }> {
  const apps = new Map<string, Promise<KeptApp>>();
  const server = createServer(async (request, response) => {
    try {
      response.end(JSON.stringify(await answer(apps, await bodyOf(request))));
    } catch (error) {
      response.writeHead(500).end(JSON.stringify({ message: error instanceof Error ? error.message : String(error) }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The keeper of the apps has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await Promise.all([...apps.values()].map(async (app) => discard(await app.catch(() => undefined))));
    },
  };
}

async function answer(
  apps: Map<string, Promise<KeptApp>>,
  request: KeeperRequest,
): Promise<RunningApp | { output: string } | object> {
  if (request.action === "start") {
    const id = request.isShared ? SHARED : `own-${apps.size}`;
    const app = apps.get(id) ?? startKept(id, request.env);
    apps.set(id, app);
    return facts(await app);
  }
  const app = await apps.get(request.id);
  if (!app) throw new Error(`No app ${request.id} was started`);
  if (request.action === "output") return { output: app.output };
  await end(app.child, request.action === "stop" || request.action === "restart" ? "SIGTERM" : "SIGKILL");
  if (request.action === "restart") await launch(app, new URL(app.origin).port);
  if (request.action === "stop") await rm(app.dataDir, { recursive: true, force: true });
  return facts(app);
}

async function startKept(id: string, env: Record<string, string>): Promise<KeptApp> {
  const dataDir = await mkdtemp(join(tmpdir(), "spark-test-"));
  return launch({ id, dataDir, env, origin: "", output: "" }, "0");
}

/** Starts the product on the data of this app; answers when it says that it is ready. */
async function launch(app: Omit<KeptApp, "child"> & { child?: ChildProcess }, port: string): Promise<KeptApp> {
  const child = fork(join(ROOT, "scripts/start.mjs"), {
    cwd: ROOT,
    env: { NODE_ENV: "production", ...neutralEnvironment(), PORT: port, SPARK_DATA_DIR: app.dataDir, ...app.env },
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const kept: KeptApp = Object.assign(app, { child });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (kept.output += chunk.toString()));
  kept.origin = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The app ${why}. It said:\n${kept.output.slice(-4_000)}`));
    const timer = setTimeout(() => fail(`was not ready after ${START_MS / 1_000} s`), START_MS);
    child.once("exit", (code, signal) => fail(`ended (${signal ?? code}) before it was ready`));
    child.on("message", (message) => {
      clearTimeout(timer);
      const { origin } = message as { origin?: string };
      if (origin) resolve(origin);
    });
  });
  return kept;
}

/** What a program needs of a machine, and every key of .env.example as blank: the developer's own keys and .env are not tested. */
function neutralEnvironment(): Record<string, string> {
  const machine = ["PATH", "HOME", "TMPDIR", "TEMP", "LANG", "TZ", "SYSTEMROOT"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const file = join(ROOT, ".env.example");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const known = [...text.matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]+)=/gm)].map((match) => [match[1] ?? "", ""] as const);
  return Object.fromEntries([...known, ...machine]);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}

async function discard(app: KeptApp | undefined): Promise<void> {
  if (!app) return;
  await end(app.child, "SIGTERM");
  await rm(app.dataDir, { recursive: true, force: true });
}

function facts({ id, origin, dataDir, child }: KeptApp): RunningApp {
  return { id, origin, dataDir, pid: child.pid ?? 0 };
}

async function bodyOf(request: IncomingMessage): Promise<KeeperRequest> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  // Only `app-stack.ts` writes to this address, and it types what it writes.
  return JSON.parse(text) as KeeperRequest;
}
