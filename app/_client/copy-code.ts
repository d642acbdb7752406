import type { MouseEvent } from "react";
import { say } from "./ui-store";

/** The copy buttons inside inserted HTML have no handlers of their own; their container listens. */
export function copyCode(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest("[data-copy-code]");
  const code = button?.closest("figure")?.querySelector("code")?.textContent;
  if (typeof code !== "string") return;
  navigator.clipboard.writeText(code).then(
    () => say("Code copied"),
    () => say("The browser did not allow copying.", { tone: "error" }),
  );
}
