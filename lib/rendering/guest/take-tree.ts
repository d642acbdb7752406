import type { TreeNode } from "../tree";
import type { GuestElement } from "./element";
import { GuestComment, GuestText, type ChildNode } from "./nodes";

// Properties that compiled code sets and that show; the attribute that says the same.
const FLAGS: readonly (readonly [string, string])[] = [
  ["checked", "checked"],
  ["disabled", "disabled"],
  ["hidden", "hidden"],
  ["multiple", "multiple"],
  ["open", "open"],
  ["readOnly", "readonly"],
  ["required", "required"],
  ["selected", "selected"],
];
const TEXTS: readonly (readonly [string, string])[] = [
  ["htmlFor", "for"],
  ["placeholder", "placeholder"],
  ["title", "title"],
  ["type", "type"],
];

/** What is drawn now, as plain data. `budget` is how many nodes at most; what is beyond it is left out. */
export function takeTree(root: GuestElement, budget: number): { children: TreeNode[]; isWhole: boolean } {
  let left = budget;
  const take = (node: ChildNode): TreeNode | undefined => {
    if (node instanceof GuestComment || left <= 0) return undefined;
    left -= 1;
    if (node instanceof GuestText) return isMarkup(node) ? { markup: node.markup } : node.data;
    return { tag: node.localName, attributes: attributesOf(node), children: takeAll(node) };
  };
  const takeAll = (parent: GuestElement): TreeNode[] => {
    const value = ownText(parent, "value");
    if (parent.localName === "textarea" && value !== undefined) return [value];
    const children: TreeNode[] = [];
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      const taken = take(child);
      if (taken !== undefined) children.push(taken);
    }
    if (parent.localName === "select" && value !== undefined) choose(children, value);
    return children;
  };
  return { children: takeAll(root), isWhole: left > 0 };
}

function isMarkup(node: GuestText): node is GuestText & { markup: string } {
  return node.markup !== undefined && node.markup === node.data;
}

function attributesOf(element: GuestElement): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name in element.attributes) attributes[name] = element.attributes[name] ?? "";
  for (const [property, name] of FLAGS) {
    const value = own(element, property);
    if (value === undefined) continue;
    if (value) attributes[name] = "";
    else delete attributes[name];
  }
  for (const [property, name] of TEXTS) {
    const value = ownText(element, property);
    if (value !== undefined) attributes[name] = value;
  }
  const value = ownText(element, "value");
  if (value !== undefined && element.localName !== "textarea" && element.localName !== "select") attributes["value"] = value;
  for (const [name, text] of Object.entries(element.dataset)) attributes[`data-${dashed(name)}`] = String(text);
  const style = styleOf(element);
  if (style !== "") attributes["style"] = style;
  return attributes;
}

function styleOf(element: GuestElement): string {
  const { cssText, ...properties } = element.style;
  const first = typeof cssText === "string" ? cssText : (element.attributes["style"] ?? "");
  const rest = Object.entries(properties).map(
    ([name, value]) => `${name.startsWith("--") ? name : dashed(name)}:${String(value)}`,
  );
  return [first.replace(/;\s*$/, ""), ...rest].filter((text) => text !== "").join(";");
}

/** The chosen option of a `<select>` is a property of it; in markup the option says it. */
function choose(children: readonly TreeNode[], value: string): void {
  for (const child of children) {
    if (typeof child === "string" || "markup" in child) continue;
    if (child.tag === "option") {
      delete child.attributes["selected"];
      if ((child.attributes["value"] ?? child.children.filter((text) => typeof text === "string").join("")) === value)
        child.attributes["selected"] = "";
    } else choose(child.children, value);
  }
}

function own(element: GuestElement, name: string): unknown {
  return Object.hasOwn(element, name) ? Reflect.get(element, name) : undefined;
}

function ownText(element: GuestElement, name: string): string | undefined {
  const value = own(element, name);
  return value === undefined || value === null ? undefined : String(value);
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
