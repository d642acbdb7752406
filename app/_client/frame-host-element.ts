/** What every frame is called to people who cannot see it. */
export const FRAME_TITLE = "Generated component (untrusted)";

/** The frame element with exactly the attributes that its isolation rests on. */
export function createFrameElement(src: string, title: string): HTMLIFrameElement {
  const iframe = document.createElement("iframe");
  iframe.setAttribute("sandbox", "allow-scripts allow-forms");
  iframe.setAttribute("referrerpolicy", "no-referrer");
  iframe.setAttribute("allow", "");
  iframe.setAttribute("loading", "lazy");
  iframe.title = title;
  iframe.src = src;
  return iframe;
}
