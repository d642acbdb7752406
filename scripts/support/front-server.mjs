import http from "node:http";

import { endUpgrade, forwardRequest, forwardUpgrade, servicePath } from "./forward.mjs";
import { Refusal } from "./say.mjs";

const PRIVATE = { host: "127.0.0.1", port: 0 };

/**
 * The one server of the address: passes identity and realtime on, the rest is Next's. Two homes behind one origin, because
 * Next's own rewrites are fixed when it is built. Throws a refusal at once when the address cannot be had, and takes it with
 * `open`: after `warmUp(port)` has asked the same server for what is slow the first time, on a private port.
 */
export async function claimAddress({ host, port }) {
  const claim = http.createServer();
  await bind(claim, host, port);
  const free = claim.address().port;
  await new Promise((resolve) => claim.close(resolve));
  const running = new Set();
  const sockets = new Set();
  const server = http.createServer();
  return {
    port: free,
    open: async ({ warmUp, ...homes }) => {
      const home = answering(homes, { running, sockets });
      const rehearsal = withHome(http.createServer(), home);
      await bind(rehearsal, PRIVATE.host, PRIVATE.port);
      await warmUp?.(rehearsal.address().port);
      rehearsal.close();
      await bind(withHome(server, home), host, free);
    },
    runningCount: () => running.size,
    close: (graceMs, more) => closeServer({ server, running, sockets, graceMs, more }),
  };
}

function withHome(server, { onRequest, onUpgrade }) {
  return server.on("request", onRequest).on("upgrade", onUpgrade);
}

function answering({ handle, handleUpgrade, serviceUrl, appHost }, { running, sockets }) {
  const onRequest = async (request, response) => {
    running.add(response);
    response.once("close", () => running.delete(response));
    const path = servicePath({ url: request.url ?? "/", host: request.headers.host }, appHost);
    if (path === undefined) await handle(request, response);
    else forwardRequest(request, response, serviceUrl(), path);
  };
  const onUpgrade = (request, socket, head) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const path = servicePath({ url: request.url ?? "/", host: request.headers.host }, appHost);
    if (path !== undefined) forwardUpgrade(request, socket, head, serviceUrl(), path);
    else if (handleUpgrade) handleUpgrade(request, socket, head);
    else endUpgrade(socket, 404);
  };
  return { onRequest, onUpgrade };
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
