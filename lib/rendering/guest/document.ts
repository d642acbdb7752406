import { GuestElement } from "./element";
import { GuestComment, GuestFragment, GuestParent, GuestText, type ChildNode } from "./nodes";

class GuestDocument extends GuestParent {
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

/** The one document of the realm. */
export const document = new GuestDocument();
