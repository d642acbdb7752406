import { fork } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { expectServices } from "../../../scripts/support/expected-services.mjs";
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

/** A data directory as an earlier start has left it. */
function leftBehind(options, facts = {}) {
  mkdirSync(options.dataDirectory);
  const info = {
    pid: 2 ** 22 + 1,
    url: "http://127.0.0.1:1",
    databaseUrl: `postgresql://spark_app@/postgres?host=${realpathSync(options.dataDirectory)}/run`,
    redisUrl: "http://127.0.0.1:1/redis",
    redisToken: "r",
    publishableKey: "p",
    secretKey: "s",
    localOwner: { userId: "u", tenantId: "t", email: "e" },
    ...facts,
  };
  writeFileSync(join(options.dataDirectory, "embedded.json"), JSON.stringify(info));
  writeFileSync(join(options.dataDirectory, "keys.json"), "{}");
  return info;
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  return { port, occupied: probe, free: () => new Promise((resolve) => probe.close(resolve)) };
}

test("a start waits for the services of an earlier one that are still closing", async () => {
  const options = setup();
  const program = join(options.root, "embedded.mjs");
  writeFileSync(program, "setTimeout(() => {}, 60_000);");
  const old = fork(program, { stdio: "ignore" });
  onTestFinished(() => old.kill("SIGKILL"));
  leftBehind(options, { pid: old.pid });
  setTimeout(() => old.kill("SIGKILL"), 400);
  const startedAt = performance.now();
  await expectServices(options.dataDirectory);
  expect(performance.now() - startedAt).toBeGreaterThan(350);
});

test("what is expected of services that ran before is what they said, while their port is free", async () => {
  const options = setup();
  const { port, free } = await freePort();
  const info = leftBehind(options, { url: `http://127.0.0.1:${port}` });
  expect(await expectServices(options.dataDirectory)).toBeUndefined();
  await free();
  expect(await expectServices(options.dataDirectory)).toEqual(info);
});

test.each([
  ["on a first start", undefined],
  ["of a copied data directory", { databaseUrl: "postgresql://spark_app@/postgres?host=/elsewhere/run" }],
  ["of a description that lacks something", { redisToken: undefined }],
])("nothing is expected %s", async (_name, facts) => {
  const options = setup();
  if (facts) leftBehind(options, facts);
  expect(await expectServices(options.dataDirectory)).toBeUndefined();
});

test("services get the port that is expected of them, and may not differ from it otherwise", async () => {
  const options = setup();
  const { port, free } = await freePort();
  await free();
  const expected = { url: `http://127.0.0.1:${port}`, dataDirectory: options.dataDirectory };
  const services = await superviseEmbedded({ ...options, expected });
  expect(services.info).toEqual(expected);
  await services.stop();
  const other = superviseEmbedded({ ...options, expected: { ...expected, dataDirectory: "/elsewhere" } });
  await expect(other).rejects.toThrow(/came back with another dataDirectory/);
});

test("kill -9 of the parent leaves no orphan", async () => {
  const options = setup();
  const parentFile = join(options.root, "parent.mjs");
  writeFileSync(
    parentFile,
    `import { expectServices } from "../../../scripts/support/expected-services.mjs";
import { superviseEmbedded } from ${JSON.stringify(MODULE)};
     const services = await superviseEmbedded(${JSON.stringify(options)});
     process.send(services.info.url);`,
  );
  const parent = fork(parentFile, { stdio: "ignore" });
  const url = await new Promise((resolve) => parent.once("message", resolve));
  const pid = Number(await ask(url));
  parent.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000, interval: 50 });
});
