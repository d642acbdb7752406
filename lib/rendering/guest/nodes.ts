// The part of the document that Solid's compiled code and careful components touch: a tree, attributes, classes, styles. Layout,
// focus and drawing do not exist here; who asks for them is noted, so that nobody blames the component.
import { parseMarkup } from "./parse-markup";

/** What a component asked for and a browser would have had. */
export const missing = new Set<string>();

export type ChildNode = GuestText | GuestComment | GuestElement;

abstract class GuestNode {
  abstract readonly nodeType: number;
  abstract readonly nodeName: string;
  parentNode: GuestParent | null = null;
  previousSibling: ChildNode | null = null;
  nextSibling: ChildNode | null = null;

  get parentElement(): GuestElement | null {
    return this.parentNode instanceof GuestElement ? this.parentNode : null;
  }

  get isConnected(): boolean {
    let node: GuestNode = this;
    while (node.parentNode !== null) node = node.parentNode;
    return node instanceof GuestDocument;
  }

  get ownerDocument(): GuestDocument {
    return document;
  }

  addEventListener(): void {}
  removeEventListener(): void {}
  dispatchEvent(): boolean {
    return true;
  }
}

abstract class GuestCharacters extends GuestNode {
  constructor(public data: string) {
    super();
  }

  get textContent(): string {
    return this.data;
  }
  set textContent(text: string) {
    this.data = String(text);
  }
  get nodeValue(): string {
    return this.data;
  }
  set nodeValue(text: string) {
    this.data = String(text);
  }
  remove(): void {
    this.parentNode?.removeChild(this as unknown as ChildNode);
  }
}

/** Text; as markup (`&nbsp;`) when it comes from a template. */
export class GuestText extends GuestCharacters {
  readonly nodeType = 3;
  readonly nodeName = "#text";
  constructor(
    data: string,
    readonly markup: string | undefined = undefined,
  ) {
    super(data);
  }
  cloneNode(): GuestText {
    return new GuestText(this.data, this.markup);
  }
}

export class GuestComment extends GuestCharacters {
  readonly nodeType = 8;
  readonly nodeName = "#comment";
  cloneNode(): GuestComment {
    return new GuestComment(this.data);
  }
}

abstract class GuestParent extends GuestNode {
  firstChild: ChildNode | null = null;
  lastChild: ChildNode | null = null;

  get childNodes(): ChildNode[] {
    const all: ChildNode[] = [];
    for (let child = this.firstChild; child !== null; child = child.nextSibling) all.push(child);
    return all;
  }
  get children(): GuestElement[] {
    return this.childNodes.filter((child) => child instanceof GuestElement);
  }
  get firstElementChild(): GuestElement | null {
    return this.children[0] ?? null;
  }
  get lastElementChild(): GuestElement | null {
    return this.children.at(-1) ?? null;
  }
  get childElementCount(): number {
    return this.children.length;
  }
  hasChildNodes(): boolean {
    return this.firstChild !== null;
  }
  contains(other: GuestNode | null): boolean {
    for (let node = other; node !== null; node = node.parentNode) if (node === this) return true;
    return false;
  }

  insertBefore<Node extends ChildNode | GuestFragment>(node: Node, before: ChildNode | null): Node {
    if (node instanceof GuestFragment) {
      for (const child of node.childNodes) this.insertBefore(child, before);
      return node;
    }
    const child: ChildNode = node;
    child.parentNode?.removeChild(child);
    const previous = before === null ? this.lastChild : before.previousSibling;
    child.parentNode = this;
    child.previousSibling = previous;
    child.nextSibling = before;
    if (previous === null) this.firstChild = child;
    else previous.nextSibling = child;
    if (before === null) this.lastChild = child;
    else before.previousSibling = child;
    return node;
  }
  appendChild<Node extends ChildNode | GuestFragment>(node: Node): Node {
    return this.insertBefore(node, null);
  }
  removeChild<Node extends ChildNode>(child: Node): Node {
    if (child.parentNode !== this) throw new Error("The node to be removed is not a child of this node.");
    const { previousSibling, nextSibling } = child;
    if (previousSibling === null) this.firstChild = nextSibling;
    else previousSibling.nextSibling = nextSibling;
    if (nextSibling === null) this.lastChild = previousSibling;
    else nextSibling.previousSibling = previousSibling;
    child.parentNode = child.previousSibling = child.nextSibling = null;
    return child;
  }
  replaceChild<Node extends ChildNode>(next: ChildNode, old: Node): Node {
    if (next === (old as ChildNode)) return old;
    this.insertBefore(next, old);
    return this.removeChild(old);
  }
  append(...nodes: (ChildNode | string)[]): void {
    for (const node of nodes) this.appendChild(typeof node === "string" ? new GuestText(node) : node);
  }
  replaceChildren(...nodes: (ChildNode | string)[]): void {
    while (this.firstChild !== null) this.removeChild(this.firstChild);
    this.append(...nodes);
  }

  get textContent(): string {
    let text = "";
    for (let child = this.firstChild; child !== null; child = child.nextSibling)
      if (!(child instanceof GuestComment)) text += child.textContent;
    return text;
  }
  set textContent(text: unknown) {
    this.replaceChildren();
    if (text !== null && text !== undefined && text !== "") this.appendChild(new GuestText(String(text)));
  }
}

export class GuestFragment extends GuestParent {
  readonly nodeType = 11;
  readonly nodeName = "#document-fragment";
}

/** The object behind `element.style`. */
class GuestStyle {
  [property: string]: unknown;
  setProperty(name: string, value: unknown): void {
    this[name] = value;
  }
  removeProperty(name: string): void {
    delete this[name];
  }
  getPropertyValue(name: string): string {
    return String(this[name] ?? "");
  }
}

/** One element of HTML or SVG, whatever its tag. Properties that compiled code sets (`value`, `checked`) stay as they are set. */
export class GuestElement extends GuestParent {
  readonly nodeType = 1;
  readonly nodeName: string;
  readonly attributes: Record<string, string> = Object.create(null);
  #content: GuestFragment | undefined;
  #style: GuestStyle | undefined;
  #dataset: Record<string, unknown> | undefined;
  #markup = "";

  constructor(readonly localName: string) {
    super();
    this.nodeName = localName.toUpperCase();
  }

  get tagName(): string {
    return this.nodeName;
  }

  get content(): GuestFragment {
    return (this.#content ??= new GuestFragment());
  }

  /** Templates are the only elements that are given markup. */
  set innerHTML(markup: string) {
    this.#markup = markup;
    this.content.replaceChildren();
    parseMarkup(markup, this.content, { element: (name) => new GuestElement(name), text: markupText, comment });
  }
  get innerHTML(): string {
    return this.#markup;
  }

  cloneNode(deep = false): GuestElement {
    const copy = new GuestElement(this.localName);
    for (const name in this.attributes) copy.attributes[name] = this.attributes[name] ?? "";
    if (deep) for (let child = this.firstChild; child !== null; child = child.nextSibling) copy.appendChild(child.cloneNode(true));
    return copy;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes[name] = String(value);
  }
  setAttributeNS(_namespace: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  getAttribute(name: string): string | null {
    return this.attributes[name] ?? null;
  }
  hasAttribute(name: string): boolean {
    return name in this.attributes;
  }
  removeAttribute(name: string): void {
    delete this.attributes[name];
  }
  removeAttributeNS(_namespace: string | null, name: string): void {
    this.removeAttribute(name);
  }
  toggleAttribute(name: string, force = !this.hasAttribute(name)): boolean {
    if (force) this.setAttribute(name, "");
    else this.removeAttribute(name);
    return force;
  }

  get className(): string {
    return this.attributes["class"] ?? "";
  }
  set className(value: unknown) {
    this.attributes["class"] = String(value);
  }
  get id(): string {
    return this.attributes["id"] ?? "";
  }
  set id(value: unknown) {
    this.attributes["id"] = String(value);
  }
  get classList() {
    return new GuestClassList(this);
  }
  get style(): GuestStyle {
    return (this.#style ??= new GuestStyle());
  }
  set style(text: unknown) {
    this.style["cssText"] = text;
  }
  get dataset(): Record<string, unknown> {
    return (this.#dataset ??= {});
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }
  replaceWith(...nodes: (ChildNode | string)[]): void {
    const { parentNode } = this;
    for (const node of nodes) parentNode?.insertBefore(typeof node === "string" ? new GuestText(node) : node, this);
    this.remove();
  }

  focus(): void {}
  blur(): void {}
  click(): void {}
  select(): void {}
  scrollIntoView(): void {}
  scrollTo(): void {}
  setPointerCapture(): void {}
  releasePointerCapture(): void {}
  showModal(): void {
    this.setAttribute("open", "");
  }
  show(): void {
    this.setAttribute("open", "");
  }
  close(): void {
    this.removeAttribute("open");
  }
}

class GuestClassList {
  constructor(private readonly element: GuestElement) {}
  get #names(): string[] {
    return this.element.className.split(/\s+/).filter(Boolean);
  }
  contains(name: string): boolean {
    return this.#names.includes(name);
  }
  add(...names: string[]): void {
    this.element.className = [...new Set([...this.#names, ...names])].join(" ");
  }
  remove(...names: string[]): void {
    this.element.className = this.#names.filter((name) => !names.includes(name)).join(" ");
  }
  toggle(name: string, force = !this.contains(name)): boolean {
    if (force) this.add(name);
    else this.remove(name);
    return force;
  }
}

export class GuestDocument extends GuestParent {
  readonly nodeType = 9;
  readonly nodeName = "#document";
  readonly documentElement = this.appendChild(new GuestElement("html"));
  readonly body = this.documentElement.appendChild(new GuestElement("body"));
  activeElement: GuestElement | null = null;

  createElement(name: string): GuestElement {
    return new GuestElement(name);
  }
  createElementNS(_namespace: string, name: string): GuestElement {
    return new GuestElement(name);
  }
  createTextNode(text: string): GuestText {
    return new GuestText(String(text));
  }
  createComment(text: string): GuestComment {
    return new GuestComment(text);
  }
  createDocumentFragment(): GuestFragment {
    return new GuestFragment();
  }
  importNode<Node extends ChildNode>(node: Node, deep: boolean): ReturnType<Node["cloneNode"]> {
    return node.cloneNode(deep) as ReturnType<Node["cloneNode"]>;
  }
}

function markupText(markup: string): GuestText {
  return new GuestText(markup, markup.includes("&") ? markup : undefined);
}

function comment(): GuestComment {
  return new GuestComment("");
}

/** What has no answer without layout or a screen: an empty one, and a note. */
function without(name: string, answer: () => unknown): PropertyDescriptor {
  return {
    configurable: true,
    value: () => {
      missing.add(name);
      return answer();
    },
  };
}

const EMPTY_BOX = { x: 0, y: 0, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };
const SIZES = ["offset", "client", "scroll"].flatMap((kind) => [`${kind}Width`, `${kind}Height`, `${kind}Left`, `${kind}Top`]);

Object.defineProperties(GuestElement.prototype, {
  getBoundingClientRect: without("layout", () => ({ ...EMPTY_BOX })),
  getClientRects: without("layout", () => []),
  getContext: without("canvas", () => null),
  animate: without("animation", () => ({ cancel() {}, finish() {}, play() {}, pause() {}, finished: new Promise(() => {}) })),
  querySelector: without("querySelector", () => null),
  querySelectorAll: without("querySelector", () => []),
  closest: without("closest", () => null),
  matches: without("matches", () => false),
  ...Object.fromEntries(
    SIZES.map((name) => [
      name,
      {
        configurable: true,
        get: () => {
          missing.add("layout");
          return 0;
        },
        set: () => {},
      },
    ]),
  ),
});

export const document = new GuestDocument();
