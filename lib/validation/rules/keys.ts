import type { Folder } from "../constant-folding";
import { nodeAt, textAt, type SyntaxNode } from "../syntax";

/** Every name a member access, property or pattern may use; empty when only run time knows. */
export function keysOf(node: SyntaxNode, folder: Folder): readonly string[] {
  const key = nodeAt(node, "property") ?? nodeAt(node, "key");
  if (!key) return [];
  switch (key.type) {
    case "Identifier":
    case "StringLiteral":
      return [textAt(key, "value")];
    case "NumericLiteral":
    case "BigIntLiteral":
      return [String(key["value"])];
    case "Computed": {
      const expression = nodeAt(key, "expression");
      return expression ? folder.texts(expression) : [];
    }
    default:
      return [];
  }
}
