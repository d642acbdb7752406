import type { Node } from "@vscode/tree-sitter-wasm";
import { cutLine } from "../one-line";
import { add, childrenOf, fieldText, lineOf, replaced, signatureOf, type Findings } from "./nodes";

/** Where a definition stands: in which class, and beneath which decorators. */
interface Place {
  owner: string;
  decorators: readonly string[];
}

/** A value is told up to this length. */
const SHORT = 60;

/** How deep definitions are looked for in `if`, `try` and `with`. */
const MAX_BLOCKS = 4;

/** What a module of Python defines and imports. */
export function readPython(findings: Findings, root: Node): void {
  readBlock(findings, root, 0);
}

function readBlock(findings: Findings, block: Node, depth: number): void {
  for (const node of childrenOf(block)) {
    switch (node.type) {
      case "import_statement":
      case "import_from_statement":
        addImport(findings, node);
        break;
      case "expression_statement":
        addAssignment(findings, node.firstNamedChild);
        break;
      case "type_alias_statement": {
        const name = fieldText(findings, node, "left");
        add(findings, { name, kind: "type", signature: signatureOf(findings, node), line: lineOf(node) }, isPrivate(name));
        break;
      }
      case "if_statement":
      case "try_statement":
      case "with_statement":
      case "else_clause":
      case "elif_clause":
      case "except_clause":
      case "finally_clause":
      case "block":
        if (depth < MAX_BLOCKS * 2) readBlock(findings, node, depth + 1);
        break;
      default:
        addDefinition(findings, node, { owner: "", decorators: [] });
    }
  }
}

function addDefinition(findings: Findings, node: Node, place: Place): void {
  switch (node.type) {
    case "decorated_definition": {
      const definition = node.childForFieldName("definition");
      const decorators = childrenOf(node).flatMap((one) =>
        one.type === "decorator" ? [findings.text.slice(one.startIndex + 1, one.endIndex).trim()] : [],
      );
      if (definition) addDefinition(findings, definition, { ...place, decorators });
      return;
    }
    case "function_definition":
      return addFunction(findings, node, place);
    case "class_definition":
      return addClass(findings, node, place.owner);
  }
}

function addFunction(findings: Findings, node: Node, { owner, decorators }: Place): void {
  const own = fieldText(findings, node, "name");
  const isMember = owner !== "";
  if (isMember && isPrivate(own)) return;
  if (decorators.some((one) => /\.(?:setter|deleter)$/.test(one))) return;
  const name = isMember ? `${owner}.${own}` : own;
  const isOverload = decorators.some((one) => /\boverload$/.test(one));
  // What is overloaded is known by its overloads.
  if (!isOverload && findings.entries.at(-1)?.name === name) return;
  const edits = childrenOf(node.childForFieldName("parameters")).flatMap((one) => {
    const value = one.childForFieldName("value");
    return value ? [replaced(value, "…")] : [];
  });
  const head = signatureOf(findings, node, { until: node.childForFieldName("body"), edits }).replace(/\s*:$/, "");
  const isProperty = decorators.some((one) => /(?:^|[._])property$/.test(one));
  const signature = isProperty ? head.replace(/^def /, "property ") : head;
  const kind = isMember ? "member" : "function";
  add(findings, { name, kind, signature: spaced(signature), line: lineOf(node) }, isPrivate(own));
}

/** A class with its fields on one line, and its public methods. */
function addClass(findings: Findings, node: Node, owner: string): void {
  const own = fieldText(findings, node, "name");
  const name = owner === "" ? own : `${owner}.${own}`;
  const body = node.childForFieldName("body");
  const head = signatureOf(findings, node, { until: body }).replace(/\s*:$/, "");
  const fields = childrenOf(body).flatMap((one) => classField(findings, one));
  const signature = cutLine(fields.length === 0 ? head : `${head}: ${fields.join("; ")}`);
  add(findings, { name, kind: "class", signature, line: lineOf(node) }, isPrivate(own));
  for (const one of childrenOf(body)) addDefinition(findings, one, { owner: name, decorators: [] });
}

function classField(findings: Findings, statement: Node): string[] {
  const node = statement.type === "expression_statement" ? statement.firstNamedChild : null;
  if (node?.type !== "assignment") return [];
  const name = fieldText(findings, node, "left");
  return /^[A-Za-z]\w*$/.test(name) ? [assignment(findings, node)] : [];
}

function addAssignment(findings: Findings, node: Node | null): void {
  if (node?.type !== "assignment") return;
  const name = fieldText(findings, node, "left");
  if (!/^[A-Za-z_]\w*$/.test(name)) return;
  const right = node.childForFieldName("right");
  const isTelling = /^[A-Z]/.test(name) || name === "__all__" || node.childForFieldName("type") || right?.type === "call";
  if (!isTelling || (isPrivate(name) && name !== "__all__")) return;
  add(findings, { name, kind: "variable", signature: assignment(findings, node), line: lineOf(node) });
}

function assignment(findings: Findings, node: Node): string {
  const right = node.childForFieldName("right");
  const isAll = fieldText(findings, node, "left") === "__all__";
  const isShort = !right || isAll || right.endIndex - right.startIndex <= SHORT;
  return signatureOf(findings, node, { edits: isShort ? [] : [replaced(right, shortValue(findings, right))] });
}

function shortValue(findings: Findings, right: Node): string {
  return right.type === "call" ? `${cutLine(fieldText(findings, right, "function"), SHORT)}(…)` : "…";
}

function addImport(findings: Findings, node: Node): void {
  const names = childrenOf(node).filter((_, index) => node.fieldNameForNamedChild(index) === "name");
  const written = names.map((one) => fieldText(findings, one, "name") || findings.text.slice(one.startIndex, one.endIndex));
  if (node.type === "import_statement") {
    for (const from of written) findings.imports.push({ from, names: [] });
    return;
  }
  const isWild = childrenOf(node).some(({ type }) => type === "wildcard_import");
  findings.imports.push({ from: fieldText(findings, node, "module_name"), names: isWild ? ["*"] : written });
}

/** Defaults without a type stand close to their name. */
function spaced(signature: string): string {
  return signature.replace(/=…/g, " = …").replaceAll("  ", " ");
}

/** `__init__` and its like are public. */
function isPrivate(name: string): boolean {
  return name.startsWith("_") && !/^__\w+__$/.test(name);
}
