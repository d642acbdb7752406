import { fold, MAX_ALTERNATIVES, MAX_DEPTH, MAX_TEXT, resolveLiteral, type FoldedModule } from "./fold-node";
import { isNode, nodeAt, nodesAt, textAt, unwrap, type SyntaxNode } from "./syntax";

/** Constant beginnings of a text that is partly computed. */
export function prefixes(module: FoldedModule, outer: SyntaxNode, depth = 0): readonly string[] {
  const cached = module.knownPrefixes.get(outer);
  if (cached) return cached;
  const exact = fold(module, outer, 0).map(String);
  if (exact.length > 0 || depth > MAX_DEPTH) return exact;
  module.knownPrefixes.set(outer, []);
  const found = findPrefixes(module, resolveLiteral(module, outer), depth).slice(0, MAX_ALTERNATIVES);
  module.knownPrefixes.set(outer, found);
  return found;
}

function findPrefixes(module: FoldedModule, node: SyntaxNode, depth: number): readonly string[] {
  if (node.type === "ConditionalExpression")
    return ["consequent", "alternate"].flatMap((field) => prefixesAt(module, node, field, depth));
  if (node.type === "TemplateLiteral") return [leadOfTemplate(module, node, depth)];
  if (node.type !== "BinaryExpression") return [];
  const operator = textAt(node, "operator");
  if (operator === "+") {
    const left = nodeAt(node, "left");
    const known = left ? fold(module, left, 0).map(String) : [];
    if (known.length === 0) return prefixesAt(module, node, "left", depth);
    const rest = prefixesAt(module, node, "right", depth)[0] ?? "";
    return known.map((text) => text + rest);
  }
  return ["||", "??", "&&"].includes(operator)
    ? ["left", "right"].flatMap((field) => prefixesAt(module, node, field, depth))
    : [];
}

function prefixesAt(module: FoldedModule, node: SyntaxNode, field: string, depth: number): readonly string[] {
  const child = nodeAt(node, field);
  return child ? prefixes(module, child, depth + 1) : [];
}

function leadOfTemplate(module: FoldedModule, node: SyntaxNode, depth: number): string {
  let text = "";
  const expressions = nodesAt(node, "expressions");
  for (const [index, quasi] of nodesAt(node, "quasis").entries()) {
    text += textAt(quasi, "cooked");
    const expression = expressions[index];
    if (!expression) break;
    const known = fold(module, expression, 0)[0];
    if (known === undefined) return text + (prefixes(module, expression, depth + 1)[0] ?? "");
    text += String(known);
  }
  return text;
}

/** All literal text in an expression, with `?` where something is computed. */
export function literalText(module: FoldedModule, outer: SyntaxNode, depth: number): string {
  const exact = fold(module, outer, 0);
  if (exact.length > 0) return exact.map(String).join(" ").slice(0, MAX_TEXT);
  const node = unwrap(outer);
  if (depth > MAX_DEPTH) return "?";
  const inner = (field: string): string => {
    const child = node[field];
    return isNode(child) ? literalText(module, child, depth + 1) : "";
  };
  if (node.type === "TemplateLiteral") {
    const expressions = nodesAt(node, "expressions");
    const part = (quasi: SyntaxNode, index: number): string => {
      const expression = expressions[index];
      return textAt(quasi, "cooked") + (expression ? literalText(module, expression, depth + 1) : "");
    };
    return nodesAt(node, "quasis").map(part).join("").slice(0, MAX_TEXT);
  }
  if (node.type === "BinaryExpression") {
    return textAt(node, "operator") === "+" ? inner("left") + inner("right") : `${inner("left")} ${inner("right")}`;
  }
  if (node.type === "ConditionalExpression") return `${inner("consequent")} ${inner("alternate")}`;
  return "?";
}
