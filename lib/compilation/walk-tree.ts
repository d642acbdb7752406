import { types as t } from "@babel/core";

/** Visits a node and everything below it, in source order; answering `false` skips what is below. */
export function walkTree(
  node: t.Node,
  visit: (node: t.Node, parent: t.Node | undefined) => boolean | void,
  parent?: t.Node,
): void {
  if (visit(node, parent) === false) return;
  forEachChild(node, (child) => walkTree(child, visit, node));
}

function forEachChild(node: t.Node, use: (child: t.Node) => void): void {
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const value = fieldOf(node, key);
    if (Array.isArray(value)) value.forEach((item) => isNode(item) && use(item));
    else if (isNode(value)) use(value);
  }
}

/** The keys are Babel's own list of the fields of this type. */
function fieldOf(node: t.Node, key: string): unknown {
  return (node as unknown as Record<string, unknown>)[key];
}

function isNode(value: unknown): value is t.Node {
  return typeof value === "object" && value !== null && "type" in value;
}
