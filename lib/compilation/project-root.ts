import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder with the built files. This module runs as source, inside a bundled worker and inside the server. */
export function findProjectRoot(): string {
  for (const start of [path.dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; ; folder = path.dirname(folder)) {
      if (existsSync(path.join(folder, "package.json")) && existsSync(path.join(folder, "node_modules"))) return folder;
      if (folder === path.dirname(folder)) break;
    }
  }
  return process.cwd();
}
