import { createMarkdownStream, renderMarkdown } from "./markdown-client";
import { nextShown } from "./reveal";
import { appendTrustedHtml, setTrustedHtml } from "./safe-html";

// Between 10 and 20 ms, as a person perceives typing; the next frame paints it.
const STEP_MS = 14;

/** Writes a growing text into one node, step by step, and leaves static HTML there when it has ended. */
export interface Typist {
  show(text: string): void;
  finish(text: string): void;
  stop(): void;
}

/** React renders the node and never looks inside. */
export function createTypist(node: Element, isCalm: boolean): Typist {
  const [finished, tail] = [document.createElement("div"), document.createElement("div")];
  node.replaceChildren(finished, tail);
  const stream = createMarkdownStream((step) => {
    if (step.isReset) finished.replaceChildren();
    appendTrustedHtml(finished, step.finished);
    setTrustedHtml(tail, step.tail);
  });
  let wanted = "";
  let shown = 0;
  let isEnding = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function type(): void {
    timer = undefined;
    shown = isCalm ? wanted.length : nextShown(shown, wanted);
    stream.show(wanted.slice(0, shown));
    if (shown < wanted.length) timer = setTimeout(type, STEP_MS);
    else if (isEnding) settle();
  }

  function settle(): void {
    void renderMarkdown(wanted).then((html) => {
      if (!isStopped) setTrustedHtml(node, html);
      stream.close();
    });
  }

  function show(text: string): void {
    wanted = text;
    timer ??= setTimeout(type, STEP_MS);
  }

  return {
    show,
    finish(text) {
      isEnding = true;
      show(text);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      stream.close();
    },
  };
}
