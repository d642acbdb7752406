import { createMarkdownService, type MarkdownRequest } from "#lib/markdown/markdown-service";

const answer = createMarkdownService();

// Only the page that made this worker can post to it; there is no origin to check.
self.addEventListener("message", (event: MessageEvent<MarkdownRequest>) => {
  const result = answer(event.data);
  if (result !== undefined) self.postMessage(result);
});
