import { types as t } from "@babel/core";

/** Statements that are compiled together, apart from the rest of their module. */
export interface Part {
  /** What is written there. */
  text: string;
  /** The line on which it starts, from 1. */
  line: number;
  statements: readonly t.Statement[];
  /** The names it may take from other modules. */
  imports: readonly t.ImportDeclaration[];
}

/** Components that need not be imported, unless the module has one of that name. */
const BUILT_IN = /^(?:For|Show|Switch|Match|Suspense|SuspenseList|Portal|Index|Dynamic|ErrorBoundary)$/;

/** Each part costs a millisecond besides its size; apps of screens have a few dozen. */
const MOST_PARTS = 120;

/**
 * Splits a module into the functions and runs of constants that can be compiled one by one, so that what stays the same from
 * version to version, or from app to app, is compiled once. A module whose parts would have to know one another is one part.
 * `references` are the names that elements are given to.
 */
export function splitParts(source: string, program: t.Program, references: readonly string[]): Part[] {
  const imports = program.body.filter((statement) => t.isImportDeclaration(statement));
  const rest = program.body.filter((statement) => !t.isImportDeclaration(statement) && !isType(statement));
  const groups = groupConstants(rest.filter((statement) => exportedName(statement) === undefined));
  const isWhole = groups.length > MOST_PARTS || !isDivisible(program, rest, references);
  if (isWhole) return [{ text: source, line: 1, statements: rest, imports }];
  return groups.map((statements) => {
    const text = source.slice(statements[0]?.start ?? 0, statements.at(-1)?.end ?? 0);
    return { text, line: statements[0]?.loc?.start.line ?? 1, statements, imports: importsFor(text, imports) };
  });
}

/** The name of what is declared elsewhere and exported by a statement: `export default App`, `export { App as default }`. */
export function exportedName(statement: t.Statement): string | undefined {
  if (t.isExportDefaultDeclaration(statement) && t.isIdentifier(statement.declaration)) return statement.declaration.name;
  if (!t.isExportNamedDeclaration(statement)) return undefined;
  return statement.specifiers.find((specifier) => t.isExportSpecifier(specifier))?.local.name;
}

function isDivisible(program: t.Program, statements: readonly t.Statement[], references: readonly string[]): boolean {
  const names = new Set(statements.flatMap((statement) => Object.keys(t.getBindingIdentifiers(declarationOf(statement)))));
  return (
    program.directives.length === 0 &&
    statements.every(isSeparable) &&
    ![...names].some((name) => BUILT_IN.test(name)) &&
    // Whether a reference can be assigned to is decided by its declaration.
    !references.some((name) => names.has(name))
  );
}

function declarationOf(statement: t.Statement): t.Node {
  return t.isExportDefaultDeclaration(statement) ? statement.declaration : statement;
}

function isSeparable(statement: t.Statement): boolean {
  return (
    (t.isVariableDeclaration(statement) && !statement.declare) ||
    t.isFunctionDeclaration(statement) ||
    t.isExportDefaultDeclaration(statement) ||
    t.isExportNamedDeclaration(statement, { declaration: null })
  );
}

function isType(statement: t.Statement): boolean {
  return t.isTSInterfaceDeclaration(statement) || t.isTSTypeAliasDeclaration(statement);
}

/** Every function is a part, and so are the constants between two of them. */
function groupConstants(statements: readonly t.Statement[]): t.Statement[][] {
  const groups: t.Statement[][] = [];
  for (const statement of statements) {
    const last = groups.at(-1);
    if (last && t.isVariableDeclaration(statement) && t.isVariableDeclaration(last.at(-1))) last.push(statement);
    else groups.push([statement]);
  }
  return groups;
}

/** The imports whose names occur in a text. */
function importsFor(text: string, imports: readonly t.ImportDeclaration[]): t.ImportDeclaration[] {
  return imports.flatMap((declaration) => {
    const specifiers = declaration.specifiers.filter(({ local }) => text.includes(local.name));
    return specifiers.length === 0 ? [] : [{ ...declaration, specifiers }];
  });
}
