import { GUARD_LIMITS } from "./guards";
import { forEachChild, isNode, type SyntaxNode } from "./syntax";

/** A parsed source and the byte position its first character has. */
export interface Tree {
  readonly program: SyntaxNode;
  readonly startPosition: number;
}

/** Deep trees would overflow the recursion of every later step; honest ones stay under 100 levels. */
const MAX_TREE_DEPTH = 500;

/** The tree from the parser's JSON; nothing when it is deeper or larger than later steps can bear. */
export function readTree(json: string): Tree | undefined {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== "object" || parsed === null) return undefined;
  const program = "program" in parsed ? parsed.program : parsed;
  const context = "sourceContext" in parsed ? parsed.sourceContext : undefined;
  if (!isNode(program) || !isBearable(program)) return undefined;
  // SWC numbers bytes across everything a process has parsed; each answer says where its own source begins.
  const start = typeof context === "object" && context !== null && "startPos" in context ? context.startPos : undefined;
  return { program, startPosition: typeof start === "number" ? start : 1 };
}

/** Exact counts of what the guards could only estimate, without recursion. */
function isBearable(program: SyntaxNode): boolean {
  let level: SyntaxNode[] = [program];
  let elements = 0;
  let arrows = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_TREE_DEPTH) return false;
    const next: SyntaxNode[] = [];
    for (const node of level) {
      if (node.type === "JSXElement" || node.type === "JSXFragment") elements++;
      if (node.type === "ArrowFunctionExpression") arrows++;
      forEachChild(node, (child) => next.push(child));
    }
    level = next;
  }
  return elements <= GUARD_LIMITS.elements && arrows <= GUARD_LIMITS.arrows;
}
