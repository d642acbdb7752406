import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { superviseEmbedded } from "../../../scripts/support/embedded-child.mjs";

const MODULE = join(import.meta.dirname, "../../../scripts/support/embedded-child.mjs");

// What the supervisor needs of the real services: an address, a ready message, an end with the channel.
const SERVICES = `
  import http from "node:http";
  const server = http.createServer((request, response) => (request.url === "/crash" ? process.exit(7) : response.end(String(process.pid))));
  server.listen(Number(process.env.SPARK_EMBEDDED_PORT ?? 0), "127.0.0.1", () => {
    process.send({ type: "ready", info: { url: "http://127.0.0.1:" + server.address().port, dataDirectory: process.env.SPARK_DATA_DIR } });
  });
  process.on("disconnect", () => process.exit(0));
  process.on("SIGTERM", () => process.exit(0));
`;

function setup(services = SERVICES) {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const root = mkdtempSync(join(tmpdir(), "spark-child-"));
  mkdirSync(join(root, ".build"));
  writeFileSync(join(root, ".build/embedded.mjs"), services);
  onTestFinished(() => {
    vi.restoreAllMocks();
    rmSync(root, { recursive: true });
  });
  return { root, dataDirectory: join(root, "data"), origin: "http://localhost:8000", firstPauseMs: 20 };
}

const ask = async (url) => (await fetch(url)).text();
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test("crashed services come back at the same address", async () => {
  const services = await superviseEmbedded(setup());
  onTestFinished(services.stop);
  const { url } = services.info;
  const first = await ask(url);
  await expect(ask(`${url}/crash`)).rejects.toThrow();
  const second = await vi.waitFor(() => ask(url), { timeout: 5_000, interval: 50 });
  expect(second).not.toBe(first);
  await expect(ask(`${url}/crash`)).rejects.toThrow();
  await vi.waitFor(() => ask(url), { timeout: 5_000, interval: 50 });
});

test("services that are stopped stay stopped", async () => {
  const services = await superviseEmbedded(setup());
  const pid = Number(await ask(services.info.url));
  await services.stop();
  expect(isAlive(pid)).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(ask(services.info.url)).rejects.toThrow();
});

test("services that cannot start are a refusal", async () => {
  const options = setup("process.exit(1)");
  await expect(superviseEmbedded(options)).rejects.toThrow(/did not start \(code 1\)/);
});

test("a start waits for the services of an earlier one that are still closing", async () => {
  const options = setup();
  mkdirSync(options.dataDirectory);
  const leftOver = join(options.root, "embedded.mjs");
  writeFileSync(leftOver, "setTimeout(() => {}, 60_000);");
  const old = fork(leftOver, { stdio: "ignore" });
  onTestFinished(() => old.kill("SIGKILL"));
  writeFileSync(join(options.dataDirectory, "embedded.json"), JSON.stringify({ pid: old.pid }));
  setTimeout(() => old.kill("SIGKILL"), 400);
  const startedAt = performance.now();
  const services = await superviseEmbedded(options);
  onTestFinished(services.stop);
  expect(performance.now() - startedAt).toBeGreaterThan(350);
});

test("kill -9 of the parent leaves no orphan", async () => {
  const options = setup();
  const parentFile = join(options.root, "parent.mjs");
  writeFileSync(
    parentFile,
    `import { superviseEmbedded } from ${JSON.stringify(MODULE)};
     const services = await superviseEmbedded(${JSON.stringify(options)});
     process.send(services.info.url);`,
  );
  const parent = fork(parentFile, { stdio: "ignore" });
  const url = await new Promise((resolve) => parent.once("message", resolve));
  const pid = Number(await ask(url));
  parent.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000, interval: 50 });
});
