import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild-wasm";
import { buildBaseSheet } from "./base-sheet";
import { findProjectRoot } from "./project-root";

const TOOLS = [
  "@babel/core",
  "@babel/preset-typescript",
  "babel-plugin-jsx-dom-expressions",
  "babel-preset-solid",
  "daisyui",
  "esbuild-wasm",
  "solid-js",
  "tailwindcss",
];

/**
 * Everything of which there is one for all components: the runtime as one immutable file, the same unminified for bundles of
 * their own, and the base sheet. Answers paths below the project, and their texts.
 */
export async function buildRuntime(): Promise<Record<string, string>> {
  const root = findProjectRoot();
  const runtime = await bundleRuntime(root, true);
  const source = await bundleRuntime(root, false);
  const base = await buildBaseSheet();
  const hash = digest([runtime]);
  const file = `public/runtime/solid-${hash.slice(0, 16)}.js`;
  const tools = digest([...versions(root), ...sourcesOf(root, ["compilation", "runtime"]), base]);
  const info = {
    hash,
    file,
    tools,
    gate: digest([tools, ...sourcesOf(root, ["composer", "generation", "rendering", "validation"])]),
  };
  return {
    [file]: runtime,
    ".build/runtime-source.js": source,
    ".build/frame-base.css": base,
    ".build/runtime.json": JSON.stringify(info),
  };
}

async function bundleRuntime(root: string, minify: boolean): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ["lib/runtime/exports.ts"],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    conditions: ["browser", "production"],
    target: "es2022",
    charset: "utf8",
    minify,
    legalComments: "none",
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

function versions(root: string): string[] {
  return TOOLS.map((name) => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8"));
    return `${name}@${typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "?"}`;
  });
}

function sourcesOf(root: string, domains: readonly string[]): string[] {
  return domains.flatMap((domain) => {
    const folder = path.join(root, "lib", domain);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
    return files.toSorted().map((name) => readFileSync(path.join(folder, name), "utf8"));
  });
}

function digest(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}
