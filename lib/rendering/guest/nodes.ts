// A tree of nodes as documents have it, for what Solid's compiled code does with one.
import type { GuestElement } from "./element";

export type ChildNode = GuestText | GuestComment | GuestElement;

const ELEMENT = 1;
const DOCUMENT = 9;

abstract class GuestNode {
  abstract readonly nodeType: number;
  abstract readonly nodeName: string;
  parentNode: GuestParent | null = null;
  previousSibling: ChildNode | null = null;
  nextSibling: ChildNode | null = null;

  get parentElement(): GuestElement | null {
    return this.parentNode?.nodeType === ELEMENT ? (this.parentNode as GuestElement) : null;
  }

  get isConnected(): boolean {
    return this.nodeType === DOCUMENT || (this.parentNode?.isConnected ?? false);
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

export abstract class GuestParent extends GuestNode {
  firstChild: ChildNode | null = null;
  lastChild: ChildNode | null = null;

  get childNodes(): ChildNode[] {
    const all: ChildNode[] = [];
    for (let child = this.firstChild; child !== null; child = child.nextSibling) all.push(child);
    return all;
  }
  get children(): GuestElement[] {
    return this.childNodes.filter((child): child is GuestElement => child.nodeType === ELEMENT);
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
