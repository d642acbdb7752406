import type { Node } from "@vscode/tree-sitter-wasm";
import { cutLine } from "../one-line";
import { add, childrenOf, fieldText, lineOf, replaced, signatureOf, type Findings } from "./nodes";

/** A value is told up to this length. */
const SHORT = 60;

/** No import is longer. */
const MAX_PATH = 200;

/** What a file of Go declares and imports; the language says by the first letter what others may use. */
export function readGo(findings: Findings, root: Node): void {
  for (const node of childrenOf(root)) {
    switch (node.type) {
      case "function_declaration":
        addFunction(findings, node, "");
        break;
      case "method_declaration":
        addFunction(findings, node, receiverOf(findings, node));
        break;
      case "type_declaration":
        for (const one of childrenOf(node)) addType(findings, one);
        break;
      case "const_declaration":
      case "var_declaration":
        for (const one of specsOf(node)) addVariable(findings, one, node.type === "const_declaration" ? "const" : "var");
        break;
      case "import_declaration":
        for (const one of specsOf(node)) addImport(findings, one);
    }
  }
}

/** One declaration may hold many, in parentheses. */
function specsOf(node: Node): Node[] {
  return childrenOf(node).flatMap((one) => (one.type.endsWith("_spec_list") ? childrenOf(one) : [one]));
}

function addFunction(findings: Findings, node: Node, owner: string): void {
  const own = fieldText(findings, node, "name");
  const signature = signatureOf(findings, node, { until: node.childForFieldName("body") });
  const entry = { signature, line: lineOf(node) };
  if (owner === "") add(findings, { ...entry, name: own, kind: "function" }, !isExported(own));
  else add(findings, { ...entry, name: `${owner}.${own}`, kind: "member" }, !isExported(own));
}

function receiverOf(findings: Findings, node: Node): string {
  const written = fieldText(findings, node, "receiver").slice(-SHORT * 2);
  return /(\w+)\s*(?:\[[^\]]*\]\s*)?\)$/.exec(written)?.[1] ?? "";
}

function addType(findings: Findings, node: Node): void {
  if (node.type !== "type_spec" && node.type !== "type_alias") return;
  const name = fieldText(findings, node, "name");
  const type = node.childForFieldName("type");
  const kind = type?.type === "struct_type" ? "class" : type?.type === "interface_type" ? "interface" : "type";
  const tags = kind === "class" ? childrenOf(type).flatMap(childrenOf).flatMap(tagsOf) : [];
  const signature = cutLine(`type ${signatureOf(findings, node, { edits: tags })}`);
  add(findings, { name, kind, signature: signature.replaceAll(" ;", ";"), line: lineOf(node) }, !isExported(name));
}

function tagsOf(field: Node) {
  const tag = field.childForFieldName("tag");
  return tag ? [replaced(tag, "")] : [];
}

function addVariable(findings: Findings, node: Node, keyword: string): void {
  if (!node.type.endsWith("_spec")) return;
  const value = node.childForFieldName("value");
  const isShort = !value || value.endIndex - value.startIndex <= SHORT;
  const line = signatureOf(findings, node, { edits: isShort ? [] : [replaced(value, "…")] });
  for (const [index, one] of childrenOf(node).entries()) {
    const name = findings.text.slice(one.startIndex, one.endIndex);
    if (node.fieldNameForNamedChild(index) !== "name" || !isExported(name)) continue;
    add(findings, { name, kind: "variable", signature: `${keyword} ${line}`, line: lineOf(one) });
  }
}

function addImport(findings: Findings, node: Node): void {
  const from = fieldText(findings, node, "path")
    .replace(/^["`]|["`]$/g, "")
    .slice(0, MAX_PATH);
  if (from === "") return;
  const alias = fieldText(findings, node, "name");
  const packageName = /([^/]+?)(?:\/v\d+)?$/.exec(from)?.[1] ?? from;
  findings.imports.push({ from, names: alias === "." ? ["*"] : alias === "_" ? [] : [alias || packageName] });
}

function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}
