import { createHash } from "node:crypto";
import { types as t, type NodePath, type PluginObj } from "@babel/core";
import { findingAt, refusal } from "./finding";
import { isStandIn, ownName, standInFor } from "./stand-ins";
import { walkTree } from "./walk-tree";
import { RUNTIME_NAMES } from "#lib/runtime/names";

/** What a part and the module around it need of each other. */
export interface PartNeeds {
  /** What it takes from the runtime: the runtime's name and its own. */
  imports: readonly (readonly [imported: string, local: string])[];
  /** The compiler's own variables with their first values: templates, and the counter of steps. */
  variables: readonly (readonly [name: string, value: string])[];
  /** The events the page has to listen for. */
  events: readonly string[];
  /** The names that it declares. */
  declares: readonly string[];
  /** The component's name, when it is exported here. */
  app: string | undefined;
}

// These mean the same everywhere, and the minifier knows them.
const PLAIN = new Set(["undefined", "NaN", "Infinity", "arguments"]);

/**
 * Leaves of a compiled part what is its own, with stand-ins for all names, and puts into the metadata what there is one of in a
 * module. Must run after every other plugin.
 */
export function partPlugin(): PluginObj {
  return {
    name: "spark-part",
    visitor: { Program: { exit: (path, pass) => void Object.assign(pass.file.metadata, { needs: takeNeeds(path) }) } },
  };
}

function takeNeeds(program: NodePath<t.Program>): PartNeeds {
  const { body } = program.node;
  const specifiers = body
    .filter((statement) => t.isImportDeclaration(statement))
    .flatMap((declaration) => declaration.specifiers.filter((specifier) => t.isImportSpecifier(specifier)));
  const written = body.filter((statement) => !t.isImportDeclaration(statement));
  const used = usedImports(program, specifiers, written);
  const own = new Map(used.flatMap((one) => (one.loc ? [] : [[one.local.name, ownName(importedName(one))] as const])));
  const code: t.Statement[] = [];
  const taken: Taken = { variables: new Map(), events: [], app: undefined };
  for (const statement of written) {
    if (t.isExportDefaultDeclaration(statement)) taken.app = takeDefault(program, statement, code);
    else if (t.isExportNamedDeclaration(statement)) taken.app = takeListed(statement) ?? taken.app;
    else if (!takeOwn(statement, taken)) code.push(statement);
  }
  const variables = [...taken.variables].map(([name, value]) => {
    const common = ownName(value === "0" ? "steps" : createHash("sha256").update(value).digest("hex").slice(0, 16));
    own.set(name, common);
    return [common, value] as const;
  });
  const declares = code.flatMap((statement) => Object.keys(t.getBindingIdentifiers(statement)));
  program.node.body = code;
  for (const statement of code) putStandIns(statement, own);
  const imports = used.map((one) => [importedName(one), own.get(one.local.name) ?? one.local.name] as const);
  return { imports, variables, events: taken.events, declares, app: taken.app };
}

interface Taken {
  variables: Map<string, string>;
  events: string[];
  app: string | undefined;
}

function takeListed(statement: t.ExportNamedDeclaration): string | undefined {
  return statement.specifiers.find((specifier) => t.isExportSpecifier(specifier))?.local.name;
}

/** Turns the exported thing into a declaration of its own, and answers its name. */
function takeDefault(program: NodePath<t.Program>, statement: t.ExportDefaultDeclaration, code: t.Statement[]): string {
  const { declaration } = statement;
  if (t.isIdentifier(declaration)) return declaration.name;
  if (t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration)) {
    declaration.id ??= t.identifier(ownName("App"));
    code.push(declaration);
    return declaration.id.name;
  }
  // The only other kind, TSDeclareFunction, has no code and is gone by now.
  const declarator = t.variableDeclarator(t.identifier(ownName("App")), declaration as t.Expression);
  code.push(t.variableDeclaration("const", [declarator]));
  return ownName("App");
}

/** Takes a statement that is the compiler's: only what was in the source has a place. */
function takeOwn(statement: t.Statement, taken: Taken): boolean {
  if (statement.loc) return false;
  if (t.isVariableDeclaration(statement)) {
    const values = statement.declarations.map(({ id, init }) => [t.isIdentifier(id) ? id.name : "", printValue(init)] as const);
    if (values.some(([name, value]) => !/^_(?:tmpl\$|steps)/.test(name) || value === undefined)) return false;
    for (const [name, value = ""] of values) taken.variables.set(name, value);
    return true;
  }
  const call = t.isExpressionStatement(statement) ? statement.expression : undefined;
  if (!t.isCallExpression(call) || !t.isIdentifier(call.callee)) return false;
  const [list] = call.arguments;
  if (!call.callee.name.startsWith("_$delegateEvents") || !t.isArrayExpression(list)) return false;
  taken.events = list.elements.flatMap((element) => (t.isStringLiteral(element) ? [element.value] : []));
  return true;
}

/** `0`, or a call of `template` with its markup and marks; anything else is not the compiler's. */
function printValue(value: t.Expression | null | undefined): string | undefined {
  if (t.isNumericLiteral(value)) return String(value.value);
  if (!t.isCallExpression(value) || !t.isIdentifier(value.callee) || !value.callee.name.startsWith("_$template"))
    return undefined;
  const [markup, ...marks] = value.arguments;
  if (!t.isTemplateLiteral(markup)) return undefined;
  // `!0` as the minifier has it.
  const rest = marks.map((mark) => `,${t.isBooleanLiteral(mark) && mark.value ? "!0" : "!1"}`);
  return `${standInFor(ownName("template"))}(\`${markup.quasis[0]?.value.raw ?? ""}\`${rest.join("")})`;
}

/** Puts a stand-in for every name of a variable. All of one name change alike, so that every one of them still means the same. */
function putStandIns(statement: t.Statement, own: ReadonlyMap<string, string>): void {
  walkTree(statement, (node, parent) => {
    // A node may stand in two places, but not as a key and as a name.
    if (t.isObjectProperty(node) && node.key === node.value) node.value = t.cloneNode(node.key);
    if (!t.isIdentifier(node) || PLAIN.has(node.name) || isStandIn(node.name) || (parent && isNoVariable(node, parent))) return;
    node.name = standInFor(own.get(node.name) ?? node.name);
  });
}

function isNoVariable(node: t.Identifier, parent: t.Node): boolean {
  if (t.isMemberExpression(parent) || t.isOptionalMemberExpression(parent)) return parent.property === node && !parent.computed;
  if (t.isProperty(parent) || t.isMethod(parent))
    return "key" in parent && parent.key === node && !("computed" in parent && parent.computed);
  return (
    t.isPrivateName(parent) ||
    t.isMetaProperty(parent) ||
    t.isLabeledStatement(parent) ||
    t.isBreakStatement(parent) ||
    t.isContinueStatement(parent)
  );
}

/** Without the names that only types needed: types the source forgot to mark, and values that nothing uses any more. */
function usedImports(
  program: NodePath<t.Program>,
  specifiers: readonly t.ImportSpecifier[],
  code: t.Statement[],
): t.ImportSpecifier[] {
  const mentioned = new Set<string>();
  t.traverseFast(t.program(code), (node) => {
    if (t.isIdentifier(node)) mentioned.add(node.name);
  });
  const used = specifiers.filter(({ local }) => mentioned.has(local.name));
  const missing = used.find((specifier) => !RUNTIME_NAMES.has(importedName(specifier)) && isValue(program, specifier));
  if (missing) throw unavailable(missing);
  return used.filter((specifier) => RUNTIME_NAMES.has(importedName(specifier)));
}

function importedName({ imported }: t.ImportSpecifier): string {
  return t.isIdentifier(imported) ? imported.name : imported.value;
}

/** Names that the compiler itself added have no binding: they are always values. */
function isValue(program: NodePath<t.Program>, { local }: t.ImportSpecifier): boolean {
  const binding = program.scope.getBinding(local.name);
  return !binding || binding.referencePaths.some(({ parent }) => !TYPE_PARENTS.has(parent.type));
}

const TYPE_PARENTS: ReadonlySet<string> = new Set([
  "TSTypeReference",
  "TSExpressionWithTypeArguments",
  "TSClassImplements",
  "TSInterfaceHeritage",
  "TSTypeQuery",
  "TSQualifiedName",
]);

function unavailable(specifier: t.ImportSpecifier): unknown {
  const message = `"${importedName(specifier)}" is not available to a component.`;
  const hint = "Use <Switch> and <Match>, a record of components, and elements in their own place.";
  return refusal([findingAt(specifier.loc?.start, "import_not_allowed", message, hint)]);
}
