import http from "node:http";
import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { claimAddress } from "../../../scripts/support/front-server.mjs";
import { servicePath } from "../../../scripts/support/forward.mjs";

const APP_HOST = "spark.example";

test.each([
  ["/sb/auth/v1/token?grant_type=password", "/auth/v1/token?grant_type=password"],
  ["/sb/realtime/v1/websocket?vsn=2.0.0", "/realtime/v1/websocket?vsn=2.0.0"],
  ["/sb/auth/v1/../v1/user", "/auth/v1/user"],
])("%s goes to the service as %s", (url, path) => {
  expect(servicePath({ url, host: APP_HOST }, APP_HOST)).toBe(path);
});

test.each([
  "/sb/redis",
  "/sb/redis/pipeline",
  "/sb/auth/../redis",
  "/sb/auth/%2e%2e/redis",
  "/sb/auth/..%2fredis",
  "/sb/auth/..%5Credis",
  "/sb/auth/..\\redis",
  "/sb/authority/x",
  "/sb/auth",
  "/api/health",
  "//evil.example/sb/auth/v1/user",
])("%s is not for the services", (url) => {
  expect(servicePath({ url, host: APP_HOST }, APP_HOST)).toBeUndefined();
});

test.each([
  [APP_HOST, true],
  ["localhost:8000", true],
  ["127.0.0.1:9000", true],
  ["[::1]:8000", true],
  ["c-0123456789abcdef.localhost:8000", false],
  ["evil.example", false],
  [undefined, false],
])("a request to the host %s reaches the services: %s", (host, isReached) => {
  expect(servicePath({ url: "/sb/auth/v1/user", host }, APP_HOST) !== undefined).toBe(isReached);
});

/** A service that tells what it was asked, behind the front server. */
async function setup() {
  const service = http.createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    response.writeHead(201, { "content-type": "application/json", "x-service": "yes" });
    response.end(JSON.stringify({ url: request.url, method: request.method, text, headers: request.headers }));
  });
  service.on("upgrade", (request, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\nhello ");
    socket.on("data", (chunk) => socket.write(`${request.url} ${chunk}`));
  });
  await new Promise((resolve) => service.listen(0, "127.0.0.1", resolve));
  const front = await claimAddress({ host: "127.0.0.1", port: 0 });
  onTestFinished(async () => {
    await front.close(100);
    service.closeAllConnections();
    service.close();
  });
  const serviceUrl = `http://127.0.0.1:${service.address().port}`;
  const open = (more = {}) =>
    front.open({ handle: (_request, response) => response.end("app"), serviceUrl: () => serviceUrl, appHost: APP_HOST, ...more });
  return { front, service, open, origin: `http://127.0.0.1:${front.port}` };
}

test("a request passes with its method, body and headers, but without the app's cookies", async () => {
  const { open, origin } = await setup();
  await open();
  const headers = { authorization: "Bearer t", cookie: "sb-session=secret", "content-type": "application/json" };
  const response = await fetch(`${origin}/sb/auth/v1/token?a=b`, { method: "POST", headers, body: "{}" });
  const seen = await response.json();
  expect([response.status, response.headers.get("x-service")]).toEqual([201, "yes"]);
  expect(seen).toMatchObject({ url: "/auth/v1/token?a=b", method: "POST", text: "{}", headers: { authorization: "Bearer t" } });
  expect(seen.headers).not.toHaveProperty("cookie");
});

test("everything else is the app's", async () => {
  const { open, origin } = await setup();
  await open();
  expect(await (await fetch(`${origin}/sb/redis`)).text()).toBe("app");
});

test("the address opens after the warm-up, which is answered on a private port", async () => {
  const { open, origin } = await setup();
  const seen = [];
  const warmUp = async (port) => {
    seen.push(await (await fetch(`http://127.0.0.1:${port}/`)).text());
    seen.push(await fetch(origin).catch(() => "closed"));
  };
  await open({ warmUp });
  expect([...seen, await (await fetch(origin)).text()]).toEqual(["app", "closed", "app"]);
});

test("a service that is gone is a 503, and the next request finds it again", async () => {
  const { open, origin } = await setup();
  let serviceUrl = "http://127.0.0.1:1";
  await open({ serviceUrl: () => serviceUrl });
  const gone = await fetch(`${origin}/sb/auth/v1/user`);
  expect([gone.status, gone.headers.get("content-type")]).toEqual([503, "application/problem+json"]);
  serviceUrl = origin;
  expect((await fetch(`${origin}/sb/auth/v1/user`)).status).toBe(200);
});

/** Asks for another protocol and answers everything that comes until `until` has been seen or the socket ends. */
function upgrade(port, path, { until, say } = {}) {
  return new Promise((resolve) => {
    let text = "";
    const socket = net.connect(port, "127.0.0.1", () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`),
    );
    socket.on("data", (chunk) => {
      text += chunk;
      if (text.endsWith("hello ") && say) socket.write(say);
      if (until && text.includes(until)) socket.destroy();
    });
    socket.on("close", () => resolve(text));
  });
}

test("a WebSocket passes in both directions", async () => {
  const { open, front } = await setup();
  await open();
  const text = await upgrade(front.port, "/sb/realtime/v1/websocket", { say: "ping", until: "ping" });
  expect(text).toMatch(/^HTTP\/1\.1 101 [^]*hello \/realtime\/v1\/websocket ping$/);
});

test("an upgrade that nobody serves ends at once", async () => {
  const { open, front } = await setup();
  await open();
  expect(await upgrade(front.port, "/elsewhere")).toMatch(/^HTTP\/1\.1 404 /);
});

test("an upgrade to a service that is gone ends with 503", async () => {
  const { open, front } = await setup();
  await open({ serviceUrl: () => "http://127.0.0.1:1" });
  expect(await upgrade(front.port, "/sb/realtime/v1/websocket")).toMatch(/^HTTP\/1\.1 503 /);
});

test("closing lets a running request finish and accepts no new one", async () => {
  const { open, front, origin } = await setup();
  await open({ handle: (_request, response) => void setTimeout(() => response.end("late"), 200) });
  const running = fetch(`${origin}/slow`).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closed = front.close(5_000);
  await expect(fetch(`${origin}/new`)).rejects.toThrow();
  expect(await running).toBe("late");
  await closed;
});

test("closing cuts what is still running after the grace", async () => {
  const { open, front, origin } = await setup();
  await open({ handle: () => {} });
  const running = fetch(`${origin}/endless`).catch(() => "cut");
  await new Promise((resolve) => setTimeout(resolve, 50));
  await front.close(100);
  expect(await running).toBe("cut");
});

test("a port that is taken is refused with a sentence, before anything is started", async () => {
  const { front, open } = await setup();
  await open();
  await expect(claimAddress({ host: "127.0.0.1", port: front.port })).rejects.toThrow(/is taken by another program/);
});
