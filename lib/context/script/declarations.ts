import type { types as t } from "@babel/core";
import { addClassMembers, addObjectMembers } from "./classes";
import { addDeclared, isVisible, lineNumber, type Collector, type Place } from "./collector";
import { cutLine } from "../one-line";
import { spanOf, type Script } from "./parse-script";
import { classHead, functionSignature, isFunction, lineOf, summarise, unwrap, wrappedFunction } from "./signature";

/** More names of a namespace than these do not fit on its line. */
const MAX_NAMES = 60;

/** Notes what a declaration offers; answers false for statements that declare nothing. */
export function addDeclaration(collector: Collector, node: t.Statement | t.Declaration, place: Place): boolean {
  switch (node.type) {
    case "FunctionDeclaration":
    case "TSDeclareFunction":
      addFunction(collector, node, place);
      return true;
    case "ClassDeclaration":
      addClass(collector, node, { place, name: node.id?.name ?? "default" });
      return true;
    case "VariableDeclaration":
      for (const one of node.declarations) addVariable(collector, one, { ...place, keyword: node.kind });
      return true;
    default:
      return addTypes(collector, node, place);
  }
}

/** Notes a class under a name that it need not have itself. */
export function addClass(collector: Collector, node: t.Class, { place, name }: { place: Place; name: string }): void {
  const line = lineNumber(node.id ?? node);
  addDeclared(collector, place, { name, kind: "class", signature: classHead(collector.script, node), line });
  addClassMembers(collector, place.prefix + name, node);
}

function addFunction(collector: Collector, node: t.FunctionDeclaration | t.TSDeclareFunction, place: Place): void {
  const name = node.id?.name ?? "default";
  const line = lineNumber(node.id ?? node);
  const signature = functionSignature(collector.script, node).replace(/^(?:export |default |declare )+/, "");
  const last = collector.entries.at(-1);
  // What is overloaded is known by its overloads.
  if (node.type === "FunctionDeclaration" && last?.name === place.prefix + name && last.kind === "function") return;
  addDeclared(collector, place, { name, kind: "function", signature, line });
}

function addVariable(collector: Collector, node: t.VariableDeclarator, place: Place & { keyword: string }): void {
  const { script } = collector;
  const { keyword } = place;
  const init = node.init ?? undefined;
  const value = init && unwrap(init);
  if (node.id.type === "VoidPattern") return;
  if (node.id.type !== "Identifier") {
    for (const { name, loc } of boundNames(node.id)) {
      if (!isVisible(collector, place, name)) continue;
      const signature = `${keyword} { ${name} } = ${init ? summarise(script, init) : "…"}`;
      addDeclared(collector, place, { name, kind: "variable", signature, line: loc?.start.line ?? 1 });
    }
    return;
  }
  const { name } = node.id;
  const line = lineNumber(node.id);
  if (value?.type === "ClassExpression") {
    const signature = `${keyword} ${name} = ${classHead(script, value)}`;
    addDeclared(collector, place, { name, kind: "class", signature, line });
    return addClassMembers(collector, place.prefix + name, value);
  }
  const isCallable = init !== undefined && wrappedFunction(init) !== undefined;
  const visible = isVisible(collector, place, name);
  if (!visible && !isCallable) return;
  const signature = variableSignature(script, node, keyword);
  addDeclared(collector, place, { name, kind: isCallable ? "function" : "variable", signature, line });
  if (visible && init) addObjectMembers(collector, place.prefix + name, init);
}

function variableSignature(script: Script, { id, init }: t.VariableDeclarator, keyword: string): string {
  const head = `${keyword} ${lineOf(script, spanOf(id))}`;
  if (!init) return head;
  const isTyped = id.type === "Identifier" && id.typeAnnotation;
  return isTyped && !isFunction(unwrap(init)) ? head : `${head} = ${summarise(script, init)}`;
}

function boundNames(node: t.Node): t.Identifier[] {
  switch (node.type) {
    case "Identifier":
      return [node];
    case "ObjectPattern":
      return node.properties.flatMap((one) => boundNames(one.type === "RestElement" ? one : one.value));
    case "ArrayPattern":
      return node.elements.flatMap((one) => (one ? boundNames(one) : []));
    case "AssignmentPattern":
      return boundNames(node.left);
    case "RestElement":
      return boundNames(node.argument);
    default:
      return [];
  }
}

function addTypes(collector: Collector, node: t.Statement | t.Declaration, place: Place): boolean {
  switch (node.type) {
    case "TSInterfaceDeclaration":
    case "InterfaceDeclaration":
      addType(collector, place, { node, kind: "interface", name: node.id.name });
      return true;
    case "TSTypeAliasDeclaration":
    case "TypeAlias":
    case "OpaqueType":
      addType(collector, place, { node, kind: "type", name: node.id.name });
      return true;
    case "TSEnumDeclaration":
    case "EnumDeclaration":
      addType(collector, place, { node, kind: "enum", name: node.id.name });
      return true;
    case "TSModuleDeclaration":
      addNamespace(collector, node, place);
      return true;
    default:
      return false;
  }
}

function addType(
  collector: Collector,
  place: Place,
  { node, kind, name }: { node: t.Node & { id: t.Identifier }; kind: "interface" | "type" | "enum"; name: string },
): void {
  if (!isVisible(collector, place, name)) return;
  const signature = lineOf(collector.script, spanOf(node)).replace(/^(?:export |declare )+/, "");
  addDeclared(collector, place, { name, kind, signature: signature.replace(/ ?;$/, ""), line: lineNumber(node.id) });
}

/** What an ambient module declares is known by its own name; what a namespace declares, by both. */
function addNamespace(collector: Collector, node: t.TSModuleDeclaration, place: Place): void {
  const name = namespaceName(node);
  const isAmbient = node.id.type === "StringLiteral" || node.kind === "global";
  if (!isAmbient && !isVisible(collector, place, name)) return;
  const open = isAmbient || collector.everything || node.declare === true;
  const offered = namespaceBody(node).filter(({ type }) => open || type.startsWith("Export"));
  const names = offered.flatMap((one) => declaredNames(collector.script, one)).slice(0, MAX_NAMES);
  const keyword = node.kind === "global" ? "declare global" : isAmbient ? `declare module "${name}"` : `namespace ${name}`;
  const signature = cutLine(names.length === 0 ? keyword : `${keyword} { ${names.join(", ")} }`);
  addDeclared(collector, { ...place, exported: true }, { name, kind: "namespace", signature, line: lineNumber(node.id) });
  const inner = { prefix: isAmbient ? place.prefix : `${place.prefix}${name}.`, exported: true };
  for (const one of offered) {
    const declaration = one.type === "ExportNamedDeclaration" ? (one.declaration ?? undefined) : one;
    if (declaration) addDeclaration(collector, declaration, inner);
  }
}

/** `declare module "x"` has no body at all, whatever the types say. */
function namespaceBody(node: t.TSModuleDeclaration): readonly t.Statement[] {
  let body: t.TSModuleDeclaration["body"] | null | undefined = node.body;
  while (body?.type === "TSModuleDeclaration") body = body.body;
  return body?.body ?? [];
}

function namespaceName(node: t.TSModuleDeclaration): string {
  if (node.id.type === "StringLiteral") return node.id.value;
  const names = [node.id.name];
  let body: t.TSModuleDeclaration["body"] | null | undefined = node.body;
  for (; body?.type === "TSModuleDeclaration"; body = body.body)
    names.push(body.id.type === "Identifier" ? body.id.name : body.id.value);
  return names.join(".");
}

function declaredNames(script: Script, statement: t.Statement): string[] {
  const node = statement.type === "ExportNamedDeclaration" ? (statement.declaration ?? statement) : statement;
  if (node.type === "VariableDeclaration") return node.declarations.flatMap(({ id }) => boundNames(id).map(({ name }) => name));
  if (!("id" in node) || !node.id) return [];
  return node.id.type === "Identifier" ? [node.id.name] : [lineOf(script, spanOf(node.id))];
}
