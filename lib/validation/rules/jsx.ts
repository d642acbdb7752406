import { isComponentName, nodeAt, nodesAt, textAt, unwrap, type SyntaxNode } from "../syntax";
import { meaningOf, type Rules, type Visit } from "../walk-ast";
import { ALLOWED_GLOBALS } from "./global-names";
import { globalRoot } from "./globals";
import { ALLOWED_ELEMENTS, isAllowedAttribute, isEventName, isHandlerName } from "./jsx-names";
import { forbiddenMember } from "./members";
import { refuseCss } from "./styles";
import { keysOf } from "./keys";

const NAMESPACES = new Set(["on", "class", "style", "bool"]);
const ELEMENT_HINT = "Use plain HTML text, table and form elements, svg shapes or canvas.";
const HANDLER_HINT = "Give it a function: onClick={() => ...}.";

/** What a spread or attribute belongs to; `element` is missing for components. */
interface Target {
  readonly element: string | undefined;
  readonly visit: Visit;
}

/** JSX: which elements, which attributes, and which literal values. */
export const jsxRules: Rules = {
  JSXOpeningElement(visit) {
    const name = nodeAt(visit.node, "name");
    if (!name) return;
    judgeTag(visit, name);
    const text = textAt(name, "value");
    const element = name.type === "Identifier" && !isComponentName(text) ? text : undefined;
    for (const attribute of nodesAt(visit.node, "attributes")) judgeAttribute({ element, visit }, attribute);
  },
};

function judgeTag(visit: Visit, name: SyntaxNode): void {
  if (name.type === "JSXNamespacedName") {
    return visit.report(name, "element_not_allowed", "Elements have no namespace here.", ELEMENT_HINT);
  }
  if (name.type !== "Identifier") return;
  const text = textAt(name, "value");
  if (isComponentName(text)) {
    if (meaningOf(name, visit.scopes) === "global" && ALLOWED_GLOBALS.has(text)) {
      visit.report(name, "element_not_allowed", `"${text}" is not a component.`, "Write a component function of your own.");
    }
    return;
  }
  if (!ALLOWED_ELEMENTS.has(text))
    visit.report(name, "element_not_allowed", `The element <${text}> is not available to a component.`, ELEMENT_HINT);
}

function judgeAttribute(target: Target, attribute: SyntaxNode): void {
  if (attribute.type !== "JSXAttribute") {
    const spread = nodeAt(attribute, "arguments") ?? nodeAt(attribute, "expression");
    if (spread) judgeSpread(target, spread);
    return;
  }
  const name = nodeAt(attribute, "name");
  const value = attributeValue(attribute);
  if (name?.type !== "JSXNamespacedName") return name && judgePair(target, attribute, textAt(name, "value"), value);
  const namespace = textAt(nodeAt(name, "namespace") ?? name, "value");
  const local = textAt(nodeAt(name, "name") ?? name, "value");
  if (!NAMESPACES.has(namespace)) {
    return report(
      target,
      attribute,
      "attribute_not_allowed",
      `The attribute ${namespace}:${local} is not available to a component.`,
      "Only on:, class:, style: and bool: exist.",
    );
  }
  if (namespace === "on") return refuseTextHandler(target, attribute, `on:${local}`, value);
  if (namespace === "bool") return judgePair(target, attribute, local, value);
  if (namespace === "style" && value) refuseCss(target.visit, target.visit.folder.literalText(value), attribute);
}

const visited = new WeakMap<SyntaxNode, Set<string>>();

/** Objects may spread one another in circles and in great numbers; each is judged once for a purpose. */
function isFirstVisit(node: SyntaxNode, purpose: string): boolean {
  const purposes = visited.get(node) ?? new Set();
  visited.set(node, purposes);
  return purposes.size !== purposes.add(purpose).size;
}

/** The value of an attribute without its braces; `undefined` when it has none. */
function attributeValue(attribute: SyntaxNode): SyntaxNode | undefined {
  const value = nodeAt(attribute, "value");
  return value?.type === "JSXExpressionContainer" ? nodeAt(value, "expression") : value;
}

/** `{...{ key: value }}`: object literals are attributes by another name, also behind a constant or a condition. */
function judgeSpread(target: Target, outer: SyntaxNode): void {
  const node = unwrap(outer);
  if (!isFirstVisit(node, `spread ${target.element}`)) return;
  if (node.type === "ObjectExpression") {
    for (const property of nodesAt(node, "properties")) {
      const inner = property.type === "SpreadElement" ? nodeAt(property, "arguments") : undefined;
      if (inner) judgeSpread(target, inner);
      for (const key of keysOf(property, target.visit.folder)) judgePair(target, property, key, nodeAt(property, "value"), true);
    }
  } else if (node.type === "ConditionalExpression" || node.type === "BinaryExpression") {
    for (const field of ["consequent", "alternate", "left", "right"]) {
      const branch = nodeAt(node, field);
      if (branch) judgeSpread(target, branch);
    }
  } else if (node.type === "Identifier") {
    const binding = target.visit.scopes.resolve(node);
    if (binding?.value && binding.kind !== "param" && binding.kind !== "import") judgeSpread(target, binding.value);
  }
}

function judgePair(target: Target, place: SyntaxNode, name: string, value: SyntaxNode | undefined, fromSpread = false): void {
  const forbidden = forbiddenMember(name);
  if (forbidden)
    return report(target, place, "attribute_not_allowed", `The attribute "${name}" is not available to a component.`, forbidden);
  const { element } = target;
  if (name.toLowerCase() === "ref" && value) refuseGlobalRef(target, place, value);
  if (element === undefined) {
    if (isEventName(name)) refuseTextHandler(target, place, name, value, fromSpread);
    return;
  }
  if (isHandlerName(name)) return refuseTextHandler(target, place, name, value, fromSpread);
  if (fromSpread && /^(?:attr|prop|use|on|bool|class|style):/.test(name)) {
    return report(
      target,
      place,
      "attribute_not_allowed",
      `The attribute "${name}" cannot be spread.`,
      "Write the attribute on the element.",
    );
  }
  if (!isAllowedAttribute(element, name)) {
    return report(
      target,
      place,
      "attribute_not_allowed",
      `<${element}> cannot have the attribute "${name}".`,
      hintForAttribute(name),
    );
  }
  if (value) judgeValue(target, place, name.toLowerCase(), value);
}

function judgeValue(target: Target, place: SyntaxNode, name: string, value: SyntaxNode): void {
  const { folder } = target.visit;
  if (name === "href") {
    const starts = folder.prefixes(value);
    if (starts.length > 0 && starts.every((text) => text.startsWith("#"))) return;
    return report(
      target,
      place,
      "link_leaves",
      'A link may only lead to "#..." inside the component.',
      "Use a button with onClick={() => props.spark.openLink(url)}.",
    );
  }
  if (name === "src") {
    if (folder.prefixes(value).every((text) => /^\s*data:image\//i.test(text) || text === "")) return;
    return report(
      target,
      place,
      "remote_address",
      "An image source must be a data:image address or come from props.data.",
      "Use src={props.data.picture}, or draw with <svg>.",
    );
  }
  if (
    name === "type" &&
    target.element === "input" &&
    folder.texts(value).some((text) => ["file", "image"].includes(text.trim().toLowerCase()))
  ) {
    return report(
      target,
      place,
      "input_type",
      "An input of this type is not available to a component.",
      "Take data from props.data, or a <textarea> to paste into.",
    );
  }
  if (name === "style") return refuseStyle(target, place, value);
  if (
    name !== "class" &&
    name !== "classname" &&
    name !== "value" &&
    name !== "placeholder" &&
    name !== "title" &&
    !name.startsWith("aria-")
  ) {
    if (/^(?:fill|stroke|filter|clip-?path|mask|marker-?\w*|cursor)$/.test(name))
      refuseCss(target.visit, folder.literalText(value), place);
  }
}

function refuseStyle(target: Target, place: SyntaxNode, outer: SyntaxNode): void {
  const value = unwrap(outer);
  if (!isFirstVisit(value, "style")) return;
  if (value.type === "ConditionalExpression" || value.type === "BinaryExpression") {
    for (const field of ["consequent", "alternate", "left", "right"]) {
      const branch = nodeAt(value, field);
      if (branch && textAt(value, "operator") !== "+") refuseStyle(target, place, branch);
    }
  }
  if (value.type !== "ObjectExpression") {
    const binding = value.type === "Identifier" ? target.visit.scopes.resolve(value) : undefined;
    const known = binding?.value && unwrap(binding.value);
    if (known?.type === "ObjectExpression") return refuseStyle(target, place, known);
    return refuseCss(target.visit, target.visit.folder.literalText(value), place);
  }
  for (const property of nodesAt(value, "properties")) {
    const inner = nodeAt(property, "value") ?? nodeAt(property, "arguments");
    if (property.type === "SpreadElement" && inner) refuseStyle(target, place, inner);
    else if (inner) refuseCss(target.visit, target.visit.folder.literalText(inner), property);
  }
}

/** Solid assigns a ref that is not a function, so `ref={console.log}` would write to a built-in. */
function refuseGlobalRef(target: Target, place: SyntaxNode, value: SyntaxNode): void {
  if (globalRoot(target.visit, value) === undefined) return;
  report(
    target,
    place,
    "builtin_write",
    "A ref cannot be a built-in.",
    "Use a variable, or a function: ref={(element) => { box = element; }}.",
  );
}

function refuseTextHandler(
  target: Target,
  place: SyntaxNode,
  name: string,
  value: SyntaxNode | undefined,
  fromSpread = false,
): void {
  // A method or getter in a spread object has no value node; a bare attribute would be the string "".
  const isText = value ? mayBeText(target.visit, unwrap(value)) : !fromSpread;
  if (isText) report(target, place, "handler_not_function", `${name} must be a function, not text.`, HANDLER_HINT);
}

function mayBeText(visit: Visit, value: SyntaxNode): boolean {
  if (value.type === "TemplateLiteral") return true;
  if (value.type === "ConditionalExpression" || value.type === "BinaryExpression") {
    if (textAt(value, "operator") === "+") return true;
    const branches = ["consequent", "alternate", "right", "left"].map((field) => nodeAt(value, field));
    return branches.some(
      (branch) => branch !== undefined && visit.folder.values(branch).some((known) => typeof known === "string"),
    );
  }
  return (
    visit.folder.values(value).some((known) => typeof known === "string") ||
    visit.folder.prefixes(value).some((text) => /[a-z]/i.test(text) && text !== "null")
  );
}

function hintForAttribute(name: string): string {
  if (/^(?:target|download|ping|action|formaction)$/i.test(name))
    return "Use onSubmit or onClick with props.spark.submit or props.spark.openLink.";
  if (/^(?:src|srcset|href|poster)$/i.test(name))
    return "Show pictures with <img src={props.data.picture}>; link with props.spark.openLink(url).";
  return "Use a standard attribute of the element, aria-* or data-*.";
}

function report(target: Target, place: SyntaxNode, code: string, message: string, hint: string): void {
  target.visit.report(place, code, message, hint);
}
