import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** Every file below the given files and folders, relative to `root`, sorted; what does not exist is left out. */
export function listFiles(root, paths) {
  const files = [];
  for (const path of paths) {
    const absolute = join(root, path);
    if (!existsSync(absolute)) continue;
    if (statSync(absolute).isFile()) files.push(path);
    else {
      for (const entry of readdirSync(absolute, { withFileTypes: true })) {
        const child = `${path}/${entry.name}`;
        if (entry.isDirectory()) files.push(...listFiles(root, [child]));
        else if (entry.isFile()) files.push(child);
      }
    }
  }
  return files.map((file) => file.split(sep).join("/")).toSorted();
}

/** One hash over names and contents: a checkout that only touches the times of files changes nothing. */
export function digestFiles(root, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash.update(`${file}\0`);
    const absolute = join(root, file);
    hash.update(existsSync(absolute) ? createHash("sha256").update(readFileSync(absolute)).digest() : "absent");
  }
  return hash.digest("hex");
}
