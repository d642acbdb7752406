import type { Node } from "@vscode/tree-sitter-wasm";
import { cutLine, type Edit } from "../one-line";
import type { OutlineEntry } from "../outline";
import { add, childrenOf, fieldText, lineOf, replaced, signatureOf, type Findings } from "./nodes";

const TYPES: Readonly<Record<string, OutlineEntry["kind"]>> = {
  class_declaration: "class",
  record_declaration: "class",
  interface_declaration: "interface",
  annotation_type_declaration: "interface",
  enum_declaration: "enum",
};

const MEMBERS = new Set([
  "method_declaration",
  "constructor_declaration",
  "field_declaration",
  "constant_declaration",
  "annotation_type_element_declaration",
]);

/** A value is told up to this length. */
const SHORT = 60;

/** How deep types are looked for in types. */
const MAX_DEPTH = 5;

/** What a file of Java declares and imports. */
export function readJava(findings: Findings, root: Node): void {
  for (const node of childrenOf(root)) {
    if (node.type === "import_declaration") addImport(findings, node);
    else if (node.type in TYPES) addType(findings, node, { owner: "", depth: 0 });
  }
}

function addType(findings: Findings, node: Node, { owner, depth }: { owner: string; depth: number }): void {
  const modifiers = modifiersOf(findings, node);
  if (modifiers.words.includes("private")) return;
  const own = fieldText(findings, node, "name");
  const name = owner === "" ? own : `${owner}.${own}`;
  const body = node.childForFieldName("body");
  const constants = childrenOf(body).filter(({ type }) => type === "enum_constant");
  const head = plain(signatureOf(findings, node, { until: body, edits: modifiers.annotations }));
  const values = constants.map((one) => fieldText(findings, one, "name")).join(", ");
  const signature = cutLine(values === "" ? head : `${head} { ${values} }`);
  add(findings, { name, kind: TYPES[node.type] ?? "class", signature, line: nameLine(node) }, isInternal(modifiers.words, owner));
  const inner = { owner: name, depth: depth + 1, isInterface: TYPES[node.type] === "interface" };
  for (const one of childrenOf(body).flatMap((child) =>
    child.type === "enum_body_declarations" ? childrenOf(child) : [child],
  )) {
    if (MEMBERS.has(one.type)) addMember(findings, one, inner);
    else if (one.type in TYPES && depth < MAX_DEPTH) addType(findings, one, inner);
  }
}

function addMember(findings: Findings, node: Node, { owner, isInterface }: { owner: string; isInterface: boolean }): void {
  const { words, annotations } = modifiersOf(findings, node);
  if (words.includes("private")) return;
  const internal = !isInterface && isInternal(words, owner);
  if (node.type === "field_declaration" || node.type === "constant_declaration") {
    const declarators = childrenOf(node).filter(({ type }) => type === "variable_declarator");
    const values = declarators.flatMap((one) => longValue(one));
    const signature = plain(signatureOf(findings, node, { edits: [...annotations, ...values] }));
    for (const one of declarators) {
      const name = `${owner}.${fieldText(findings, one, "name")}`;
      add(findings, { name, kind: "member", signature, line: lineOf(one) }, internal);
    }
    return;
  }
  const inParameters = childrenOf(node.childForFieldName("parameters")).flatMap((one) => modifiersOf(findings, one).annotations);
  const edits = [...annotations, ...inParameters];
  const signature = plain(signatureOf(findings, node, { until: node.childForFieldName("body"), edits }));
  add(
    findings,
    { name: `${owner}.${fieldText(findings, node, "name")}`, kind: "member", signature, line: nameLine(node) },
    internal,
  );
}

/** The words before a declaration, and edits that drop its annotations. */
function modifiersOf({ text }: Findings, node: Node): { words: string[]; annotations: Edit[] } {
  const modifiers = childrenOf(node).find(({ type }) => type === "modifiers");
  if (!modifiers) return { words: [], annotations: [] };
  const annotations = childrenOf(modifiers).filter(({ type }) => type.endsWith("annotation"));
  const words = modifiers.children.flatMap((one) => (one && !one.isNamed ? [text.slice(one.startIndex, one.endIndex)] : []));
  return { words, annotations: annotations.map((one) => replaced(one, "")) };
}

/** What says nothing about `public` is seen by its package only. */
function isInternal(words: readonly string[], owner: string): boolean {
  return !words.includes("public") && !(owner !== "" && words.includes("protected"));
}

function longValue(declarator: Node): Edit[] {
  const value = declarator.childForFieldName("value");
  return value && value.endIndex - value.startIndex > SHORT ? [replaced(value, "…")] : [];
}

function plain(signature: string): string {
  return signature
    .replace(/\bpublic /, "")
    .replace(/\s*;$/, "")
    .replaceAll(/ {2,}/g, " ")
    .replaceAll("( ", "(");
}

/** Annotations stand above the name. */
function nameLine(node: Node): number {
  return lineOf(node.childForFieldName("name") ?? node);
}

function addImport({ text, imports }: Findings, node: Node): void {
  const [path] = childrenOf(node).filter(({ type }) => type === "scoped_identifier" || type === "identifier");
  if (!path) return;
  const written = text.slice(path.startIndex, path.endIndex).replace(/\s+/g, "");
  if (childrenOf(node).some(({ type }) => type === "asterisk")) return void imports.push({ from: written, names: ["*"] });
  const cut = written.lastIndexOf(".");
  imports.push({ from: written.slice(0, Math.max(cut, 0)), names: [written.slice(cut + 1)] });
}
