interface Builder<Child> {
  element(name: string): Child & { attributes: Record<string, string>; appendChild(child: Child): unknown };
  text(markup: string): Child;
  comment(): Child;
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const TAG_END = /[\s/>]/g;
const ATTRIBUTE = /\s*([^\s=>/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
const REFERENCES: Readonly<Record<string, string>> = { "&amp;": "&", "&quot;": '"', "&lt;": "<", "&gt;": ">", "&#39;": "'" };

/** Reads the markup of a template as Solid's compiler writes it: well nested, but for end tags at the very end. */
export function parseMarkup<Child>(markup: string, root: { appendChild(child: Child): unknown }, build: Builder<Child>): void {
  const open: { appendChild(child: Child): unknown }[] = [root];
  let at = 0;
  while (at < markup.length) {
    const start = markup.indexOf("<", at);
    const parent = open.at(-1) ?? root;
    const end = start < 0 ? markup.length : start;
    if (end > at) parent.appendChild(build.text(markup.slice(at, end)));
    if (start < 0) return;
    if (markup[start + 1] === "!") {
      parent.appendChild(build.comment());
      at = after(markup, ">", start);
    } else if (markup[start + 1] === "/") {
      if (open.length > 1) open.pop();
      at = after(markup, ">", start);
    } else {
      TAG_END.lastIndex = start + 1;
      const nameEnd = TAG_END.exec(markup)?.index ?? markup.length;
      const name = markup.slice(start + 1, nameEnd);
      const element = build.element(name);
      parent.appendChild(element);
      at = readAttributes(markup, nameEnd, element.attributes);
      const isClosed = VOID.has(name) || markup[at - 2] === "/";
      if (!isClosed) open.push(element);
    }
  }
}

/** Answers the place after the tag. */
function readAttributes(markup: string, start: number, attributes: Record<string, string>): number {
  let at = start;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = markup[at] === ">" ? null : ATTRIBUTE.exec(markup);
    if (!found) return after(markup, ">", at);
    const [text, name = "", double, single, bare] = found;
    attributes[name] = decode(double ?? single ?? bare ?? "");
    at += text.length;
  }
}

function decode(value: string): string {
  return value.includes("&")
    ? value.replace(/&(?:amp|quot|lt|gt|#39);/g, (reference) => REFERENCES[reference] ?? reference)
    : value;
}

function after(markup: string, mark: string, from: number): number {
  const found = markup.indexOf(mark, from);
  return found < 0 ? markup.length : found + 1;
}
