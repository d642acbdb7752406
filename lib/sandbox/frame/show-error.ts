import { ERROR_CHARACTERS } from "../bridge-limits";

const STYLE = `:host{all:initial;display:block}
*{box-sizing:border-box;margin:0;font:14px/1.5 ui-sans-serif,system-ui,"Segoe UI",sans-serif;color:inherit}
section{--ink:#2a2320;--dim:#6d625b;--paper:#fdf6f4;--line:#e9c9c1;--mark:#b3261e;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:12px;display:flex;gap:12px;padding:16px}
section.dark{--ink:#f3ebe6;--dim:#b9aca4;--paper:#2a1c19;--line:#5b332c;--mark:#ff9c8f}
section.card{margin:16px}
section.bar{position:fixed;inset:auto 12px 12px;z-index:2147483647;padding:10px 12px;box-shadow:0 8px 24px #0003;align-items:flex-start}
i{flex:none;width:8px;height:8px;margin-top:6.5px;border-radius:50%;background:var(--mark)}
div{min-width:0;flex:1}
strong{font-weight:650}
p{color:var(--dim);overflow-wrap:anywhere;max-height:9em;overflow:auto}
nav{display:flex;gap:8px;margin-top:12px}
.bar nav{margin-top:0}
button{border:1px solid var(--line);border-radius:8px;background:none;padding:4px 10px;cursor:pointer;font-weight:550}
button:hover{border-color:var(--mark)}
button:focus-visible{outline:2px solid var(--mark);outline-offset:2px}`;

/** A message in the frame itself, apart from the app's own styles. */
export interface ErrorNote {
  readonly title: string;
  readonly detail: string;
  readonly isDark: boolean;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** In place of the app. */
export function errorCard(note: ErrorNote): HTMLElement {
  return shadowed(note, "card");
}

/** Below the app, which goes on; a newer one replaces it. */
export function createErrorBar(): (note: Omit<ErrorNote, "action">) => void {
  let shown: HTMLElement | undefined;
  return (note) => {
    shown?.remove();
    const bar = shadowed({ ...note, action: { label: "Dismiss", run: () => bar.remove() } }, "bar");
    shown = bar;
    document.body.append(bar);
  };
}

/** The words of whatever was thrown. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : typeof error === "string" ? error : "";
  return (text || "The app did not say why.").slice(0, ERROR_CHARACTERS);
}

function shadowed({ title, detail, isDark, action }: ErrorNote, kind: "card" | "bar"): HTMLElement {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const section = element("section", "", `${kind}${isDark ? " dark" : ""}`);
  section.setAttribute("role", "alert");
  const text = element("div");
  text.append(element("strong", title), element("p", detail));
  section.append(element("i"), text);
  if (action !== undefined) {
    const button = element("button", action.label);
    button.addEventListener("click", action.run);
    const row = element("nav");
    row.append(button);
    (kind === "card" ? text : section).append(row);
  }
  root.append(element("style", STYLE), section);
  return host;
}

function element(name: string, text = "", className = ""): HTMLElement {
  const created = document.createElement(name);
  created.textContent = text;
  if (className !== "") created.className = className;
  return created;
}
