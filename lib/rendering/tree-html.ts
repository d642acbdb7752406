import { decodeHTML, escapeAttribute, escapeText } from "entities";
import type { TreeElement, TreeNode } from "./tree";

/** Which elements and attributes a component may show at all; the same rules by which its source was judged. */
export interface ShowRules {
  isElement(name: string): boolean;
  isAttribute(element: string, name: string): boolean;
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const NAME = /^[a-zA-Z][a-zA-Z0-9:_.-]*$/;
// A still shows and does nothing: no code, no addresses but inner ones and pictures that carry their own data.
const SILENT = /^(?:on|ref$|key$|innerhtml$|autofocus$|srcdoc$|formaction$|action$)/i;
const ADDRESSES = new Set(["href", "src", "xlink:href"]);
const DATA_IMAGE = /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/i;
const REMOTE_CSS = /url\s*\(\s*["']?(?!#|data:image\/)|@import|image-set\s*\(|\\/i;
const RAW = new Set(["style"]);

/** The tree as HTML. Whatever made it up, nothing but allowed elements and attributes comes out, with all text escaped. */
export function treeToHtml(nodes: readonly TreeNode[], rules: ShowRules): string {
  return nodes.map((node) => nodeToHtml(node, rules)).join("");
}

function nodeToHtml(node: TreeNode, rules: ShowRules): string {
  if (typeof node === "string") return escapeText(node);
  if ("markup" in node) return escapeText(decodeHTML(node.markup));
  const { tag, attributes, children } = node;
  if (!rules.isElement(tag)) return "";
  const written = Object.entries(attributes).map(([name, value]) => attributeToHtml(tag, name, value, rules));
  const start = `<${tag}${written.join("")}>`;
  if (VOID.has(tag)) return start;
  if (RAW.has(tag)) return `${start}${styleText(node)}</${tag}>`;
  return `${start}${treeToHtml(children, rules)}</${tag}>`;
}

function attributeToHtml(tag: string, name: string, value: string, rules: ShowRules): string {
  if (!NAME.test(name) || SILENT.test(name) || !rules.isAttribute(tag, name)) return "";
  if (ADDRESSES.has(name.toLowerCase()) && !value.startsWith("#") && !(tag === "img" && DATA_IMAGE.test(value))) return "";
  if (REMOTE_CSS.test(value) && !ADDRESSES.has(name.toLowerCase())) return "";
  return value === "" ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`;
}

function styleText({ children }: TreeElement): string {
  const css = children
    .map((child) => (typeof child === "string" ? child : "markup" in child ? decodeHTML(child.markup) : ""))
    .join("");
  return REMOTE_CSS.test(css) || css.includes("<") ? "" : css;
}

// Where a reader pauses.
const BLOCKS = new Set(
  "address article aside blockquote button caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
const CELLS = new Set(["td", "th", "text", "tspan"]);
const UNSEEN = new Set(["style", "select", "defs", "title", "desc", "datalist", "clipPath", "mask", "pattern", "symbol"]);

/** What a reader would read: one line for each block, cells apart. Cut at `limit` characters. */
export function treeToText(nodes: readonly TreeNode[], limit: number): string {
  let text = "";
  const visit = (node: TreeNode): void => {
    if (text.length > 2 * limit) return;
    if (typeof node === "string") text += node.replace(/\s+/g, " ");
    else if ("markup" in node) text += decodeHTML(node.markup).replace(/\s+/g, " ");
    else if (!UNSEEN.has(node.tag) && !("hidden" in node.attributes) && node.attributes["aria-hidden"] !== "true")
      visitElement(node);
  };
  const visitElement = ({ tag, attributes, children }: TreeElement): void => {
    const isBlock = BLOCKS.has(tag) || tag === "br";
    if (isBlock) text += "\n";
    const label = tag === "svg" || tag === "img" ? (attributes["aria-label"] ?? attributes["alt"]) : undefined;
    if (label) text += ` ${label} `;
    children.forEach(visit);
    if (isBlock) text += "\n";
    else if (CELLS.has(tag)) text += " \u00b7 ";
  };
  nodes.forEach(visit);
  const lines = text.split("\n").map((line) =>
    line
      .replace(/\s+/g, " ")
      .replace(/^(?:\s*\u00b7)+|(?:\u00b7\s*)+$/g, "")
      .trim(),
  );
  const whole = lines.filter((line) => line !== "").join("\n");
  return whole.length <= limit ? whole : `${whole.slice(0, limit - 1).trimEnd()}…`;
}
