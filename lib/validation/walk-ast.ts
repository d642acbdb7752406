import type { Folder } from "./constant-folding";
import type { Report } from "./findings";
import type { ScopeTable } from "./scope";
import type { Binding } from "./scope-table";
import { forEachChild, isErased, isValueWrapper, type SyntaxNode } from "./syntax";

/** What a rule knows about the module it judges. */
export interface RuleContext {
  readonly scopes: ScopeTable;
  readonly folder: Folder;
  readonly report: Report;
}

/** A node in its place. `ancestors` ends with the parent and changes after the call. */
export interface Visit extends RuleContext {
  readonly node: SyntaxNode;
  readonly ancestors: readonly SyntaxNode[];
}

/** Rules by node type. */
export type Rules = Readonly<Record<string, (visit: Visit) => void>>;

/** Applies every rule to every node that survives to run time. */
export function walkAst(program: SyntaxNode, rules: readonly Rules[], context: RuleContext): void {
  const byType = new Map<string, ((visit: Visit) => void)[]>();
  for (const table of rules) {
    for (const [type, rule] of Object.entries(table)) byType.set(type, [...(byType.get(type) ?? []), rule]);
  }
  const { scopes, folder, report } = context;
  const ancestors: SyntaxNode[] = [];
  const enter = (node: SyntaxNode): void => {
    const own = byType.get(node.type);
    if (own !== undefined) {
      const visit: Visit = { scopes, folder, report, node, ancestors };
      for (const rule of own) rule(visit);
    }
    if (isErased(node)) return;
    ancestors.push(node);
    forEachChild(node, enter);
    ancestors.pop();
  };
  enter(program);
}

/** The node that really uses a value, and the wrapped value as that node sees it. */
export function userOf(visit: Visit): { parent: SyntaxNode | undefined; child: SyntaxNode; depth: number } {
  let depth = visit.ancestors.length - 1;
  let child = visit.node;
  let parent = visit.ancestors[depth];
  while (parent && isValueWrapper(parent)) {
    child = parent;
    parent = visit.ancestors[--depth];
  }
  return { parent, child, depth };
}

/** The binding behind a reference, or `"global"` when the name reaches the global object, or nothing for other nodes. */
export function meaningOf(node: SyntaxNode, scopes: ScopeTable): Binding | "global" | undefined {
  if (node.type !== "Identifier" || !scopes.isReference(node)) return undefined;
  return scopes.resolve(node) ?? "global";
}
