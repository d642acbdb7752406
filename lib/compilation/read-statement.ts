import { types as t } from "@babel/core";
import { findDynamicImports } from "./check-module";
import { checkNesting } from "./check-nesting";
import { collectClasses } from "./collect-classes";
import type { Finding } from "./finding";
import { createKeep } from "./keep";
import { walkTree } from "./walk-tree";

/** What a statement of the module's top level says by itself. */
export interface StatementFacts {
  findings: readonly Finding[];
  /** Words that may be class names. */
  classes: readonly string[];
  /** Names that elements of it are given to, as in `ref={name}`. */
  references: readonly string[];
}

const KEPT_BYTES = 4 * 1024 * 1024;
const kept = createKeep<StatementFacts>(KEPT_BYTES, ({ classes }) => 40 * classes.length);

/** Reads a statement once for as long as its text stays the same; findings have a place, so what has some is read again. */
export function readStatement(text: string, statement: t.Statement): StatementFacts {
  const known = kept.get(text);
  if (known) return known;
  const facts = {
    findings: [...findDynamicImports(statement), ...checkNesting(statement)],
    classes: collectClasses(statement),
    references: findReferences(statement),
  };
  if (facts.findings.length === 0) kept.set(text, facts);
  return facts;
}

function findReferences(statement: t.Statement): string[] {
  const found: string[] = [];
  walkTree(statement, (node) => {
    if (!t.isJSXAttribute(node) || node.name.name !== "ref" || !t.isJSXExpressionContainer(node.value)) return;
    if (t.isIdentifier(node.value.expression)) found.push(node.value.expression.name);
  });
  return found;
}
