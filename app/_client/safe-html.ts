/**
 * Inserts HTML that this app's own Markdown or highlighting worker made; nothing else may be given to it. The only place where a
 * string becomes elements, so the only one a Trusted Types policy has to know.
 */
export function setTrustedHtml(element: Element, html: string): void {
  element.innerHTML = html;
}

/** The same, after what is there. */
export function appendTrustedHtml(element: Element, html: string): void {
  if (html === "") return;
  const block = document.createElement("div");
  setTrustedHtml(block, html);
  element.append(...block.childNodes);
}
