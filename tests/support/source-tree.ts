import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join, posix } from "node:path";
import { parseAst } from "vitest/node";

const ROOT = join(import.meta.dirname, "../..");
const FOLDERS = ["app", "lib", "workers", "supabase/embedded"];
const ROOT_FILES = ["middleware.ts", "instrumentation.ts"];

/** A node of the syntax tree, as far as the rules look at it. */
export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** One `import`, `export from` or `import()`; `target` is a path of the project or the name of a package. */
export interface Import {
  readonly target: string;
  readonly isProject: boolean;
  readonly isTypeOnly: boolean;
}

/** One file of the product, parsed. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: Node;
  readonly imports: readonly Import[];
}

/** Every TypeScript file of the product; tests and generated code are not part of it, nor are the composer's component templates. */
export function readSources(): Source[] {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      posix.join(folder, name.replaceAll("\\", "/")),
    ),
  );
  const present = readdirSync(ROOT).filter((name) => ROOT_FILES.includes(name));
  return [...paths, ...present]
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts") && !/^lib\/composer\/templates\/.*\.tsx$/.test(path))
    .map((path) => parseSource(path, readFileSync(join(ROOT, path), "utf8")));
}

/** Parses one file, real or made up by a test. */
export function parseSource(path: string, text: string): Source {
  // The parser's own types know every kind of node; the rules need only that a node has a type.
  const tree = parseAst(text, { lang: path.endsWith("x") ? "tsx" : "ts" }) as unknown as Node;
  return { path, text, tree, imports: importsOf(path, tree) };
}

/** Every node below this one, itself first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of Object.values(node).flat()) if (isNode(child)) yield* walk(child);
}

/** Is this a node of the tree? */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

/** `node:fs` or `fs`. */
export function isNodeModule({ target, isProject }: Import): boolean {
  return !isProject && (target.startsWith("node:") || builtinModules.includes(target));
}

/** The package of `@scope/name/deep/path`. */
export function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function importsOf(path: string, tree: Node): Import[] {
  return [...walk(tree)].flatMap((node) => {
    const { source } = node;
    if (!/^(?:Import|ExportAll|ExportNamed)(?:Declaration|Expression)$/.test(node.type) || !isNode(source)) return [];
    if (typeof source["value"] !== "string") return [];
    return [{ ...resolve(path, source["value"]), isTypeOnly: isTypeOnly(node) }];
  });
}

function isTypeOnly(node: Node): boolean {
  if (node["importKind"] === "type" || node["exportKind"] === "type") return true;
  const specifiers = Array.isArray(node["specifiers"]) ? node["specifiers"].filter(isNode) : [];
  return specifiers.length > 0 && specifiers.every((one) => one["importKind"] === "type" || one["exportKind"] === "type");
}

function resolve(path: string, specifier: string): { target: string; isProject: boolean } {
  if (specifier.startsWith("#lib/")) return { target: specifier.slice(1), isProject: true };
  if (specifier.startsWith(".")) return { target: posix.join(posix.dirname(path), specifier), isProject: true };
  return { target: specifier, isProject: false };
}
