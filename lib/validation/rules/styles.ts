import { argumentsAt, nodeAt, nodesAt, textAt, unwrap, type SyntaxNode } from "../syntax";
import type { Rules, Visit } from "../walk-ast";
import { calledMethod } from "./members";

/** Loads or runs something from a style. `url(#id)` stays inside the document. */
const LOADING_CSS =
  /url\(\s*(?!\s|["']?#)|image-set\(|@import|@font-face|@namespace|@document|\bsrc\(|cross-fade\(|expression\(|-moz-binding|javascript:/;
const LOADING_FUNCTION = /(?:url|image-set|src)\(/gi;
/** Longest stretch looked at between a bracket and the function inside it. */
const MAX_CLASS = 400;
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i;
const LOCAL_DATA = /^\s*(?:data:(?:image|font)\/|about:blank)/i;
const CSS_HINT = "Use colours and gradients; show pictures with <img src={...}>, refer to SVG definitions as url(#id).";

/** True for an address that leaves the document: a scheme or `//host`, except data images. */
export function isRemoteAddress(text: string): boolean {
  return REMOTE.test(withoutLead(text)) && !LOCAL_DATA.test(text);
}

/** Browsers skip spaces and control characters before an address. */
function withoutLead(text: string): string {
  let start = 0;
  while (start < text.length && text.charCodeAt(start) <= 32) start++;
  return text.slice(start);
}

/** True when CSS text would load something, in any escape or comment disguise. */
export function loadsSomething(css: string): boolean {
  const plain = withoutComments(css)
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_match, hex: string) => String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)))
    .replace(/\\/g, "")
    .toLowerCase();
  return LOADING_CSS.test(plain);
}

function withoutComments(css: string): string {
  let plain = "";
  let from = 0;
  for (let start = css.indexOf("/*"); start !== -1; start = css.indexOf("/*", from)) {
    plain += css.slice(from, start);
    const end = css.indexOf("*/", start + 2);
    from = end === -1 ? css.length : end + 2;
  }
  return plain + css.slice(from);
}

/** Reports CSS text that would load something. */
export function refuseCss(visit: Visit, css: string, place: SyntaxNode = visit.node): void {
  if (loadsSomething(css))
    visit.report(place, "style_loads", "A style cannot load anything (url, @import, @font-face, image-set).", CSS_HINT);
}

/** Literal texts that end up in a style sheet: style elements, style methods and Tailwind's arbitrary values. */
export const styleRules: Rules = {
  StringLiteral: (visit) => refuseClassText(visit, textAt(visit.node, "value")),
  TemplateElement: (visit) => refuseClassText(visit, textAt(visit.node, "cooked") || textAt(visit.node, "raw")),
  JSXElement(visit) {
    const opening = nodeAt(visit.node, "opening");
    const name = opening && nodeAt(opening, "name");
    if (name && textAt(name, "value") === "style") refuseCss(visit, textOfChildren(visit, visit.node));
  },
  CallExpression(visit) {
    const method = calledMethod(visit.node, visit.folder);
    if (method !== "setProperty" && method !== "replaceSync" && method !== "replace") return;
    if (method === "replace" && !isSheet(visit.node)) return;
    refuseCss(visit, argumentText(visit));
  },
};

function argumentText(visit: Visit): string {
  return argumentsAt(visit.node, "arguments")
    .map((argument) => visit.folder.literalText(argument.node))
    .join(" ");
}

function isSheet(call: SyntaxNode): boolean {
  const callee = nodeAt(call, "callee");
  const object = callee && nodeAt(unwrap(callee), "object");
  const property = object && nodeAt(unwrap(object), "property");
  return property !== undefined && textAt(property, "value") === "sheet";
}

function textOfChildren(visit: Visit, element: SyntaxNode): string {
  return nodesAt(element, "children")
    .map((child) => {
      if (child.type === "JSXText") return textAt(child, "value");
      const expression = nodeAt(child, "expression");
      return expression ? visit.folder.literalText(expression) : "";
    })
    .join("");
}

function refuseClassText(visit: Visit, text: string): void {
  if (!text.includes("[") || !text.includes("(") || !hasLoadingClass(text)) return;
  visit.report(visit.node, "style_loads", "A class with an arbitrary value cannot load anything.", CSS_HINT);
}

/** An arbitrary value such as `bg-[url(...)]`, which Tailwind copies into the style sheet. */
function hasLoadingClass(text: string): boolean {
  const plain = text.includes("\\")
    ? text.replace(/\\([0-9a-f]{1,6})_?/gi, (_match, hex: string) => String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)))
    : text;
  for (const match of plain.matchAll(LOADING_FUNCTION)) {
    const before = plain.slice(Math.max(0, match.index - MAX_CLASS), match.index);
    if (/(?:^|[\s"'`:!-])\[[^\s\]]*$/.test(before.slice(Math.max(before.lastIndexOf("[") - 1, 0)))) return true;
  }
  return false;
}
