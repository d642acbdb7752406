/** Byte range of a node in everything its parser has seen; the first byte of a source is `startPosition`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One node of SWC's tree, kept loose on purpose: what a rule does not know, it must still walk through. */
export interface SyntaxNode {
  readonly type: string;
  readonly span?: Span;
  readonly [field: string]: unknown;
}

/** One call argument; `spread` means its length and order are unknown. */
export interface Argument {
  readonly node: SyntaxNode;
  readonly spread: boolean;
}

/** True for anything that carries a node type. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** The child node in a field, if there is one. */
export function nodeAt(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node[field];
  return isNode(value) ? value : undefined;
}

/** The child nodes in a list field, holes left out. */
export function nodesAt(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The text in a field, empty when it holds something else. */
export function textAt(node: SyntaxNode, field: string): string {
  const value = node[field];
  return typeof value === "string" ? value : "";
}

/** Arguments of a call or elements of an array literal, in order. */
export function argumentsAt(node: SyntaxNode, field: "arguments" | "elements"): readonly Argument[] {
  const value: unknown = node[field];
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): Argument[] => {
    if (typeof entry !== "object" || entry === null || !("expression" in entry) || !isNode(entry.expression)) return [];
    return [{ node: entry.expression, spread: "spread" in entry && entry.spread !== null }];
  });
}

/** Type-level syntax that still holds a value inside. */
const VALUE_WRAPPERS = new Set([
  "ParenthesisExpression",
  "TsAsExpression",
  "TsNonNullExpression",
  "TsSatisfiesExpression",
  "TsTypeAssertion",
  "TsConstAssertion",
  "TsInstantiation",
]);

/** True for parentheses and TypeScript assertions, which change no value. */
export function isValueWrapper(node: SyntaxNode): boolean {
  return VALUE_WRAPPERS.has(node.type) || node.type === "OptionalChainingExpression";
}

/** The expression inside parentheses, assertions and optional chains. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (isValueWrapper(current)) {
    const inner = nodeAt(current, current.type === "OptionalChainingExpression" ? "base" : "expression");
    if (!inner) return current;
    current = inner;
  }
  return current;
}

const VALUE_TYPESCRIPT = new Set([
  ...VALUE_WRAPPERS,
  "TsEnumDeclaration",
  "TsEnumMember",
  "TsParameterProperty",
  "TsModuleDeclaration",
]);

/** True for syntax that is erased before the code runs, so that no name in it counts. */
export function isErased(node: SyntaxNode): boolean {
  if (!node.type.startsWith("Ts")) return node["declare"] === true;
  return !VALUE_TYPESCRIPT.has(node.type);
}

/** Calls `visit` for every direct child node, looking through the plain records SWC puts between. */
export function forEachChild(node: object, visit: (child: SyntaxNode) => void): void {
  for (const key in node) {
    // Every node has one, and it holds numbers.
    if (key === "span") continue;
    const value: unknown = (node as Record<string, unknown>)[key];
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) {
      for (const entry of value) visitValue(entry, visit);
    } else {
      visitValue(value, visit);
    }
  }
}

function visitValue(value: unknown, visit: (child: SyntaxNode) => void): void {
  if (isNode(value)) visit(value);
  else if (typeof value === "object" && value !== null) forEachChild(value, visit);
}

const FUNCTION_TYPES = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "MethodProperty",
  "GetterProperty",
  "SetterProperty",
  "ClassMethod",
  "PrivateMethod",
  "Constructor",
]);

/** True for every syntax with parameters and a body of its own. */
export function isFunction(node: SyntaxNode): boolean {
  return FUNCTION_TYPES.has(node.type);
}

/** The record that holds `params`, `body`, `async` and `generator` of a function: the node itself, or its `function` field. */
export function functionRecord(node: SyntaxNode): Readonly<Record<string, unknown>> {
  const inner = node["function"];
  return typeof inner === "object" && inner !== null ? { ...inner } : node;
}

/** JSX names that Solid compiles to a component call and not to an element. */
export function isComponentName(name: string): boolean {
  return !/^[a-z]/.test(name);
}
