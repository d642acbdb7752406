/** Just enough of a document for React to mount into: elements, text and the tree. Nothing is painted and no event is fired. */
export class TinyNode {
  parentNode: TinyNode | null = null;
  childNodes: TinyNode[] = [];
  nodeValue: string | null = null;
  readonly attributes = new Map<string, string>();
  readonly style = { setProperty: () => undefined };
  readonly dataset: Record<string, string> = {};
  readonly namespaceURI = "http://www.w3.org/1999/xhtml";
  scrollHeight = 0;
  scrollTop = 0;

  constructor(
    readonly nodeType: number,
    readonly nodeName: string,
    readonly ownerDocument: TinyNode | null,
  ) {}

  get tagName(): string {
    return this.nodeName;
  }
  get firstChild(): TinyNode | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): TinyNode | null {
    return this.childNodes.at(-1) ?? null;
  }
  get nextSibling(): TinyNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
  get textContent(): string {
    return this.nodeValue ?? this.childNodes.map((child) => child.textContent).join("");
  }
  set textContent(text: string) {
    if (this.nodeType === 3) this.nodeValue = text;
    else this.childNodes = text === "" ? [] : [textNode(text, this.ownerDocument)];
  }
  set innerHTML(html: string) {
    this.textContent = html;
  }

  appendChild(child: TinyNode): TinyNode {
    return this.insertBefore(child, null);
  }
  insertBefore(child: TinyNode, before: TinyNode | null): TinyNode {
    child.parentNode?.removeChild(child);
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    this.childNodes.splice(at, 0, child);
    child.parentNode = this;
    return child;
  }
  removeChild(child: TinyNode): TinyNode {
    this.childNodes = this.childNodes.filter((node) => node !== child);
    child.parentNode = null;
    return child;
  }
  append(...children: TinyNode[]): void {
    for (const child of children) this.appendChild(child);
  }
  replaceChildren(...children: TinyNode[]): void {
    this.childNodes = [];
    this.append(...children);
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }
  addEventListener(): void {}
  removeEventListener(): void {}
  contains(): boolean {
    return false;
  }
}

function textNode(text: string, owner: TinyNode | null): TinyNode {
  const node = new TinyNode(3, "#text", owner);
  node.nodeValue = text;
  return node;
}

/** Puts the document in place of the browser's; answers the element to mount into. */
export function installTinyDom(): TinyNode {
  const document = new TinyNode(9, "#document", null);
  const body = new TinyNode(1, "BODY", document);
  const element = (name: string): TinyNode => new TinyNode(1, name.toUpperCase(), document);
  Object.assign(document, {
    body,
    documentElement: element("html"),
    activeElement: body,
    createElement: element,
    createElementNS: (_namespace: string, name: string) => element(name),
    createTextNode: (text: string) => textNode(text, document),
    defaultView: globalThis,
  });
  class Silent {
    postMessage(): void {}
    addEventListener(): void {}
    observe(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, {
    window: globalThis,
    // Node 20 has none of its own, and that of later ones cannot be assigned.
    ...("navigator" in globalThis ? {} : { navigator: { userAgent: "tiny", platform: "tiny" } }),
    document,
    HTMLIFrameElement: class {},
    HTMLElement: TinyNode,
    Element: TinyNode,
    Node: TinyNode,
    Worker: Silent,
    IntersectionObserver: Silent,
    ResizeObserver: Silent,
    matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    IS_REACT_ACT_ENVIRONMENT: true,
  });
  body.appendChild(element("div"));
  return body.childNodes[0] ?? body;
}
