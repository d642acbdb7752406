import type { Node } from "@vscode/tree-sitter-wasm";
import type { OutlineEntry } from "../outline";
import { add, childrenOf, fieldText, lineOf, replaced, signatureOf, type Findings } from "./nodes";

/** What the names of a place begin with, and whether all of it can be seen (the methods of a trait). */
interface Place {
  prefix: string;
  kind?: "member";
  visible?: boolean;
}

const KINDS: Readonly<Record<string, OutlineEntry["kind"]>> = {
  struct_item: "class",
  union_item: "class",
  enum_item: "enum",
  type_item: "type",
  associated_type: "type",
  const_item: "variable",
  static_item: "variable",
};

/** A value is told up to this length. */
const SHORT = 60;

/** How deep `use a::{b::{c}}` and modules are followed. */
const MAX_DEPTH = 8;

/** What a file of Rust declares and uses. */
export function readRust(findings: Findings, root: Node): void {
  readItems(findings, root, { prefix: "" });
}

function readItems(findings: Findings, block: Node | null, place: Place, depth = 0): void {
  let isTest = false;
  for (const node of childrenOf(block)) {
    if (node.type === "attribute_item") {
      isTest = /cfg\(test\)/.test(findings.text.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + SHORT)));
      continue;
    }
    if (node.type === "mod_item") {
      if (!isTest) addModule(findings, node, { place, depth });
    } else addItem(findings, node, place);
    isTest = false;
  }
}

function addItem(findings: Findings, node: Node, place: Place): void {
  switch (node.type) {
    case "use_declaration":
      return addUse(findings, node);
    case "function_item":
    case "function_signature_item":
      return addNamed(findings, node, { place, kind: "function", until: node.childForFieldName("body") });
    case "trait_item": {
      const body = node.childForFieldName("body");
      addNamed(findings, node, { place, kind: "interface", until: body });
      return readItems(findings, body, { prefix: `${place.prefix}${nameOf(findings, node)}.`, kind: "member", visible: true });
    }
    case "impl_item": {
      const owner = fieldText(findings, node, "type").slice(0, 200);
      const name = /^[&\s]*(?:mut\s+|dyn\s+)?(?:\w+::)*(\w+)/.exec(owner)?.[1] ?? owner;
      const visible = node.childForFieldName("trait") !== null;
      return readItems(findings, node.childForFieldName("body"), { prefix: `${place.prefix}${name}.`, kind: "member", visible });
    }
    case "macro_definition":
      return add(findings, {
        name: nameOf(findings, node),
        kind: "function",
        signature: `macro_rules! ${nameOf(findings, node)}`,
        line: lineOf(node),
      });
    default:
      if (node.type in KINDS) addNamed(findings, node, { place, kind: KINDS[node.type] ?? "type" });
  }
}

function addNamed(
  findings: Findings,
  node: Node,
  { place, kind, until }: { place: Place; kind: OutlineEntry["kind"]; until?: Node | null },
): void {
  const value = node.childForFieldName("value");
  const edits = value && value.endIndex - value.startIndex > SHORT ? [replaced(value, "…")] : [];
  const visibility = childrenOf(node).find(({ type }) => type === "visibility_modifier");
  const attributes = childrenOf(node.childForFieldName("body")).filter(({ type }) => type === "attribute_item");
  const dropped = [...(visibility ? [visibility] : []), ...(until ? [] : attributes)].map((one) => replaced(one, ""));
  const signature = signatureOf(findings, node, { until, edits: [...edits, ...dropped] }).replace(/ ?[;,]$/, "");
  const name = `${place.prefix}${nameOf(findings, node)}`;
  add(findings, { name, kind: place.kind ?? kind, signature, line: lineOf(node) }, !visibility && place.visible !== true);
}

function addModule(findings: Findings, node: Node, { place, depth }: { place: Place; depth: number }): void {
  const body = node.childForFieldName("body");
  addNamed(findings, node, { place, kind: "namespace", until: body });
  if (body && depth < MAX_DEPTH) readItems(findings, body, { prefix: `${place.prefix}${nameOf(findings, node)}::` }, depth + 1);
}

function nameOf(findings: Findings, node: Node): string {
  return fieldText(findings, node, "name");
}

/** `pub use` is an export as well. */
function addUse(findings: Findings, node: Node): void {
  const argument = node.childForFieldName("argument");
  if (!argument) return;
  const used = usedBy(findings, argument, "", 0);
  const namesByPath = new Map<string, string[]>();
  for (const { from, name } of used) {
    const names = namesByPath.get(from);
    if (names) names.push(name);
    else namesByPath.set(from, [name]);
  }
  for (const [from, names] of namesByPath) findings.imports.push({ from, names });
  if (!childrenOf(node).some(({ type }) => type === "visibility_modifier")) return;
  for (const { from, name, alias } of used) {
    const signature = `pub use ${from}::${name}${alias ? ` as ${alias}` : ""}`;
    add(findings, { name: alias ?? name, kind: "export", signature, line: lineOf(node) });
  }
}

interface Used {
  from: string;
  name: string;
  alias?: string;
}

function usedBy(findings: Findings, node: Node, prefix: string, depth: number): Used[] {
  const written = findings.text.slice(node.startIndex, node.endIndex).replace(/\s+/g, "");
  const within = (path: string) => (prefix && path ? `${prefix}::${path}` : prefix || path);
  switch (node.type) {
    case "scoped_use_list": {
      const list = node.childForFieldName("list");
      const inner = within(fieldText(findings, node, "path"));
      return depth < MAX_DEPTH && list ? childrenOf(list).flatMap((one) => usedBy(findings, one, inner, depth + 1)) : [];
    }
    case "use_list":
      return depth < MAX_DEPTH ? childrenOf(node).flatMap((one) => usedBy(findings, one, prefix, depth + 1)) : [];
    case "use_as_clause": {
      const path = node.childForFieldName("path");
      const alias = fieldText(findings, node, "alias");
      return path ? usedBy(findings, path, prefix, depth).map((one) => ({ ...one, alias })) : [];
    }
    case "use_wildcard":
      return [{ from: within(written.replace(/::\*$/, "")), name: "*" }];
    case "scoped_identifier": {
      const cut = written.lastIndexOf("::");
      return [{ from: within(written.slice(0, cut)), name: written.slice(cut + 2) }];
    }
    case "self":
      return splitPath(prefix);
    default:
      return [{ from: prefix || written, name: written }];
  }
}

function splitPath(path: string): Used[] {
  const cut = path.lastIndexOf("::");
  return [cut === -1 ? { from: path, name: path } : { from: path.slice(0, cut), name: path.slice(cut + 2) }];
}
