import { types as t } from "@babel/core";
import { walkTree } from "./walk-tree";

/** Statements that are compiled together, apart from the rest of their module. */
export interface Part {
  /** What is written there. */
  text: string;
  /** The line on which it starts, from 1. */
  line: number;
  statements: readonly t.Statement[];
  /** The names it may take from other modules. */
  imports: readonly t.ImportDeclaration[];
  /** Whether the names that the compiler adds are free in the whole module, so that all parts can have the same ones. */
  hasFreeNames: boolean;
}

/** What the compiler adds at the top of a module starts like this. */
const ADDED_NAME = /^_(?:\$|tmpl\$|steps|spend|App)/;
/** Components that need not be imported, unless the module has one of that name. */
const BUILT_IN = /^(?:For|Show|Switch|Match|Suspense|SuspenseList|Portal|Index|Dynamic|ErrorBoundary)$/;

/**
 * Splits a module into the functions and runs of constants that can be compiled one by one, so that what stays the same from
 * version to version, or from app to app, is compiled once. A module that the parts of would need to know one another is one part.
 */
export function splitParts(source: string, program: t.Program): Part[] {
  const imports = program.body.filter((statement) => t.isImportDeclaration(statement));
  const rest = program.body.filter((statement) => !t.isImportDeclaration(statement));
  if (!isDivisible(program, rest)) return [{ text: source, line: 1, statements: rest, imports, hasFreeNames: false }];
  return groupConstants(rest.filter((statement) => !isType(statement))).map((statements) => {
    const text = source.slice(statements[0]?.start ?? 0, statements.at(-1)?.end ?? 0);
    const line = statements[0]?.loc?.start.line ?? 1;
    return { text, line, statements, imports: importsFor(text, imports), hasFreeNames: true };
  });
}

function isDivisible(program: t.Program, statements: readonly t.Statement[]): boolean {
  const names = new Set(statements.flatMap((statement) => Object.keys(t.getBindingIdentifiers(declarationOf(statement)))));
  if (program.directives.length > 0 || [...names].some((name) => BUILT_IN.test(name)) || !statements.every(isSeparable))
    return false;
  let isFree = true;
  walkTree(program, (node, parent) => {
    if (t.isIdentifier(node) || t.isJSXIdentifier(node)) isFree &&= !ADDED_NAME.test(node.name);
    // Whether a reference can be assigned to is decided by its declaration.
    if (t.isJSXExpressionContainer(node) && t.isJSXAttribute(parent) && t.isIdentifier(node.expression))
      isFree &&= parent.name.name !== "ref" || !names.has(node.expression.name);
    return isFree;
  });
  return isFree;
}

function declarationOf(statement: t.Statement): t.Node {
  return t.isExportDefaultDeclaration(statement) ? statement.declaration : statement;
}

function isSeparable(statement: t.Statement): boolean {
  return (
    isType(statement) ||
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
