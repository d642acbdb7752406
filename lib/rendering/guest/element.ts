// What components touch of an element: attributes, classes, styles. Layout, focus and drawing do not exist here; who asks for
// them is noted, so that nobody blames the component.
import { parseMarkup } from "./parse-markup";
import { GuestComment, GuestFragment, GuestParent, GuestText, type ChildNode } from "./nodes";

/** What a component asked for and a browser would have had. */
export const missing = new Set<string>();

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
    if (deep)
      for (let child = this.firstChild; child !== null; child = child.nextSibling) copy.appendChild(child.cloneNode(true));
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
