import { resolveCitation, type CitedPlace, type PathIndex } from "./citations";

/** Makes buttons of the inline code that names a place of the project; everything else stays as it is. */
export function linkCitations(element: Element, index: PathIndex): void {
  for (const code of element.querySelectorAll<HTMLElement>(":not(pre) > code:not([data-path])")) {
    const place = resolveCitation(code.textContent ?? "", index);
    if (place === undefined) continue;
    const { path, line } = place;
    code.dataset["path"] = path;
    if (line !== undefined) code.dataset["line"] = String(line);
    code.setAttribute("role", "button");
    code.tabIndex = 0;
    code.title = line === undefined ? `Open ${path}` : `Open ${path} at line ${line}`;
  }
}

/** The place behind an element that was clicked. */
export function placeAt(target: EventTarget): CitedPlace | undefined {
  const code = target instanceof Element ? target.closest<HTMLElement>("code[data-path]") : null;
  const { path, line } = code?.dataset ?? {};
  return path === undefined ? undefined : { path, line: line === undefined ? undefined : Number(line) };
}
