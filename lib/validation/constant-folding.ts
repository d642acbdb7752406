import { fold, type FoldedModule } from "./fold-node";
import { literalText, prefixes } from "./fold-text";
import type { Constant } from "./pure-methods";
import type { ScopeTable } from "./scope";
import type { SyntaxNode } from "./syntax";

/** What an expression may be, as far as the source alone tells. */
export interface Folder {
  /** Every constant value the expression may have; empty when none is known. */
  values(node: SyntaxNode): readonly Constant[];
  /** The same, as texts. */
  texts(node: SyntaxNode): readonly string[];
  /** Constant beginnings of a text that is partly computed. */
  prefixes(node: SyntaxNode): readonly string[];
  /** All literal text in an expression, with `?` where something is computed. */
  literalText(node: SyntaxNode): string;
}

/** Folds constants of one module. */
export function createFolder(scopes: ScopeTable): Folder {
  const module: FoldedModule = { scopes, known: new Map(), knownPrefixes: new Map() };
  return {
    values: (node) => fold(module, node, 0),
    texts: (node) => fold(module, node, 0).map(String),
    prefixes: (node) => prefixes(module, node),
    literalText: (node) => literalText(module, node, 0),
  };
}
