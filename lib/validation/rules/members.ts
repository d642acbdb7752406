import type { Folder } from "../constant-folding";
import { nodeAt, unwrap, type SyntaxNode } from "../syntax";
import { userOf, type Rules, type Visit } from "../walk-ast";
import { keysOf } from "./keys";

const REFLECTION =
  "constructor __proto__ prototype caller callee prepareStackTrace getPrototypeOf setPrototypeOf captureStackTrace";
const DOM_REACH =
  "ownerDocument defaultView getRootNode composedPath parentNode baseURI contentWindow contentDocument attachShadow shadowRoot getSVGDocument";
const HTML_SINKS =
  "innerHTML outerHTML insertAdjacentHTML setHTML setHTMLUnsafe createContextualFragment srcdoc insertRule setAttributeNS setAttributeNode setAttributeNodeNS";
const PREFIXES = ["__define", "__lookup", "getOwnProperty", "defineProperty", "defineProperties"];

const HINTS = new Map<string, string>([
  ...entries(REFLECTION, "Keep data in plain objects under other names, e.g. record.maker; read keys with Object.keys."),
  ...entries(DOM_REACH, "Work with the element itself, from a ref or event.currentTarget."),
  ...entries(HTML_SINKS, "Build content with JSX, or set textContent."),
]);
const SINKS = new Set(HTML_SINKS.split(" "));
/** Own property names that change an object's nature or become markup when the object is spread or assigned. */
const FORBIDDEN_OWN_KEYS = new Set([...SINKS, "__proto__"]);

/** The hint for a member no component may touch, or nothing when the name is fine. */
export function forbiddenMember(name: string): string | undefined {
  const listed = HINTS.get(name);
  if (listed) return listed;
  return PREFIXES.some((prefix) => name.startsWith(prefix)) ? HINTS.get("constructor") : undefined;
}

/** Member names that lead to constructors, prototypes, the page or markup: in every spelling the source can give them. */
export const memberRules: Rules = {
  MemberExpression(visit) {
    refuseKeys(visit, visit.node);
    refuseObjectKey(visit, visit.node);
  },
  SuperPropExpression: (visit) => refuseKeys(visit, visit.node),
  KeyValuePatternProperty: (visit) => refuseKeys(visit, visit.node),
  AssignmentPatternProperty: (visit) => refuseKeys(visit, visit.node),
  JSXMemberExpression: (visit) => refuseKeys(visit, visit.node),
  KeyValueProperty: refuseOwnKey,
  MethodProperty: refuseOwnKey,
  GetterProperty: refuseOwnKey,
  SetterProperty: refuseOwnKey,
  ClassProperty: refuseOwnKey,
  ClassMethod: refuseOwnKey,
};

function refuseKeys(visit: Visit, node: SyntaxNode): void {
  for (const name of keysOf(node, visit.folder)) {
    const hint = forbiddenMember(name);
    if (hint) visit.report(place(node), "member_not_allowed", `The member "${name}" is not available to a component.`, hint);
  }
}

/** `x[{ toString: () => "constructor" }]`: an object as a key names nothing honest. */
function refuseObjectKey(visit: Visit, node: SyntaxNode): void {
  const property = nodeAt(node, "property");
  const key = property?.type === "Computed" ? nodeAt(property, "expression") : undefined;
  if (!key || !/^(?:Object|Function|ArrowFunction|Class)Expression$/.test(unwrap(key).type)) return;
  visit.report(place(node), "object_as_key", "An object or function cannot be a key.", "Use a string or a number, or a Map.");
}

function refuseOwnKey(visit: Visit): void {
  for (const name of keysOf(visit.node, visit.folder)) {
    if (!FORBIDDEN_OWN_KEYS.has(name)) continue;
    visit.report(
      visit.node,
      "member_not_allowed",
      `The property "${name}" is not available to a component.`,
      forbiddenMember(name) ?? "Use another name.",
    );
  }
}

function place(node: SyntaxNode): SyntaxNode {
  return nodeAt(node, "property") ?? nodeAt(node, "key") ?? node;
}

function entries(names: string, hint: string): readonly (readonly [string, string])[] {
  return names.split(" ").map((name) => [name, hint] as const);
}

/** The single method name of a call like `element.setAttribute(...)`, however it is spelled. */
export function calledMethod(call: SyntaxNode, folder: Folder): string | undefined {
  const callee = nodeAt(call, "callee");
  const member = callee && unwrap(callee);
  return member?.type === "MemberExpression" ? keysOf(member, folder)[0] : undefined;
}

/** True when a member expression is the callee of a call. */
export function isCalled(visit: Visit): boolean {
  const { parent, child } = userOf(visit);
  return parent?.type === "CallExpression" && nodeAt(parent, "callee") === child;
}
