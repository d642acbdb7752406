// `npm run dev`: the same as `npm start` with hot reload. Next follows the app; what runs outside of Next is built and started again.
import "./support/node-version.mjs";
import { fork } from "node:child_process";
import { existsSync, watch } from "node:fs";
import { join } from "node:path";

import { buildNode } from "./build-node.mjs";
import { ensurePackages } from "./support/packages.mjs";
import { failWith, say } from "./support/say.mjs";

const ROOT = join(import.meta.dirname, "..");
const WATCHED = ["lib", "workers", "supabase"];
// Editors write a file in several steps.
const SETTLE_MS = 150;

async function develop() {
  await ensurePackages(ROOT);
  let server = startServer();
  const rebuild = async () => {
    const written = await buildNode({ root: ROOT, log: say }).catch((error) => {
      console.error(`Not built: ${error.message}`);
      return [];
    });
    if (written.length === 0) return;
    if (written.every((file) => file === ".build/embedded.mjs")) {
      server.send({ type: "renew-embedded" });
      return;
    }
    say("What runs outside of Next has changed; starting again ...");
    server.removeAllListeners("exit");
    await new Promise((resolve) => {
      server.once("exit", resolve);
      server.kill("SIGTERM");
    });
    server = startServer();
  };
  watchFolders(rebuild);
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => server.kill("SIGTERM"));
}

function startServer() {
  const server = fork(join(import.meta.dirname, "support/dev-server.mjs"), { cwd: ROOT, detached: true });
  server.once("exit", (code) => process.exit(code ?? 1));
  return server;
}

/** Calls `onChange` after changes have settled, never twice at once. */
function watchFolders(onChange) {
  let timer;
  let running = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(onChange)), SETTLE_MS);
  };
  for (const folder of WATCHED.filter((name) => existsSync(join(ROOT, name))))
    watch(join(ROOT, folder), { recursive: true }, changed);
}

await develop().catch(failWith);
