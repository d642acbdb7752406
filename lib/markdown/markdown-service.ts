import { highlightCode } from "./highlight";
import { createIncrementalMarkdown, type MarkdownStep } from "./incremental-markdown";
import { renderMarkdown } from "./render-markdown";

/** What the page asks its Markdown worker. `id` comes back with the answer. */
export type MarkdownRequest =
  | { readonly kind: "render"; readonly id: number; readonly text: string }
  | { readonly kind: "highlight"; readonly id: number; readonly text: string; readonly language: string }
  | { readonly kind: "append"; readonly id: number; readonly stream: string; readonly text: string }
  | { readonly kind: "close"; readonly id: number; readonly stream: string };

export type MarkdownAnswer =
  | { readonly kind: "html"; readonly id: number; readonly html: string }
  | { readonly kind: "step"; readonly id: number; readonly step: MarkdownStep };

/** The worker's whole behaviour, without the worker: keeps one growing text per stream. */
export function createMarkdownService() {
  const streams = new Map<string, ReturnType<typeof createIncrementalMarkdown>>();

  return function answer(request: MarkdownRequest): MarkdownAnswer | undefined {
    if (request.kind === "render") return { kind: "html", id: request.id, html: renderMarkdown(request.text) };
    if (request.kind === "highlight")
      return { kind: "html", id: request.id, html: highlightCode(request.text, request.language) };
    if (request.kind === "close") {
      streams.delete(request.stream);
      return undefined;
    }
    const stream = streams.get(request.stream) ?? createIncrementalMarkdown();
    streams.set(request.stream, stream);
    return { kind: "step", id: request.id, step: stream.append(request.text) };
  };
}
