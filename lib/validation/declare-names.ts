import { assignmentTargets } from "./assignment-targets";
import { openScope, type Declaration, type Scope } from "./scope-table";
import {
  forEachChild,
  functionRecord,
  isComponentName,
  isErased,
  isFunction,
  isNode,
  nodeAt,
  nodesAt,
  textAt,
  type SyntaxNode,
} from "./syntax";

/** What one walk over a module collects: where each reference stands, and which names are assigned. */
export interface Builder {
  readonly references: Map<SyntaxNode, Scope>;
  readonly writes: SyntaxNode[];
}

type Visit = (builder: Builder, node: SyntaxNode, scope: Scope) => void;

function declare(builder: Builder, scope: Scope, identifier: SyntaxNode, declaration: Declaration): void {
  const name = textAt(identifier, "value");
  const earlier = scope.names.get(name);
  // A second `var` or function of the same name makes the first value uncertain.
  scope.names.set(name, { name, ...declaration, identifier, writes: earlier ? earlier.writes + 1 : 0 });
}

function declarePattern(builder: Builder, pattern: SyntaxNode, target: Scope, scope: Scope, declaration: Declaration): void {
  switch (pattern.type) {
    case "Identifier":
      return declare(builder, target, pattern, declaration);
    case "AssignmentPattern": {
      const left = nodeAt(pattern, "left");
      const right = nodeAt(pattern, "right");
      if (left) declarePattern(builder, left, target, scope, { ...declaration, value: undefined });
      if (right) visit(builder, right, scope);
      return;
    }
    case "ObjectPattern":
      for (const property of nodesAt(pattern, "properties"))
        declareProperty(builder, property, target, scope, { ...declaration, value: undefined });
      return;
    case "ArrayPattern":
      for (const element of nodesAt(pattern, "elements"))
        declarePattern(builder, element, target, scope, { ...declaration, value: undefined });
      return;
    case "RestElement":
    case "Parameter":
    case "TsParameterProperty": {
      const inner = nodeAt(pattern, pattern.type === "RestElement" ? "argument" : pattern.type === "Parameter" ? "pat" : "param");
      if (inner) declarePattern(builder, inner, target, scope, declaration);
      for (const decorator of nodesAt(pattern, "decorators")) visit(builder, decorator, scope);
      return;
    }
    default:
      visit(builder, pattern, scope);
  }
}

function declareProperty(builder: Builder, property: SyntaxNode, target: Scope, scope: Scope, declaration: Declaration): void {
  const key = nodeAt(property, "key");
  const value = nodeAt(property, "value");
  if (property.type === "AssignmentPatternProperty") {
    if (key) declare(builder, target, key, declaration);
    if (value) visit(builder, value, scope);
  } else if (property.type === "KeyValuePatternProperty") {
    if (key?.type === "Computed") visit(builder, key, scope);
    if (value) declarePattern(builder, value, target, scope, declaration);
  } else {
    declarePattern(builder, property, target, scope, declaration);
  }
}

function visitVariables(builder: Builder, node: SyntaxNode, scope: Scope): void {
  const kind = textAt(node, "kind");
  const target = kind === "var" ? scope.variables : scope;
  for (const declarator of [...nodesAt(node, "declarations"), ...nodesAt(node, "decls")]) {
    const id = nodeAt(declarator, "id");
    const init = nodeAt(declarator, "init");
    const declaration: Declaration = {
      kind: kind === "var" || kind === "let" ? kind : "const",
      value: init,
      declaration: declarator,
    };
    if (id) declarePattern(builder, id, target, scope, declaration);
    if (init) visit(builder, init, scope);
  }
}

function visitFunction(builder: Builder, node: SyntaxNode, outer: Scope): void {
  const record = functionRecord(node);
  const body = isNode(record["body"]) ? record["body"] : undefined;
  // An overload signature is erased: it neither binds nor runs.
  if (node.type === "FunctionDeclaration" && !body) return;
  const name = nodeAt(node, "identifier");
  if (node.type === "FunctionDeclaration" && name) declare(builder, outer, name, { kind: "function", value: node });
  const key = nodeAt(node, "key");
  if (key?.type === "Computed") visit(builder, key, outer);
  const named = node.type === "FunctionExpression" && name ? openScope(outer, false) : outer;
  if (named !== outer && name) declare(builder, named, name, { kind: "function", value: node });
  // Parameters see outer names and each other, never the body's `var`s.
  const parameters = openScope(named, true);
  if (node.type !== "ArrowFunctionExpression")
    parameters.names.set("arguments", { name: "arguments", kind: "arguments", writes: 0 });
  forEachChild({ params: record["params"], param: record["param"] }, (parameter) =>
    declarePattern(builder, parameter, parameters, parameters, { kind: "param" }),
  );
  forEachChild({ decorators: record["decorators"] }, (decorator) => visit(builder, decorator, outer));
  if (!body) return;
  const inside = openScope(parameters, true);
  if (body.type === "FunctionBody" || body.type === "BlockStatement")
    forEachChild(body, (child) => visit(builder, child, inside));
  else visit(builder, body, inside);
}

function visitClass(builder: Builder, node: SyntaxNode, outer: Scope): void {
  const name = nodeAt(node, "identifier");
  if (node.type === "ClassDeclaration" && name) declare(builder, outer, name, { kind: "class", value: node });
  const inside = openScope(outer, false);
  if (name) declare(builder, inside, name, { kind: "class", value: node });
  for (const decorator of nodesAt(node, "decorators")) visit(builder, decorator, outer);
  const parent = nodeAt(node, "superClass");
  if (parent) visit(builder, parent, inside);
  for (const member of nodesAt(node, "body")) visit(builder, member, inside);
}

function visitEnum(builder: Builder, node: SyntaxNode, outer: Scope): void {
  const name = nodeAt(node, "id");
  if (name) declare(builder, outer, name, { kind: "enum", value: node });
  const inside = openScope(outer, false);
  for (const member of nodesAt(node, "members")) {
    // Only members already written are in sight, as in the compiled code.
    const init = nodeAt(member, "init");
    if (init) visit(builder, init, inside);
    const id = nodeAt(member, "id");
    if (id) declare(builder, inside, id, { kind: "enum" });
  }
}

function visitImport(builder: Builder, node: SyntaxNode, scope: Scope): void {
  if (node["typeOnly"] === true) return;
  for (const specifier of nodesAt(node, "specifiers")) {
    const local = nodeAt(specifier, "local");
    if (local && specifier["isTypeOnly"] !== true)
      declare(builder, scope, local, { kind: "import", declaration: specifier, value: node });
  }
}

function visitExport(builder: Builder, node: SyntaxNode, scope: Scope): void {
  if (node["typeOnly"] === true || nodeAt(node, "source")) return;
  for (const specifier of nodesAt(node, "specifiers")) {
    const local = nodeAt(specifier, "orig");
    if (local && specifier["isTypeOnly"] !== true) visit(builder, local, scope);
  }
}

function visitTag(builder: Builder, name: SyntaxNode, scope: Scope): void {
  if (name.type === "Identifier" && isComponentName(textAt(name, "value"))) builder.references.set(name, scope);
  if (name.type !== "JSXMemberExpression") return;
  let root: SyntaxNode | undefined = name;
  while (root?.type === "JSXMemberExpression") root = nodeAt(root, "object");
  if (root) builder.references.set(root, scope);
}

function visitWithout(builder: Builder, node: SyntaxNode, scope: Scope, field: string): void {
  const skipped = nodeAt(node, field);
  forEachChild(node, (child) => {
    if (child !== skipped || child.type === "Computed") visit(builder, child, scope);
  });
}

function visitBlock(builder: Builder, node: SyntaxNode, outer: Scope, ownsVariables = false): void {
  const inside = openScope(outer, ownsVariables);
  forEachChild(node, (child) => visit(builder, child, inside));
}

function visitSwitch(builder: Builder, node: SyntaxNode, outer: Scope): void {
  const discriminant = nodeAt(node, "discriminant");
  if (discriminant) visit(builder, discriminant, outer);
  const inside = openScope(outer, false);
  for (const clause of nodesAt(node, "cases")) visit(builder, clause, inside);
}

function visitCatch(builder: Builder, node: SyntaxNode, outer: Scope): void {
  const inside = openScope(outer, false);
  const parameter = nodeAt(node, "param");
  if (parameter) declarePattern(builder, parameter, inside, inside, { kind: "catch" });
  const body = nodeAt(node, "body");
  if (body) visit(builder, body, inside);
}

const nothing: Visit = () => undefined;
const VISITORS: Record<string, Visit> = {
  Identifier: (builder, node, scope) => void builder.references.set(node, scope),
  VariableDeclaration: visitVariables,
  UsingDeclaration: visitVariables,
  ClassDeclaration: visitClass,
  ClassExpression: visitClass,
  TsEnumDeclaration: visitEnum,
  ImportDeclaration: visitImport,
  ExportNamedDeclaration: visitExport,
  ExportAllDeclaration: nothing,
  BlockStatement: (builder, node, scope) => visitBlock(builder, node, scope),
  StaticBlock: (builder, node, scope) => visitBlock(builder, node, scope, true),
  ForStatement: (builder, node, scope) => visitBlock(builder, node, scope),
  ForInStatement: (builder, node, scope) => visitBlock(builder, node, scope),
  ForOfStatement: (builder, node, scope) => visitBlock(builder, node, scope),
  SwitchStatement: visitSwitch,
  CatchClause: visitCatch,
  LabeledStatement: (builder, node, scope) => visitWithout(builder, node, scope, "label"),
  BreakStatement: nothing,
  ContinueStatement: nothing,
  MetaProperty: nothing,
  MemberExpression: (builder, node, scope) => visitWithout(builder, node, scope, "property"),
  SuperPropExpression: (builder, node, scope) => visitWithout(builder, node, scope, "property"),
  KeyValueProperty: (builder, node, scope) => visitWithout(builder, node, scope, "key"),
  KeyValuePatternProperty: (builder, node, scope) => visitWithout(builder, node, scope, "key"),
  ClassProperty: (builder, node, scope) => visitWithout(builder, node, scope, "key"),
  PrivateProperty: (builder, node, scope) => visitWithout(builder, node, scope, "key"),
  JSXAttribute: (builder, node, scope) => visitWithout(builder, node, scope, "name"),
  JSXClosingElement: nothing,
  JSXOpeningElement(builder, node, scope) {
    const name = nodeAt(node, "name");
    if (name) visitTag(builder, name, scope);
    for (const attribute of nodesAt(node, "attributes")) visit(builder, attribute, scope);
  },
  ExportDefaultDeclaration(builder, node, scope) {
    const declaration = nodeAt(node, "decl");
    const name = declaration && nodeAt(declaration, "identifier");
    if (name && declaration)
      declare(builder, scope, name, { kind: declaration.type === "ClassExpression" ? "class" : "function", value: declaration });
    if (declaration) visit(builder, declaration, scope);
  },
  AssignmentExpression(builder, node, scope) {
    noteWrites(builder, nodeAt(node, "left"));
    forEachChild(node, (child) => visit(builder, child, scope));
  },
  UpdateExpression(builder, node, scope) {
    noteWrites(builder, nodeAt(node, "argument"));
    forEachChild(node, (child) => visit(builder, child, scope));
  },
};

function noteWrites(builder: Builder, target: SyntaxNode | undefined): void {
  if (target) builder.writes.push(...assignmentTargets(target).filter((leaf) => leaf.type === "Identifier"));
}

/** Declares what a node binds and notes what it refers to, by the language's own rules. */
export function visit(builder: Builder, node: SyntaxNode, scope: Scope): void {
  if (isErased(node)) return;
  if (isFunction(node)) return visitFunction(builder, node, scope);
  if (node.type === "ForInStatement" || node.type === "ForOfStatement") noteWrites(builder, nodeAt(node, "left"));
  const own = VISITORS[node.type];
  if (own) own(builder, node, scope);
  else forEachChild(node, (child) => visit(builder, child, scope));
}
