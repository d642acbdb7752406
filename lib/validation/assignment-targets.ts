import { isValueWrapper, nodeAt, nodesAt, unwrap, type SyntaxNode } from "./syntax";

/** The names and members that an assignment, `for` head or pattern writes to. */
export function assignmentTargets(target: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  collect(target, found);
  return found;
}

function collect(target: SyntaxNode | undefined, found: SyntaxNode[]): void {
  if (!target) return;
  if (isValueWrapper(target)) return collect(unwrap(target), found);
  switch (target.type) {
    case "ArrayPattern":
      for (const element of nodesAt(target, "elements")) collect(element, found);
      return;
    case "ObjectPattern":
      for (const property of nodesAt(target, "properties")) collectProperty(property, found);
      return;
    case "AssignmentPattern":
      return collect(nodeAt(target, "left"), found);
    case "RestElement":
      return collect(nodeAt(target, "argument"), found);
    case "VariableDeclaration":
      return;
    default:
      found.push(target);
  }
}

function collectProperty(property: SyntaxNode, found: SyntaxNode[]): void {
  if (property.type === "AssignmentPatternProperty") collect(nodeAt(property, "key"), found);
  else if (property.type === "KeyValuePatternProperty") collect(nodeAt(property, "value"), found);
  else collect(property, found);
}
