// Bundles what runs outside of Next: the embedded child, the workers, the frame's scripts and Solid's runtime. Writes .build/.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { digestFiles, listFiles } from "./support/digest.mjs";
import { waitForLock } from "./support/lock-file.mjs";

const ROOT = join(import.meta.dirname, "..");
const NODE = { platform: "node", format: "esm", target: "node20", packages: "external" };
const BROWSER = {
  platform: "browser",
  format: "iife",
  target: "es2022",
  minify: true,
  conditions: ["browser", "production"],
  define: { "process.env.NODE_ENV": '"production"' },
};

/** What is built; `also` are inputs that the bundler does not see, `run` is called with the finished file. */
export const ENTRIES = [
  { source: "lib/core/config.ts", output: ".build/config.mjs", options: NODE },
  { source: "supabase/embedded/main.ts", output: ".build/embedded.mjs", options: NODE },
  { source: "lib/validation/judge.ts", output: ".build/judge.cjs", options: { ...NODE, format: "cjs" } },
  { source: "workers/compile.worker.ts", output: ".build/compile.worker.mjs", options: NODE },
  { source: "workers/leg.worker.ts", output: ".build/leg.worker.mjs", options: NODE },
  { source: "workers/project.worker.ts", output: ".build/project.worker.mjs", options: NODE },
  {
    source: "lib/compilation/build-runtime.ts",
    output: ".build/build-runtime.mjs",
    options: NODE,
    also: ["lib/compilation", "lib/runtime", "lib/composer", "lib/generation", "lib/rendering", "lib/validation"],
    run: writeRuntime,
  },
  { source: "lib/rendering/guest/main.ts", output: ".build/render-guest.js", options: BROWSER },
  { source: "lib/sandbox/frame/prelude.ts", output: ".build/frame-prelude.js", options: BROWSER },
  { source: "lib/sandbox/frame/boot.ts", output: ".build/frame-boot.js", options: BROWSER },
];

/** A change to any of these may change every output. */
const COMMON_INPUTS = ["package.json", "package-lock.json", "tsconfig.json", "scripts/build-node.mjs"];

/** Builds every entry whose inputs changed; answers the names of the files it wrote. */
export async function buildNode({ root = ROOT, log = console.log, entries = ENTRIES } = {}) {
  const stampFile = join(root, ".build/stamp.json");
  if (staleEntries(root, entries, readStamp(stampFile)).length === 0) return [];
  const release = await waitForLock(join(root, ".build/lock"), (pid) =>
    log(`  another build (process ${pid}) is running, waiting`),
  );
  try {
    const stamp = readStamp(stampFile);
    const stale = staleEntries(root, entries, stamp);
    if (stale.length === 0) return [];
    const { default: esbuild } = await import("esbuild-wasm");
    const built = await Promise.allSettled(stale.map((entry) => timedBuild(esbuild, root, entry, log)));
    for (const [index, { source }] of stale.entries()) {
      if (built[index].status === "fulfilled") stamp[source] = built[index].value;
    }
    // What could be built counts even when something else could not.
    writeWhole(stampFile, JSON.stringify(stamp));
    await esbuild.stop();
    const failures = built.filter(({ status }) => status === "rejected").map(({ reason }) => reason);
    if (failures.length > 0) throw new AggregateError(failures, failures.map((failure) => failure.message).join("\n\n"));
    return stale.flatMap(({ source }) => stamp[source].outputs);
  } finally {
    release();
  }
}

/** Every file that the last build read, for a watcher. */
export function buildInputs(root = ROOT) {
  return [...new Set(Object.values(readStamp(join(root, ".build/stamp.json"))).flatMap((entry) => entry.inputs))];
}

function staleEntries(root, entries, stamp) {
  return entries.filter((entry) => {
    if (!existsSync(join(root, entry.source))) return false;
    const last = stamp[entry.source];
    if (!last || !last.outputs.every((output) => existsSync(join(root, output)))) return true;
    return last.digest !== digestFiles(root, inputsOf(root, entry, last.inputs));
  });
}

function inputsOf(root, entry, bundled) {
  return [...new Set([...bundled, ...COMMON_INPUTS, ...listFiles(root, entry.also ?? [])])].toSorted();
}

async function timedBuild(esbuild, root, entry, log) {
  const startedAt = performance.now();
  const stamp = await buildEntry(esbuild, root, entry);
  log(`  built ${entry.output} in ${Math.round(performance.now() - startedAt)} ms`);
  return stamp;
}

async function buildEntry(esbuild, root, { source, output, options, also, run }) {
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: output,
    bundle: true,
    write: false,
    metafile: true,
    legalComments: "none",
    logLevel: "error",
    charset: "utf8",
    ...options,
  });
  const inputs = Object.keys(result.metafile.inputs);
  const digest = digestFiles(root, inputsOf(root, { also }, inputs));
  const file = join(root, output);
  for (const built of result.outputFiles) writeWhole(built.path, built.text);
  const more = run ? await run(root, file, digest) : [];
  return { inputs, digest, outputs: [output, ...more] };
}

/** Asks the freshly built module for the runtime's files and writes them. */
async function writeRuntime(root, file, digest) {
  const { buildRuntime } = await import(`${pathToFileURL(file).href}?${digest}`);
  const files = await buildRuntime();
  for (const [path, text] of Object.entries(files)) writeWhole(join(root, path), text);
  const folder = join(root, "public/runtime");
  const old = existsSync(folder) ? readdirSync(folder).filter((name) => !(`public/runtime/${name}` in files)) : [];
  for (const name of old) rmSync(join(folder, name), { force: true });
  return Object.keys(files);
}

/** Written aside and moved, so that a reader never sees half a file. */
function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.new`;
  writeFileSync(aside, text);
  renameSync(aside, file);
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { source } of ENTRIES) if (!existsSync(join(ROOT, source))) console.warn(`  not there yet: ${source}`);
  await buildNode();
}
