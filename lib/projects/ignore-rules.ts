import ignore from "ignore";
import type { NewFile } from "./types";

/** Never part of a project, whatever its `.gitignore` says: others' code, what tools write, and secrets. */
const ALWAYS_IGNORED = [
  ".git",
  ".hg",
  ".svn",
  "node_modules/",
  "bower_components/",
  "__pycache__/",
  ".venv/",
  ".next/",
  ".nuxt/",
  ".turbo/",
  ".cache/",
  "__MACOSX/",
  ".DS_Store",
  "Thumbs.db",
  ".env",
  ".env.*",
  "!.env.example",
  "!.env.sample",
];

const always = ignore().add(ALWAYS_IGNORED);

/** The rule by which a path is never part of any project. */
export function alwaysIgnoredBy(path: string): string | undefined {
  return always.test(path).rule?.pattern;
}

/** Is it a file of rules? */
export function isIgnoreFile(path: string): boolean {
  return path === ".gitignore" || path.endsWith("/.gitignore");
}

/** Whether the project's own `.gitignore` files leave a path out; those of deeper folders win over the ones above, as in git. */
export function createIgnoreRules(ignoreFiles: readonly NewFile[]): (path: string) => boolean {
  const depthOf = ({ path }: NewFile) => path.split("/").length;
  const rules = ignore({ ignorecase: false });
  for (const file of ignoreFiles.toSorted((a, b) => depthOf(a) - depthOf(b))) {
    const folder = file.path.slice(0, -".gitignore".length);
    rules.add(file.content.split(/\r?\n/).flatMap((line) => ruleBelow(folder, line)));
  }
  return (path) => rules.ignores(path);
}

/** One line of a `.gitignore` as it would stand in the project's top folder. */
function ruleBelow(folder: string, line: string): string[] {
  if (folder === "") return [line];
  const [, sign = "", pattern = ""] = /^(!?)(.*)$/.exec(line) ?? [];
  if (pattern.trim() === "" || line.startsWith("#")) return [];
  const place = `/${folder.replaceAll(/[\\*?[\] ]/g, String.raw`\$&`)}`;
  const own = pattern.replace(/^\\(?=[#!])/, "");
  const isAnchored = own.trimEnd().replace(/\/$/, "").includes("/");
  return [`${sign}${place}${isAnchored ? own.replace(/^\//, "") : `**/${own}`}`];
}
