import { types as t } from "@babel/core";
import { parseComponent } from "./parse-component";
import { walkTree } from "./walk-tree";

/** What can be told of a source by reading it. */
export interface SourceMeasures {
  readonly bytes: number;
  /** Loops inside of loops over data: 2 is quadratic. */
  readonly loopDepth: number;
  /** What somebody with a keyboard or a screen reader would miss, a sentence each. */
  readonly accessibility: readonly string[];
}

const LOOPING =
  /^(?:map|flatMap|filter|forEach|reduce|reduceRight|some|every|find|findIndex|findLast|findLastIndex|sort|toSorted)$/;
const FIELDS = /^(?:input|select|textarea)$/;
// What is pressed should be a button.
const INERT = /^(?:div|span|p|li|tr|td|section|article|g|rect|circle|path)$/;

/** Measures a source that has passed the gate; the same for the same source. */
export function measureSource(source: string): SourceMeasures {
  const { program } = parseComponent(source);
  const found = new Set<string>();
  walkTree(program, (node) => {
    if (t.isJSXElement(node)) for (const sentence of complaintsOf(node)) found.add(sentence);
  });
  return { bytes: Buffer.byteLength(source), loopDepth: depthOf(program), accessibility: [...found] };
}

function depthOf(root: t.Node): number {
  let deepest = 0;
  const visit = (node: t.Node, depth: number): void => {
    const here = isLoop(node) ? depth + 1 : depth;
    deepest = Math.max(deepest, here);
    walkTree(node, (child) => {
      if (child === node) return true;
      visit(child, here);
      return false;
    });
  };
  visit(root, 0);
  return deepest;
}

function isLoop(node: t.Node): boolean {
  if (t.isLoop(node)) return true;
  if (t.isJSXElement(node)) return /^(?:For|Index)$/.test(nameOf(node));
  if (!t.isCallExpression(node) || !t.isMemberExpression(node.callee)) return false;
  return t.isIdentifier(node.callee.property) && LOOPING.test(node.callee.property.name);
}

function complaintsOf(element: t.JSXElement): string[] {
  const name = nameOf(element);
  const has = (...names: string[]): boolean => names.some((one) => attributeOf(element, one));
  const isNamed = has("aria-label", "aria-labelledby", "title");
  if (name === "button" && !isNamed && !hasContent(element)) return ["A button has no name."];
  if (FIELDS.test(name) && !isNamed && !has("id", "placeholder")) return [`A <${name}> has no label.`];
  if (name === "svg" && !isNamed && !has("role", "aria-hidden") && !hasChild(element, "title")) return ["An <svg> has no name."];
  if (name === "table" && !hasDeep(element, "th")) return ["A table has no header cells."];
  if (INERT.test(name) && has("onClick", "on:click") && !has("role", "tabindex", "tabIndex"))
    return [`A <${name}> is pressed but is no button.`];
  return [];
}

function nameOf({ openingElement: { name } }: t.JSXElement): string {
  return t.isJSXIdentifier(name) ? name.name : "";
}

function attributeOf({ openingElement }: t.JSXElement, wanted: string): boolean {
  return openingElement.attributes.some((attribute) => {
    if (t.isJSXSpreadAttribute(attribute)) return true;
    const { name } = attribute;
    return (t.isJSXIdentifier(name) ? name.name : `${name.namespace.name}:${name.name.name}`) === wanted;
  });
}

function hasContent({ children }: t.JSXElement): boolean {
  return children.some((child) => !t.isJSXText(child) || child.value.trim() !== "");
}

function hasChild({ children }: t.JSXElement, name: string): boolean {
  return children.some((child) => t.isJSXElement(child) && nameOf(child) === name);
}

/** A component of its own inside may bring it. */
function hasDeep(element: t.JSXElement, wanted: string): boolean {
  let isThere = false;
  walkTree(element, (node) => {
    if (!t.isJSXElement(node)) return;
    const name = nameOf(node);
    isThere ||= name === wanted || (/^[A-Z]/.test(name) && !/^(?:For|Index|Show|Switch|Match)$/.test(name));
  });
  return isThere;
}
