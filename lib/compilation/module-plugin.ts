import { types as t, type NodePath, type PluginObj } from "@babel/core";
import { findingAt, refusal } from "./finding";
import { RUNTIME_MODULE, RUNTIME_NAMES } from "#lib/runtime/names";

/**
 * Gives the finished module its one shape: one import from the runtime, then the code, then `export { App as default }`.
 * Must run after every other plugin.
 */
export function modulePlugin(): PluginObj {
  return { name: "spark-module", visitor: { Program: { exit: (path) => rewriteModule(path) } } };
}

function rewriteModule(program: NodePath<t.Program>): void {
  const imports: t.ImportSpecifier[] = [];
  const code: t.Statement[] = [];
  let app: t.Identifier | undefined;
  for (const statement of program.node.body) {
    if (t.isImportDeclaration(statement)) {
      imports.push(...statement.specifiers.filter((specifier) => t.isImportSpecifier(specifier)));
    } else if (t.isExportDefaultDeclaration(statement)) {
      app = takeDefault(program, statement, code);
    } else if (t.isExportNamedDeclaration(statement)) {
      for (const specifier of statement.specifiers) if (t.isExportSpecifier(specifier)) app = specifier.local;
    } else {
      code.push(statement);
    }
  }
  if (!app) throw new Error("The default export was lost while compiling");
  const header = t.importDeclaration(
    usedImports(program, imports, [...code, t.expressionStatement(app)]),
    t.stringLiteral(RUNTIME_MODULE),
  );
  const footer = t.exportNamedDeclaration(null, [t.exportSpecifier(app, t.identifier("default"))]);
  program.node.body = [header, ...code, footer];
}

/** Turns the exported thing into a declaration of its own, and answers its name. */
function takeDefault(program: NodePath<t.Program>, statement: t.ExportDefaultDeclaration, code: t.Statement[]): t.Identifier {
  const { declaration } = statement;
  if (t.isIdentifier(declaration)) return declaration;
  if (t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration)) {
    declaration.id ??= program.scope.generateUidIdentifier("App");
    code.push(declaration);
    return declaration.id;
  }
  const name = program.scope.generateUidIdentifier("App");
  // The only other kind, TSDeclareFunction, has no code and is gone by now.
  code.push(t.variableDeclaration("const", [t.variableDeclarator(name, declaration as t.Expression)]));
  return name;
}

/** Without the names that only types needed: types the source forgot to mark, and values that nothing uses any more. */
function usedImports(
  program: NodePath<t.Program>,
  imports: readonly t.ImportSpecifier[],
  code: t.Statement[],
): t.ImportSpecifier[] {
  const mentioned = new Set<string>();
  t.traverseFast(t.program(code), (node) => {
    if (t.isIdentifier(node)) mentioned.add(node.name);
  });
  const used = imports.filter(({ local }) => mentioned.has(local.name));
  const missing = used.find((specifier) => !RUNTIME_NAMES.has(importedName(specifier)) && isValue(program, specifier));
  if (missing) throw unavailable(missing);
  return used
    .filter((specifier) => RUNTIME_NAMES.has(importedName(specifier)))
    .toSorted((a, b) => compare(importedName(a), importedName(b)) || compare(a.local.name, b.local.name));
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
