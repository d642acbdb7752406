import http from "node:http";
import https from "node:https";

const SERVICE = /^\/sb(\/(?:auth|realtime)\/.*)$/;
// What another server could read as a separator would let a path leave its service.
const DISGUISED_SEPARATOR = /%2f|%5c|\\/i;
const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
// They describe one connection, or belong to the app alone.
const NOT_FORWARDED = new Set([
  "connection",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "host",
  "cookie",
]);
const NOT_RETURNED = new Set(["connection", "keep-alive", "transfer-encoding"]);

/** The path at the identity or realtime service for a request to the app's own host; undefined when it is not for them. */
export function servicePath({ url, host }, appHost) {
  if (host !== appHost && !LOOPBACK_HOST.test(host ?? "")) return undefined;
  if (!url.startsWith("/sb/")) return undefined;
  const { pathname, search } = new URL(url, "http://localhost");
  const path = SERVICE.exec(pathname)?.[1];
  return path === undefined || DISGUISED_SEPARATOR.test(pathname) ? undefined : path + search;
}

/** Passes a request on and its answer back; a service that is not there is a 503. */
export function forwardRequest(request, response, target, path) {
  const upstream = connect(request, target, path, {});
  upstream.on("response", (answer) => {
    const headers = Object.entries(answer.headers).filter(([name]) => !NOT_RETURNED.has(name));
    response.writeHead(answer.statusCode ?? 502, Object.fromEntries(headers));
    answer.pipe(response);
    answer.on("error", () => response.destroy());
  });
  upstream.on("error", () => refuse(response));
  response.on("close", () => upstream.destroy());
  request.pipe(upstream);
}

/** Passes a WebSocket on: the handshake, then the bytes in both directions. */
export function forwardUpgrade(request, socket, head, target, path) {
  const upstream = connect(request, target, path, { connection: "Upgrade", upgrade: request.headers.upgrade ?? "websocket" });
  socket.on("error", () => upstream.destroy());
  upstream.on("upgrade", (answer, far, farHead) => {
    const lines = answer.rawHeaders.flatMap((name, index, all) => (index % 2 === 0 ? [`${name}: ${all[index + 1]}`] : []));
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join("\r\n")}\r\n\r\n`);
    if (farHead.length > 0) socket.write(farHead);
    if (head.length > 0) far.write(head);
    far.on("error", () => socket.destroy());
    far.on("close", () => socket.destroy());
    socket.on("close", () => far.destroy());
    far.pipe(socket).pipe(far);
  });
  upstream.on("response", (answer) => endUpgrade(socket, answer.statusCode ?? 502));
  upstream.on("error", () => endUpgrade(socket, 503));
  upstream.end();
}

/** Ends a request for a protocol that nobody here speaks. */
export function endUpgrade(socket, status) {
  if (!socket.destroyed)
    socket.end(`HTTP/1.1 ${status} ${http.STATUS_CODES[status] ?? ""}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function connect(request, target, path, extra) {
  const { protocol, hostname, port, host, pathname } = new URL(target);
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !NOT_FORWARDED.has(name)));
  return (protocol === "https:" ? https : http).request({
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port,
    method: request.method,
    path: pathname.replace(/\/$/, "") + path,
    headers: { ...headers, ...extra, host, "x-forwarded-host": request.headers.host ?? "" },
  });
}

function refuse(response) {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = {
    type: "about:blank",
    title: "unavailable",
    status: 503,
    detail: "The service is not there at the moment.",
    code: "internal",
  };
  response.writeHead(503, { "content-type": "application/problem+json", "retry-after": "1" });
  response.end(JSON.stringify(body));
}
