import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

import { run } from "./run-child.mjs";
import { Refusal, say } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const PLACES = [
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** The Chromium that is here: `CHROMIUM_PATH`, the usual places, Playwright's own; undefined when there is none. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) {
    if (isProgram(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Refusal(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, but there is no program.`);
  }
  const onPath = (env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...PLACES, ...playwrightPlaces(env)].find(isProgram);
}

/** As `findChromium`, and installs one where that is possible; otherwise says what to install. */
export async function ensureChromium(env = process.env) {
  const found = findChromium(env);
  if (found) return found;
  say("No Chromium here; trying to install one");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const aptEnv = { ...env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-qq"], { env: aptEnv });
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env: aptEnv });
  }
  if (!findChromium(env)) await run(process.execPath, [playwrightProgram(), "install", "chromium"]).catch(() => 1);
  const installed = findChromium(env);
  if (installed) return installed;
  throw new Refusal(
    "The browser tests need Chromium and none could be installed. Install it (Debian: apt-get install chromium; elsewhere: " +
      "npx playwright install --with-deps chromium) or set CHROMIUM_PATH to a Chrome or Chromium, then run npm test again.",
  );
}

/** Playwright keeps its browsers in a cache of its own; a shell without a window does not support everything that is tested. */
function playwrightPlaces(env) {
  const caches = [
    env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), ".cache/ms-playwright"),
    join(homedir(), "Library/Caches/ms-playwright"),
    join(homedir(), "AppData/Local/ms-playwright"),
  ];
  const programs = [
    "chrome-linux/chrome",
    "chrome-linux64/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-win/chrome.exe",
  ];
  return caches
    .filter((cache) => cache && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => /^chromium-\d+$/.test(name))
        .flatMap((name) => programs.map((program) => join(cache, name, program))),
    );
}

function playwrightProgram() {
  return join(createRequire(import.meta.url).resolve("playwright/package.json"), "../cli.js");
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
