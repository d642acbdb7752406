import { createHash } from "node:crypto";
import { types as t, type NodePath, type PluginObj } from "@babel/core";
import { findingAt, refusal } from "./finding";
import { RUNTIME_NAMES } from "#lib/runtime/names";

/** What a part needs of the module around it. */
export interface PartNeeds {
  /** What it takes from the runtime: the runtime's name and its own. */
  imports: (readonly [imported: string, local: string])[];
  /** The compiler's own variables with their first values: templates, and the counter of steps. */
  variables: (readonly [name: string, value: string])[];
  /** The events the page has to listen for, and the name of the function that does. */
  events: { listen: string; names: readonly string[] } | undefined;
  /** The component's name, when it is exported here. */
  app: string | undefined;
}

/**
 * Leaves of a compiled part what is its own, and puts into the metadata what there is one of in a module. Equal templates get
 * equal names in all parts, unless names are taken. Must run after every other plugin.
 */
export function partPlugin(hasFreeNames: boolean): PluginObj {
  return {
    name: "spark-part",
    visitor: {
      Program: {
        exit(path, pass) {
          Object.assign(pass.file.metadata, { needs: takeNeeds(path, hasFreeNames) });
        },
      },
    },
  };
}

function takeNeeds(program: NodePath<t.Program>, hasFreeNames: boolean): PartNeeds {
  const needs: PartNeeds = { imports: [], variables: [], events: undefined, app: undefined };
  const isImport = (statement: t.Statement) => t.isImportDeclaration(statement);
  const code: t.Statement[] = [];
  needs.imports = usedImports(
    program,
    program.node.body.filter(isImport),
    program.node.body.filter((one) => !isImport(one)),
  );
  for (const statement of program.node.body) {
    if (t.isExportDefaultDeclaration(statement)) needs.app = takeDefault(program, statement, code);
    else if (t.isExportNamedDeclaration(statement)) needs.app = takeListed(statement) ?? needs.app;
    else if (!isImport(statement) && !takeOwn(statement, needs)) code.push(statement);
  }
  program.node.body = code;
  if (hasFreeNames) nameTemplates(code, needs);
  return needs;
}

function takeListed(statement: t.ExportNamedDeclaration): string | undefined {
  return statement.specifiers.find((specifier) => t.isExportSpecifier(specifier))?.local.name;
}

/** Turns the exported thing into a declaration of its own, and answers its name. */
function takeDefault(program: NodePath<t.Program>, statement: t.ExportDefaultDeclaration, code: t.Statement[]): string {
  const { declaration } = statement;
  if (t.isIdentifier(declaration)) return declaration.name;
  if (t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration)) {
    declaration.id ??= program.scope.generateUidIdentifier("App");
    code.push(declaration);
    return declaration.id.name;
  }
  const name = program.scope.generateUidIdentifier("App");
  // The only other kind, TSDeclareFunction, has no code and is gone by now.
  code.push(t.variableDeclaration("const", [t.variableDeclarator(name, declaration as t.Expression)]));
  return name.name;
}

/** Takes a statement that is the compiler's: only what was in the source has a place. */
function takeOwn(statement: t.Statement, needs: PartNeeds): boolean {
  if (statement.loc) return false;
  if (t.isVariableDeclaration(statement)) {
    const values = statement.declarations.map(({ id, init }) => [t.isIdentifier(id) ? id.name : "", printValue(init)] as const);
    if (values.some(([name, value]) => name === "" || value === undefined)) return false;
    needs.variables.push(...values.map(([name, value = ""]) => [name, value] as const));
    return true;
  }
  const call = t.isExpressionStatement(statement) ? statement.expression : undefined;
  if (!t.isCallExpression(call) || !t.isIdentifier(call.callee)) return false;
  const [list] = call.arguments;
  if (!call.callee.name.startsWith("_$delegateEvents") || !t.isArrayExpression(list)) return false;
  const names = list.elements.flatMap((element) => (t.isStringLiteral(element) ? [element.value] : []));
  needs.events = { listen: call.callee.name, names };
  return true;
}

/** `0`, or a call of `template` with its markup and marks; anything else is not the compiler's. */
function printValue(value: t.Expression | null | undefined): string | undefined {
  if (t.isNumericLiteral(value)) return String(value.value);
  if (!t.isCallExpression(value) || !t.isIdentifier(value.callee) || !value.callee.name.startsWith("_$template"))
    return undefined;
  const [markup, ...marks] = value.arguments;
  if (!t.isTemplateLiteral(markup)) return undefined;
  const rest = marks.map((mark) => `,${t.isBooleanLiteral(mark) && mark.value}`);
  return `${value.callee.name}(\`${markup.quasis[0]?.value.raw ?? ""}\`${rest.join("")})`;
}

function nameTemplates(code: readonly t.Statement[], needs: PartNeeds): void {
  const names = new Map(
    needs.variables.filter(([, value]) => value !== "0").map(([name, value]) => [name, `_tmpl$${digest(value)}`]),
  );
  needs.variables = needs.variables.map(([name, value]) => [names.get(name) ?? name, value]);
  t.traverseFast(t.program([...code]), (node) => {
    if (t.isIdentifier(node)) node.name = names.get(node.name) ?? node.name;
  });
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Without the names that only types needed: types the source forgot to mark, and values that nothing uses any more. */
function usedImports(
  program: NodePath<t.Program>,
  declarations: readonly t.ImportDeclaration[],
  code: t.Statement[],
): PartNeeds["imports"] {
  const mentioned = new Set<string>();
  t.traverseFast(t.program(code), (node) => {
    if (t.isIdentifier(node)) mentioned.add(node.name);
  });
  const imports = declarations.flatMap(({ specifiers }) => specifiers.filter((specifier) => t.isImportSpecifier(specifier)));
  const used = imports.filter(({ local }) => mentioned.has(local.name));
  const missing = used.find((specifier) => !RUNTIME_NAMES.has(importedName(specifier)) && isValue(program, specifier));
  if (missing) throw unavailable(missing);
  return used
    .filter((specifier) => RUNTIME_NAMES.has(importedName(specifier)))
    .map((specifier) => [importedName(specifier), specifier.local.name] as const);
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
