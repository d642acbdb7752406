import { visit, type Builder } from "./declare-names";
import { lookUp, openScope, type Binding } from "./scope-table";
import { forEachChild, textAt, type SyntaxNode } from "./syntax";

/** Which identifiers are value references, and what each one means. */
export interface ScopeTable {
  isReference(node: SyntaxNode): boolean;
  /** The binding of a reference; undefined means that it reaches the global object. */
  resolve(node: SyntaxNode): Binding | undefined;
  /** Bindings of the module itself, by name. */
  moduleBinding(name: string): Binding | undefined;
}

/** Builds the scopes of a parsed module with the language's own rules: hoisting, parameter scope apart from the body, block functions. */
export function buildScopes(program: SyntaxNode): ScopeTable {
  const builder: Builder = { references: new Map(), writes: [] };
  const moduleScope = openScope(undefined, true);
  forEachChild({ body: program["body"] }, (child) => visit(builder, child, moduleScope));
  const resolve = (node: SyntaxNode): Binding | undefined => lookUp(builder.references.get(node), textAt(node, "value"));
  for (const node of builder.writes) {
    const binding = resolve(node);
    if (binding) binding.writes++;
  }
  return {
    isReference: (node) => builder.references.has(node),
    resolve,
    moduleBinding: (name) => moduleScope.names.get(name),
  };
}
