import { callPureMethod, type Constant } from "./pure-methods";
import type { ScopeTable } from "./scope";
import { argumentsAt, nodeAt, nodesAt, textAt, unwrap, type SyntaxNode } from "./syntax";

/** One module's constants, as far as they have been asked for. */
export interface FoldedModule {
  readonly scopes: ScopeTable;
  readonly known: Map<SyntaxNode, readonly Constant[]>;
  readonly knownPrefixes: Map<SyntaxNode, readonly string[]>;
}

/** Enough for every honest key and address; hostile chains of alternatives stop here. */
export const MAX_ALTERNATIVES = 16;
/** Deeper than any tree that passes the depth guard, so that only chains of names end here. */
export const MAX_DEPTH = 600;
/** No literal of a source is longer. */
export const MAX_TEXT = 60_000;
const UNKNOWN: readonly Constant[] = [];

type Fold = (module: FoldedModule, node: SyntaxNode, depth: number) => readonly Constant[];

/** Every constant value an expression may have; each node is folded once. */
export function fold(module: FoldedModule, outer: SyntaxNode, depth: number): readonly Constant[] {
  const node = unwrap(outer);
  const cached = module.known.get(node);
  if (cached) return cached;
  if (depth > MAX_DEPTH) return UNKNOWN;
  // Set before folding, so that `const a = () => a()` ends.
  module.known.set(node, UNKNOWN);
  const found = (FOLDS[node.type]?.(module, node, depth + 1) ?? UNKNOWN).filter(isSmall).slice(0, MAX_ALTERNATIVES);
  module.known.set(node, found);
  return found;
}

const FOLDS: Record<string, Fold> = {
  StringLiteral: (_module, node) => [textAt(node, "value")],
  NumericLiteral: (_module, node) => literal(node["value"]),
  BooleanLiteral: (_module, node) => literal(node["value"]),
  NullLiteral: () => [null],
  RegExpLiteral: () => UNKNOWN,
  TemplateLiteral: (module, node, depth) => foldTemplate(module, node, depth, "cooked"),
  ArrayExpression: foldArray,
  Identifier: foldName,
  BinaryExpression: foldBinary,
  ConditionalExpression: (module, node, depth) =>
    ["consequent", "alternate"].flatMap((field) => foldField(module, node, field, depth)),
  AssignmentExpression: (module, node, depth) =>
    textAt(node, "operator") === "=" ? foldField(module, node, "right", depth) : UNKNOWN,
  SequenceExpression: (module, node, depth) => {
    const last = nodesAt(node, "expressions").at(-1);
    return last ? fold(module, last, depth) : UNKNOWN;
  },
  MemberExpression: foldMember,
  CallExpression: foldCall,
  NewExpression: foldCall,
  TaggedTemplateExpression: (module, node, depth) => {
    const template = nodeAt(node, "template");
    const isRaw = globalMember(module, nodeAt(node, "tag")) === "String.raw";
    return template && isRaw ? foldTemplate(module, template, depth, "raw") : UNKNOWN;
  },
};

function foldField(module: FoldedModule, node: SyntaxNode, field: string, depth: number): readonly Constant[] {
  const child = nodeAt(node, field);
  return child ? fold(module, child, depth) : UNKNOWN;
}

function foldArray(module: FoldedModule, node: SyntaxNode, depth: number): readonly Constant[] {
  const items: Constant[] = [];
  for (const element of argumentsAt(node, "elements")) {
    const [value, ...others] = fold(module, element.node, depth);
    if (value === undefined || others.length > 0) return UNKNOWN;
    if (element.spread) {
      if (typeof value !== "string" && !Array.isArray(value)) return UNKNOWN;
      items.push(...value);
    } else {
      // Lists of lists double at every level, so they stay unknown.
      if (Array.isArray(value)) return UNKNOWN;
      items.push(value);
    }
  }
  return [items];
}

function foldName(module: FoldedModule, node: SyntaxNode, depth: number): readonly Constant[] {
  const binding = module.scopes.resolve(node);
  if (!binding?.value || binding.writes > 0 || !["const", "let", "var"].includes(binding.kind)) return UNKNOWN;
  return fold(module, binding.value, depth);
}

function foldBinary(module: FoldedModule, node: SyntaxNode, depth: number): readonly Constant[] {
  const operator = textAt(node, "operator");
  const left = foldField(module, node, "left", depth);
  const right = foldField(module, node, "right", depth);
  if (operator === "||" || operator === "??" || operator === "&&") return [...left, ...right];
  if (operator !== "+") return UNKNOWN;
  return left.flatMap((a) => right.map((b) => (typeof a === "number" && typeof b === "number" ? a + b : String(a) + String(b))));
}

function foldMember(module: FoldedModule, node: SyntaxNode, depth: number): readonly Constant[] {
  const object = nodeAt(node, "object");
  const property = nodeAt(node, "property");
  if (!object || !property) return UNKNOWN;
  const keys: readonly Constant[] =
    property.type === "Computed" ? foldField(module, property, "expression", depth) : [textAt(property, "value")];
  const holder = resolveLiteral(module, object);
  if (holder.type === "RegExpLiteral") return keys.includes("source") ? [textAt(holder, "pattern")] : UNKNOWN;
  if (holder.type === "ObjectExpression") return keys.flatMap((key) => foldProperty(module, holder, String(key), depth));
  const items = fold(module, object, depth);
  return keys.flatMap((key) => items.flatMap((item) => elementOf(item, key)));
}

function foldProperty(module: FoldedModule, holder: SyntaxNode, name: string, depth: number): readonly Constant[] {
  for (const property of nodesAt(holder, "properties")) {
    const key = nodeAt(property, "key");
    if (property.type === "KeyValueProperty" && key && textAt(key, "value") === name)
      return foldField(module, property, "value", depth);
  }
  return UNKNOWN;
}

/** The expression a name stands for, when it never changes. */
export function resolveLiteral(module: FoldedModule, node: SyntaxNode): SyntaxNode {
  const inner = unwrap(node);
  if (inner.type !== "Identifier") return inner;
  const binding = module.scopes.resolve(inner);
  return binding?.value && binding.writes === 0 ? unwrap(binding.value) : inner;
}

function foldCall(module: FoldedModule, node: SyntaxNode, depth: number): readonly Constant[] {
  const callee = nodeAt(node, "callee");
  if (!callee) return UNKNOWN;
  const target = resolveLiteral(module, callee);
  if (
    target.type === "ArrowFunctionExpression" ||
    target.type === "FunctionExpression" ||
    target.type === "FunctionDeclaration"
  ) {
    return foldResult(module, target, depth);
  }
  const given = foldArray(module, { type: "ArrayExpression", elements: node["arguments"] }, depth)[0];
  const values = Array.isArray(given) ? given : argumentsAt(node, "arguments").length === 0 ? [] : undefined;
  if (!values) return UNKNOWN;
  const name = globalMember(module, target);
  if (name) return callPureMethod(name, undefined, values);
  if (target.type !== "MemberExpression") return UNKNOWN;
  const method = memberName(module, target, depth);
  const object = nodeAt(target, "object");
  return method && object ? fold(module, object, depth).flatMap((self) => callPureMethod(method, self, values)) : UNKNOWN;
}

function memberName(module: FoldedModule, member: SyntaxNode, depth: number): string | undefined {
  const property = nodeAt(member, "property");
  if (property?.type !== "Computed") return property && textAt(property, "value");
  const [key] = foldField(module, property, "expression", depth);
  return typeof key === "string" ? key : undefined;
}

/** Result of a function without side paths: an expression body or a single return. */
function foldResult(module: FoldedModule, target: SyntaxNode, depth: number): readonly Constant[] {
  const body = nodeAt(target, "body");
  if (!body) return UNKNOWN;
  if (body.type !== "BlockStatement" && body.type !== "FunctionBody") return fold(module, body, depth);
  const [statement] = nodesAt(body, "stmts");
  return statement?.type === "ReturnStatement" ? foldField(module, statement, "argument", depth) : UNKNOWN;
}

/** `String`, `String.raw` and the like when the name really is the global one. */
function globalMember(module: FoldedModule, outer: SyntaxNode | undefined): string | undefined {
  const node = outer && unwrap(outer);
  if (!node) return undefined;
  if (node.type === "Identifier")
    return module.scopes.isReference(node) && !module.scopes.resolve(node) ? textAt(node, "value") : undefined;
  const object = node.type === "MemberExpression" ? nodeAt(node, "object") : undefined;
  const holder = object && unwrap(object);
  const root = holder?.type === "Identifier" ? globalMember(module, holder) : undefined;
  const name = root ? memberName(module, node, 0) : undefined;
  return name ? `${root}.${name}` : undefined;
}

function literal(value: unknown): readonly Constant[] {
  return typeof value === "number" || typeof value === "boolean" ? [value] : UNKNOWN;
}

function isSmall(value: Constant): boolean {
  return !(typeof value === "string" || Array.isArray(value)) || value.length <= MAX_TEXT;
}

function elementOf(item: Constant, key: Constant): readonly Constant[] {
  if (typeof item !== "string" && !Array.isArray(item)) return UNKNOWN;
  const element = item[Number(key)];
  return element === undefined ? UNKNOWN : [element];
}

function foldTemplate(module: FoldedModule, node: SyntaxNode, depth: number, part: "cooked" | "raw"): readonly Constant[] {
  let texts: readonly string[] = [""];
  const expressions = nodesAt(node, "expressions");
  for (const [index, quasi] of nodesAt(node, "quasis").entries()) {
    texts = texts.map((text) => text + textAt(quasi, part));
    const expression = expressions[index];
    if (expression) {
      const values = fold(module, expression, depth);
      texts = texts.flatMap((text) => values.map((value) => text + String(value))).slice(0, MAX_ALTERNATIVES);
    }
  }
  return texts;
}
