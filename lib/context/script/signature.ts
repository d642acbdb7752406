import type { types as t } from "@babel/core";
import { oneLine, type Edit, type Span } from "../one-line";
import { spanOf, type Script } from "./parse-script";

type Function = t.Function | t.TSDeclareFunction | t.TSDeclareMethod;

/** An initialiser is told in full up to this length. */
const SHORT = 60;

/** A stretch of the script on one line, without its comments. */
export function lineOf({ text, comments }: Script, span: Span, edits: readonly Edit[] = []): string {
  return oneLine(text, span, [...edits, ...commentsIn(comments, span)]);
}

/** A function without its body: from `start`, if something stands before it that belongs to it. */
export function functionSignature(script: Script, node: Function, start = spanOf(node).start): string {
  const end = "body" in node ? spanOf(node.body).start : spanOf(node).end;
  return lineOf(script, { start, end }, parameterEdits(node)).replace(/ ?;$/, "");
}

/** An expression as an initialiser is told: functions without bodies, objects by their keys, long text cut. */
export function summarise(script: Script, given: t.Node): string {
  const node = unwrap(given);
  if (isFunction(node)) return functionExpression(script, node);
  const { start, end } = spanOf(node);
  switch (node.type) {
    case "ClassExpression":
      return classHead(script, node);
    case "ObjectExpression":
      return node.properties.length === 0 ? "{}" : `{ ${shortList(node.properties.map((one) => propertyName(script, one)))} }`;
    case "ArrayExpression":
      return end - start <= SHORT ? lineOf(script, { start, end }) : "[…]";
    case "CallExpression":
    case "NewExpression": {
      const parameters = node.arguments.map((one) => summariseArgument(script, one));
      return `${node.type === "NewExpression" ? "new " : ""}${calleeOf(script, node)}(${shortList(parameters)})`;
    }
    case "TaggedTemplateExpression":
      return `${shortText(script, node.tag)}\`…\``;
    case "TemplateLiteral":
      return end - start <= SHORT && !script.text.slice(start, end).includes("\n") ? lineOf(script, { start, end }) : "`…`";
    default:
      return shortText(script, node);
  }
}

/** The function that an expression is, or that its call wraps: `memo(() => …)`, `memo(forwardRef(…))`. */
export function wrappedFunction(given: t.Node): t.Function | undefined {
  const node = unwrap(given);
  if (isFunction(node)) return node;
  if (node.type !== "CallExpression") return undefined;
  for (const one of node.arguments) {
    if (one.type === "SpreadElement" || one.type === "ArgumentPlaceholder") continue;
    const found = wrappedFunction(one);
    if (found) return found;
  }
  return undefined;
}

/** `class X<T> extends Y`, without decorators and body. */
export function classHead(script: Script, node: t.Class): string {
  const body = spanOf(node.body).start;
  const decorators = node.decorators ?? [];
  const start = Math.max(spanOf(node).start, ...decorators.map((one) => spanOf(one).end));
  return lineOf(script, { start, end: body }).replace(/^(?:export |default |declare )*/, "");
}

/** What an expression is beneath casts and parentheses. */
export function unwrap(node: t.Node): t.Node {
  let inner: t.Node = node;
  while (
    inner.type === "TSAsExpression" ||
    inner.type === "TSSatisfiesExpression" ||
    inner.type === "TSNonNullExpression" ||
    inner.type === "TSTypeAssertion" ||
    inner.type === "ParenthesizedExpression" ||
    inner.type === "TypeCastExpression"
  )
    inner = inner.expression;
  return inner;
}

/** The name of a property as it is written, without quotes. */
export function keyName(script: Script, key: t.Node, computed: boolean): string {
  if (computed) return `[${lineOf(script, spanOf(key)).slice(0, SHORT)}]`;
  if (key.type === "Identifier") return key.name;
  if (key.type === "StringLiteral") return key.value;
  return lineOf(script, spanOf(key)).slice(0, SHORT);
}

/** Edits that shorten the defaults of parameters and drop their decorators. */
export function parameterEdits(node: Function): Edit[] {
  const edits: Edit[] = [];
  for (const one of node.params) patternEdits(one, edits);
  return edits;
}

export function isFunction(node: t.Node): node is t.FunctionExpression | t.ArrowFunctionExpression {
  return node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
}

function functionExpression(script: Script, node: t.FunctionExpression | t.ArrowFunctionExpression): string {
  const head = functionSignature(script, node);
  if (node.type === "FunctionExpression") return head;
  return `${head.replace(/\s*=>\s*\(?$/, "")} => …`;
}

function summariseArgument(script: Script, node: t.CallExpression["arguments"][number]): string {
  if (node.type === "SpreadElement") return `...${shortText(script, node.argument)}`;
  return node.type === "ArgumentPlaceholder" ? "?" : summarise(script, node);
}

function calleeOf(script: Script, node: t.CallExpression | t.NewExpression): string {
  if (isFunction(unwrap(node.callee))) return "(…)";
  const { start, end: bare } = spanOf(node.callee);
  const { end } = spanOf(node.typeParameters ?? node.typeArguments ?? node.callee);
  // `defineProps<…>` is all that a component says of its properties.
  if (end - start <= SHORT || script.text.startsWith("define", start)) return lineOf(script, { start, end });
  if (bare - start <= SHORT) return `${lineOf(script, { start, end: bare })}<…>`;
  const { callee } = node;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return shortText(script, callee);
  return `${firstNameOf(callee)}….${callee.property.name}`;
}

function firstNameOf(callee: t.Node): string {
  let node = callee;
  for (;;) {
    if (node.type === "MemberExpression") node = node.object;
    else if (node.type === "CallExpression") node = node.callee;
    else return node.type === "Identifier" ? node.name : "";
  }
}

function shortText(script: Script, node: t.Node): string {
  const { start, end } = spanOf(node);
  return end - start <= SHORT ? lineOf(script, { start, end }) : "…";
}

function shortList(parts: readonly string[]): string {
  let line = "";
  for (const part of parts) {
    if (line.length > 240) return `${line}, …`;
    line += line === "" ? part : `, ${part}`;
  }
  return line;
}

function propertyName(script: Script, node: t.ObjectExpression["properties"][number]): string {
  if (node.type === "SpreadElement") return `...${shortText(script, node.argument)}`;
  return keyName(script, node.key, node.computed);
}

function patternEdits(node: t.Node, edits: Edit[]): void {
  if ("decorators" in node) for (const one of node.decorators ?? []) edits.push({ ...spanOf(one), text: "" });
  switch (node.type) {
    case "TSParameterProperty":
      return patternEdits(node.parameter, edits);
    case "AssignmentPattern":
      edits.push({ ...spanOf(node.right), text: "…" });
      return patternEdits(node.left, edits);
    case "RestElement":
      return patternEdits(node.argument, edits);
    case "ObjectPattern":
      for (const one of node.properties) patternEdits(one.type === "RestElement" ? one : one.value, edits);
      return;
    case "ArrayPattern":
      for (const one of node.elements) if (one) patternEdits(one, edits);
  }
}

/** Found by halving: a file may hold thousands of comments and of entries. */
function commentsIn(comments: readonly Span[], { start, end }: Span): Edit[] {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const edits: Edit[] = [];
  for (let index = low; index < comments.length; index++) {
    const comment = comments[index];
    if (!comment || comment.start >= end) break;
    edits.push({ ...comment, text: "" });
  }
  return edits;
}
