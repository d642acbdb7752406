import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { waitForLock } from "./lock-file.mjs";
import { run } from "./run-child.mjs";
import { Refusal, say, withProgress } from "./say.mjs";

/** Runs `npm ci` when packages are missing or are not those of the lockfile. An image that is built may leave out what only building needs. */
export async function ensurePackages(root, { isBuilt = () => false } = {}) {
  const areCurrent = () => packagesAreCurrent(root) || (isBuilt() && packagesAreCurrent(root, { withDev: false }));
  if (areCurrent()) return;
  const release = await waitForLock(join(root, ".build/install.lock"), (pid) =>
    say(`Another install (process ${pid}) is running, waiting ...`),
  );
  try {
    if (!areCurrent()) await install(root);
  } finally {
    release();
  }
}

/** Is every package of the lockfile installed in its version? What belongs to another platform may be absent. */
export function packagesAreCurrent(root, { withDev = true } = {}) {
  const wanted = readLock(join(root, "package-lock.json"));
  const installed = readLock(join(root, "node_modules/.package-lock.json"));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    const present = installed[path];
    if (present) return present.version === entry.version;
    return Boolean(entry.optional || (!withDev && (entry.dev || entry.devOptional)));
  });
}

async function install(root) {
  const wanted = pathsForThisMachine(root);
  const arrived = () => wanted.filter((path) => existsSync(join(root, path, "package.json"))).length;
  const options = { cwd: root, shell: process.platform === "win32" };
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const code = await withProgress("Installing packages (once, about a minute)", () => run("npm", args, options), {
    everySeconds: 5,
    detail: () => `, ${arrived()} of ${wanted.length} packages`,
  });
  if (code !== 0) throw new Refusal("The packages could not be installed: see npm's message above. Is the network reachable?");
}

function pathsForThisMachine(root) {
  const fits = (wanted, own) => !wanted || wanted.includes(own);
  return Object.entries(readLock(join(root, "package-lock.json")) ?? {})
    .filter(([path, { os, cpu }]) => path !== "" && fits(os, process.platform) && fits(cpu, process.arch))
    .map(([path]) => path);
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
