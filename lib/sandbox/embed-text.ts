const LINE_SEPARATORS = /[\u2028\u2029]/g;

/** A value as JSON that may stand inside a script element: it cannot end the element, nor open a comment in it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replace(LINE_SEPARATORS, (character) => (character === "\u2028" ? "\\u2028" : "\\u2029"));
}

/**
 * Code or styles that stand in an element as they are. A style is changed so that it cannot end its element; a script must not be
 * changed, because its hash is in the policy, so one that could end its element is refused.
 */
export function toRawText(element: "script" | "style", text: string): string {
  if (element === "style") return text.replace(/<(?=\/style|!--)/gi, "\\3c ");
  if (/<\/script|<!--|\r/i.test(text)) throw new Error("A frame's script must not contain the end of its element");
  return text;
}

/** Text between tags, or in an attribute with double quotes. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** A policy that goes with the document itself, for where no header can. */
export function policyMeta(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${escapeText(policy)}">`;
}
