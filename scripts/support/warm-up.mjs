import http from "node:http";

import { say } from "./say.mjs";

const PATIENCE_MS = 60_000;

/**
 * Asks the server on a port of this machine for what the first visitor will ask for, then has the app warm what is slow to
 * load, which it does by the function in `globalThis[Symbol.for("spark.warming")]`; says what is not well.
 */
export async function warmUp({ port, origin, sandboxHost }) {
  const ask = (path, hostHeader, accept) => get({ port, path, headers: { host: hostHeader, accept } });
  const appHost = new URL(origin).host;
  await ask("/", appHost, "text/html");
  await Promise.all([
    ask("/sandbox/v1/warm-up", `c-0000000000000000.${sandboxHost}`, "text/html"),
    globalThis[Symbol.for("spark.warming")]?.(),
  ]);
  const health = await ask("/api/health", appHost, "application/json");
  if (health.status !== 200) say(`The app does not report itself healthy (${health.status}): ${health.text.slice(0, 500)}`);
}

function get({ port, path, headers }) {
  return new Promise((resolve) => {
    const request = http.get({ host: "127.0.0.1", port, path, headers, agent: false, timeout: PATIENCE_MS }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode, text }));
      response.on("error", (error) => resolve({ status: 0, text: error.message }));
    });
    request.on("timeout", () => request.destroy(new Error("no answer")));
    request.on("error", (error) => resolve({ status: 0, text: error.message }));
  });
}
