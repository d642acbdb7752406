import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startApp } from "../support/app-stack";

const ROOT = join(import.meta.dirname, "../..");

/** An app that a test may kill; what only asks takes the shared one. */
async function setup() {
  const app = await startApp({ env: {} });
  onTestFinished(() => app.stop());
  return app;
}

/** `npm start` as a person would run it; answers its exit code and everything it said. */
function runStart(env: Record<string, string>): Promise<{ code: number | null; text: string }> {
  const child = spawn("npm", ["start"], { cwd: ROOT, env: { ...process.env, ...env } });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, text })));
}

function embeddedPid(dataDir: string): number {
  return (JSON.parse(readFileSync(join(dataDir, "embedded.json"), "utf8")) as { pid: number }).pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const health = async (origin: string) => (await fetch(`${origin}/api/health`)).status;

test("the health of a started app is good, and it says what it runs on and what to try", async () => {
  const app = await startApp();
  expect(await health(app.origin)).toBe(200);
  expect(await app.output()).toMatch(/runs at http:\/\/localhost:\d+ [^]*embedded Postgres[^]*curl -s http:\/\/localhost/);
});

test("a second start on the same data directory is refused with a sentence", async () => {
  const app = await startApp();
  const second = await runStart({ PORT: "0", SPARK_DATA_DIR: app.dataDir });
  expect(second.code).toBe(1);
  expect(second.text).toContain(`Spark already runs on ${app.dataDir} (process ${app.pid})`);
  expect(await health(app.origin)).toBe(200);
});

test("kill -9 leaves no orphan, and the next start takes the data over", async () => {
  const app = await setup();
  const services = embeddedPid(app.dataDir);
  await app.kill();
  await vi.waitFor(() => expect(isAlive(services)).toBe(false), { timeout: 10_000, interval: 50 });
  await app.restart();
  expect(await health(app.origin)).toBe(200);
});

test("services that crash come back under a running app", async () => {
  const app = await setup();
  process.kill(embeddedPid(app.dataDir), "SIGKILL");
  await vi.waitFor(async () => expect((await fetch(`${app.origin}/sb/auth/v1/health`)).status).toBe(503), {
    timeout: 5_000,
    interval: 20,
  });
  await vi.waitFor(async () => expect((await fetch(`${app.origin}/sb/auth/v1/health`)).status).toBe(200), {
    timeout: 20_000,
    interval: 100,
  });
  await vi.waitFor(async () => expect(await health(app.origin)).toBe(200), { timeout: 10_000, interval: 100 });
});

/** A status for a request with a Host of its own; `fetch` does not let one choose it. */
function statusOf(origin: string, path: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    request({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test("identity is passed on to the app's own host only, and the Redis bridge never", async () => {
  const app = await startApp();
  const { host } = new URL(app.origin);
  expect(await statusOf(app.origin, "/sb/auth/v1/.well-known/jwks.json", host)).toBe(200);
  expect(await statusOf(app.origin, "/sb/auth/v1/.well-known/jwks.json", `c-0123456789abcdef.${host}`)).toBe(404);
  for (const path of ["/sb/redis", "/sb/auth/../redis", "/sb/auth/..%2fredis"])
    expect(await statusOf(app.origin, path, host)).toBe(404);
});
