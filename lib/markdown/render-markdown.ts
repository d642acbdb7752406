import { createMarkdownParser } from "./markdown-parser";

const markdown = createMarkdownParser();

/** One finished text as HTML that may be inserted as it is. */
export function renderMarkdown(text: string): string {
  return markdown.render(text, {});
}
