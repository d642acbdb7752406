import type { types as t } from "@babel/core";
import { addClassMembers, addObjectMembers } from "./classes";
import { addEntry, lineNumber, type Collector } from "./collector";
import { addClass } from "./declarations";
import { spanOf } from "./parse-script";
import { lineOf, summarise, unwrap, wrappedFunction } from "./signature";

interface Assignment {
  /** `module.exports`, `exports.a`, `Router.prototype.use` ... */
  target: readonly string[];
  value: t.Node;
  node: t.AssignmentExpression;
}

/** The names that CommonJS exports of what is declared elsewhere: `module.exports = { a, b }`, `exports.a = a`. */
export function commonJsNames(node: t.Statement): string[] {
  const found = assignmentOf(node);
  if (!found || !isExports(found.target)) return [];
  const { value } = found;
  if (value.type === "Identifier") return [value.name];
  if (value.type !== "ObjectExpression") return [];
  return value.properties.flatMap((one) =>
    one.type === "ObjectProperty" && one.value.type === "Identifier" ? [one.value.name] : [],
  );
}

/** Notes what a statement such as `exports.a = …` or `Router.prototype.use = function …` offers. */
export function addAssignment(collector: Collector, node: t.Statement): void {
  const found = assignmentOf(node);
  if (!found) return;
  const { target, value } = found;
  if (!isExports(target)) return addProperty(collector, found);
  const name = target.at(-1) ?? "";
  if (name !== "exports") return addExport(collector, found, name);
  if (value.type === "ClassExpression")
    return addClass(collector, value, { place: { prefix: "", exported: true }, name: value.id?.name ?? "module.exports" });
  if (value.type === "FunctionExpression" && value.id) return addExport(collector, found, value.id.name);
  if (value.type === "ObjectExpression") {
    addObjectProperties(collector, value);
    return addObjectMembers(collector, "", value);
  }
  if (value.type !== "Identifier") addExport(collector, found, "module.exports");
}

function addExport(collector: Collector, { target, value, node }: Assignment, name: string): void {
  // Declared under the same name, it has its entry already; `void 0` is a compiler's promise of an export.
  if (value.type === "UnaryExpression" || (value.type === "Identifier" && value.name === name)) return;
  const kind = wrappedFunction(value) ? "function" : value.type === "ClassExpression" ? "class" : "variable";
  const signature = `${target.join(".")} = ${summarise(collector.script, value)}`;
  addEntry(collector, { name, kind, signature, line: lineNumber(node) });
  if (value.type === "ClassExpression") addClassMembers(collector, name, value);
}

/** `module.exports = { b: a }`: what is given another name is told by it. */
function addObjectProperties(collector: Collector, value: t.ObjectExpression): void {
  for (const one of value.properties) {
    if (one.type !== "ObjectProperty" || one.computed || one.key.type !== "Identifier") continue;
    const isRenamed = one.value.type !== "Identifier" || one.value.name !== one.key.name;
    if (!isRenamed || wrappedFunction(one.value)) continue;
    const signature = `exports.${lineOf(collector.script, spanOf(one.key))} = ${summarise(collector.script, one.value)}`;
    addEntry(collector, { name: one.key.name, kind: "export", signature, line: lineNumber(one) });
  }
}

/** Functions that are hung onto something: `app.use = function …`, `Router.prototype.use = function …`. */
function addProperty(collector: Collector, { target, value, node }: Assignment): void {
  const parts = target.filter((part) => part !== "prototype");
  if (parts.length !== 2 || target[0] === "this" || !wrappedFunction(value)) return;
  const signature = `${target.join(".")} = ${summarise(collector.script, value)}`;
  addEntry(collector, { name: parts.join("."), kind: "member", signature, line: lineNumber(node) });
}

function isExports([first, second]: readonly string[]): boolean {
  return first === "exports" || (first === "module" && second === "exports");
}

/** The innermost of `a = b = value` that exports, or else the outermost. */
function assignmentOf(statement: t.Statement): Assignment | undefined {
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return undefined;
  const node = statement.expression;
  const targets = [path(node.left)];
  let value = unwrap(node.right);
  while (value.type === "AssignmentExpression") {
    targets.push(path(value.left));
    value = unwrap(value.right);
  }
  const target = targets.find(isExports) ?? targets[0] ?? [];
  return target.length > 1 || isExports(target) ? { target, value, node } : undefined;
}

function path(given: t.Node): string[] {
  const parts: string[] = [];
  let node = given;
  while (node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier") {
    parts.push(node.property.name);
    node = node.object;
  }
  if (node.type !== "Identifier") return [];
  return [...parts, node.name].toReversed();
}
