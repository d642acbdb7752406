import type { types as t } from "@babel/core";
import { addEntry, lineNumber, type Collector } from "./collector";
import { spanOf, type Script } from "./parse-script";
import { isFunction, functionSignature, keyName, lineOf, parameterEdits, summarise, unwrap, wrappedFunction } from "./signature";

type Member = t.ClassBody["body"][number];
type NamedMember = t.ClassMethod | t.TSDeclareMethod | t.ClassProperty | t.ClassAccessorProperty;

/** How deep functions are looked for in an object: `defineStore({ actions: { add() {} } })`. */
const OBJECT_DEPTH = 2;

/** The public members of a class, overloads included, as `Class.member`. */
export function addClassMembers(collector: Collector, owner: string, node: t.Class): void {
  let [overloaded, accessor] = ["", ""];
  for (const member of node.body.body) {
    if (!isPublic(member)) continue;
    const key = keyName(collector.script, member.key, "computed" in member && member.computed === true);
    const name = `${owner}.${key}`;
    const isMethod = member.type === "ClassMethod";
    const told = (isMethod && overloaded === name) || (isMethod && member.kind === "set" && accessor === name);
    if (isMethod && member.kind === "get") accessor = name;
    overloaded = member.type === "TSDeclareMethod" ? name : "";
    const signature = told ? "" : memberSignature(collector.script, member);
    addEntry(collector, { name, kind: "member", signature, line: lineNumber(member.key) });
  }
}

/** The functions in an object, or in the objects that a call is given, as `owner.member`. */
export function addObjectMembers(collector: Collector, owner: string, given: t.Node, depth = OBJECT_DEPTH): void {
  const node = unwrap(given);
  if (node.type === "CallExpression" && depth === OBJECT_DEPTH) {
    for (const one of node.arguments) {
      if (one.type === "ObjectExpression") addObjectMembers(collector, owner, one, depth);
    }
  }
  if (node.type !== "ObjectExpression") return;
  for (const property of node.properties) {
    if (property.type === "SpreadElement") continue;
    const key = keyName(collector.script, property.key, property.computed);
    const signature = propertySignature(collector.script, property, key);
    const entry = { name: memberName(owner, key), kind: "member", signature, line: lineNumber(property.key) } as const;
    if (signature !== "") addEntry(collector, entry);
    else if (property.type === "ObjectProperty" && depth > 1 && property.value.type === "ObjectExpression")
      addObjectMembers(collector, owner, property.value, depth - 1);
  }
}

/** What CommonJS exports belongs to nobody. */
function memberName(owner: string, key: string): string {
  return owner === "" ? key : `${owner}.${key}`;
}

function isPublic(member: Member): member is NamedMember {
  switch (member.type) {
    case "ClassMethod":
    case "TSDeclareMethod":
    case "ClassProperty":
    case "ClassAccessorProperty":
      return (member.accessibility ?? "public") === "public" && member.key.type !== "PrivateName";
    default:
      return false;
  }
}

function memberSignature(script: Script, member: NamedMember): string {
  const decorators = (member.decorators ?? []).map((one) => spanOf(one).end);
  const start = Math.max(spanOf(member).start, ...decorators);
  const line =
    member.type === "ClassMethod" || member.type === "TSDeclareMethod"
      ? functionSignature(script, member, start)
      : propertyLine(script, member, start);
  return line.replace(/^(?:(?:public|override|declare) )+/, "").replace(/ ?;$/, "");
}

function propertyLine(script: Script, member: t.ClassProperty | t.ClassAccessorProperty, start: number): string {
  const value = member.value ?? undefined;
  if (!value) return lineOf(script, { start, end: spanOf(member).end });
  const typed = member.typeAnnotation ?? undefined;
  const end = typed ? spanOf(typed).end : keyEnd(script, member);
  const head = lineOf(script, { start, end });
  return typed && !isFunction(value) ? head : `${head} = ${summarise(script, value)}`;
}

function keyEnd({ text }: Script, member: t.ClassProperty | t.ClassAccessorProperty): number {
  const { end } = spanOf(member.key);
  if (member.computed !== true) return end;
  const bracket = text.indexOf("]", end);
  return bracket === -1 ? end : bracket + 1;
}

function propertySignature(script: Script, property: t.ObjectMethod | t.ObjectProperty, key: string): string {
  if (property.type === "ObjectMethod") return functionSignature(script, property);
  const { value } = property;
  if (value.type !== "ArrowFunctionExpression" && value.type !== "FunctionExpression" && value.type !== "CallExpression")
    return "";
  const wrapped = wrappedFunction(value);
  if (!wrapped) return "";
  if (value.type === "FunctionExpression") {
    const start = spanOf(value.params[0] ?? value.body).start;
    const head = value.params.length > 0 ? lineOf(script, { start, end: spanOf(value.body).start }, parameterEdits(value)) : ")";
    return `${value.async ? "async " : ""}${value.generator ? "*" : ""}${key}(${head}`;
  }
  return `${key}: ${summarise(script, value)}`;
}
