/** The part of Trusted Types that is used here; browsers without it take the text itself. */
interface HtmlPolicy {
  createHTML(html: string): string;
}

const asIs: HtmlPolicy = { createHTML: (html) => html };
let policy: HtmlPolicy | undefined;

/**
 * Inserts HTML that this app's own Markdown or highlighting worker made; nothing else may be given to it. The only place where a
 * string becomes elements, so the only user of the Trusted Types policy `spark`.
 */
export function setTrustedHtml(element: Element, html: string): void {
  policy ??= makePolicy();
  element.innerHTML = policy.createHTML(html);
}

/** The same, after what is there. */
export function appendTrustedHtml(element: Element, html: string): void {
  if (html === "") return;
  const block = document.createElement("div");
  setTrustedHtml(block, html);
  element.append(...block.childNodes);
}

function makePolicy(): HtmlPolicy {
  const { trustedTypes } = globalThis as { trustedTypes?: { createPolicy(name: string, rules: HtmlPolicy): HtmlPolicy } };
  return trustedTypes?.createPolicy("spark", asIs) ?? asIs;
}
