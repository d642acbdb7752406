import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { waitForLock } from "./lock-file.mjs";
import { run } from "./run-child.mjs";
import { Refusal, say, withProgress } from "./say.mjs";

/** Runs `npm ci` when the packages are missing or are not those of the lockfile. */
export async function ensurePackages(root) {
  if (packagesAreCurrent(root)) return;
  const release = await waitForLock(join(root, ".build/install.lock"), (pid) =>
    say(`Another install (process ${pid}) is running, waiting ...`),
  );
  try {
    if (!packagesAreCurrent(root)) await install(root);
  } finally {
    release();
  }
}

/** Is every package of the lockfile installed in its version? What belongs to another platform may be absent. */
export function packagesAreCurrent(root) {
  const wanted = readLock(join(root, "package-lock.json"));
  const installed = readLock(join(root, "node_modules/.package-lock.json"));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    const present = installed[path];
    return present ? present.version === entry.version : Boolean(entry.optional);
  });
}

async function install(root) {
  const total = Object.keys(readLock(join(root, "package-lock.json")) ?? {}).length;
  const arrived = () => `, about ${Math.min(total, countPackages(join(root, "node_modules")))} of ${total} packages`;
  const options = { cwd: root, shell: process.platform === "win32" };
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await withProgress("Installing packages (once, about a minute)", () => run("npm", args, options), {
    everySeconds: 5,
    detail: arrived,
  });
  if (code !== 0) throw new Refusal("The packages could not be installed: see npm's message above. Is the network reachable?");
}

function countPackages(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).reduce((sum, name) => sum + (name.startsWith("@") ? readdirSync(join(folder, name)).length : 1), 0);
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
