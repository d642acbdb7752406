import { types as t } from "@babel/core";
import { findingAt, type Finding } from "./finding";
import { findNestingProblem } from "./nesting-rules";
import { walkTree } from "./walk-tree";

/**
 * Markup that a browser would rearrange while it parses the template: Solid would then bind to the wrong nodes, or crash.
 * Only what is written directly inside one another is one template; what an expression puts there is added node by node.
 */
export function checkNesting(root: t.Node): Finding[] {
  const findings: Finding[] = [];
  walkTree(root, (node) => {
    if (!t.isJSXElement(node)) return;
    checkElement(node, outsideOf(node), findings);
    return false;
  });
  return findings;
}

function checkElement(element: t.JSXElement, ancestors: readonly string[], findings: Finding[]): void {
  const tag = nativeTag(element);
  if (tag !== undefined) report(findNestingProblem(tag, ancestors), element, `<${tag}>`, findings);
  const inside = tag === undefined ? [] : [tag, ...ancestors];
  for (const child of element.children) checkChild(child, inside, findings);
  for (const attribute of element.openingElement.attributes) checkBelow(attribute, findings);
}

function checkChild(child: t.JSXElement["children"][number], ancestors: readonly string[], findings: Finding[]): void {
  if (t.isJSXElement(child)) return checkElement(child, ancestors.length > 0 ? ancestors : outsideOf(child), findings);
  if (!t.isJSXText(child)) return checkBelow(child, findings);
  if (child.value.trim() !== "") report(findNestingProblem("#text", ancestors), child, "Text", findings);
}

/** An expression or a fragment begins a template of its own. */
function checkBelow(node: t.Node, findings: Finding[]): void {
  walkTree(node, (below) => {
    if (!t.isJSXElement(below)) return;
    checkElement(below, outsideOf(below), findings);
    return false;
  });
}

const SVG_PARTS: ReadonlySet<string> = new Set(
  "circle clipPath defs desc ellipse filter g line linearGradient marker mask path pattern polygon polyline radialGradient rect stop symbol text textPath tspan".split(
    " ",
  ),
);

/** Solid parses a template that begins with a part of a drawing inside an `<svg>`. */
function outsideOf(element: t.JSXElement): readonly string[] {
  return SVG_PARTS.has(nativeTag(element) ?? "") ? ["svg"] : [];
}

function report(problem: ReturnType<typeof findNestingProblem>, node: t.Node, what: string, findings: Finding[]): void {
  if (!problem) return;
  const message = `${what} cannot stand inside <${problem.inside}>: browsers move it elsewhere.`;
  findings.push(findingAt(node.loc?.start, "malformed_nesting", message, problem.hint));
}

/** The name of an HTML or SVG element; components have none. */
function nativeTag({ openingElement: { name } }: t.JSXElement): string | undefined {
  return t.isJSXIdentifier(name) && /^[a-z]/.test(name.name) ? name.name : undefined;
}
