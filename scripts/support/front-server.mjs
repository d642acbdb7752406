import http from "node:http";

import { endUpgrade, forwardRequest, forwardUpgrade, servicePath } from "./forward.mjs";
import { Refusal } from "./say.mjs";

/**
 * The one server of the address: listens at once, holds requests until `open` says who answers them, and passes identity and
 * realtime on. Two homes behind one origin, because Next's own rewrites are fixed when it is built.
 */
export async function listen({ host, port }) {
  const opened = Promise.withResolvers ? Promise.withResolvers() : withResolvers();
  const running = new Set();
  const sockets = new Set();
  const server = http.createServer(async (request, response) => {
    running.add(response);
    response.once("close", () => running.delete(response));
    const { handle, serviceUrl, appHost } = await opened.promise;
    const path = servicePath({ url: request.url ?? "/", host: request.headers.host }, appHost);
    if (path === undefined) await handle(request, response);
    else forwardRequest(request, response, serviceUrl(), path);
  });
  server.on("upgrade", async (request, socket, head) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const { handleUpgrade, serviceUrl, appHost } = await opened.promise;
    const path = servicePath({ url: request.url ?? "/", host: request.headers.host }, appHost);
    if (path !== undefined) forwardUpgrade(request, socket, head, serviceUrl(), path);
    else if (handleUpgrade) handleUpgrade(request, socket, head);
    else endUpgrade(socket, 404);
  });
  await bind(server, host, port);
  return {
    port: server.address().port,
    open: opened.resolve,
    runningCount: () => running.size,
    close: (graceMs, more) => closeServer({ server, running, sockets, graceMs, more }),
  };
}

async function bind(server, host, port) {
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: host.replace(/^\[|\]$/g, ""), port }, resolve);
  }).catch((error) => {
    if (error.code === "EADDRINUSE")
      throw new Refusal(`Port ${port} is taken by another program. Stop it, or choose another: PORT=8001 npm start`);
    if (error.code === "EACCES")
      throw new Refusal(`Port ${port} may not be opened by this user. Choose another: PORT=8001 npm start`);
    throw new Refusal(`The address ${host}:${port} cannot be opened: ${error.message}`);
  });
}

/** Accepts nothing more, lets running requests (and `more`) finish within the grace, then cuts what is left. */
async function closeServer({ server, running, sockets, graceMs, more }) {
  server.close();
  server.closeIdleConnections();
  const finished = Promise.all([
    more,
    ...[...running].map((response) => new Promise((resolve) => response.once("close", resolve))),
  ]);
  await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, graceMs))]);
  for (const socket of sockets) socket.destroy();
  server.closeAllConnections();
}

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
