import createMarkdownIt, { type MarkdownIt } from "markdown-it";
import { escapeHtml } from "./escape-html";
import { highlightCode } from "./highlight";
import { isSafeLink } from "./safe-link";
import { taskLists } from "./task-lists";

/**
 * CommonMark and GFM's tables, strikethrough, bare links and task lists. Raw HTML is never a tag here: `html: false` makes it text,
 * so there is nothing to clean afterwards and no DOM is needed, which a worker has not. With `isGrowing` in the environment the
 * last block may still grow, and its code is coloured when it is whole.
 */
export function createMarkdownParser(): MarkdownIt {
  const markdown = createMarkdownIt({ html: false, linkify: true, breaks: false, typographer: false });
  markdown.validateLink = isSafeLink;
  // A bare `name.md` or `next.js` in an answer about code is a file, not a site.
  markdown.linkify.set({ fuzzyLink: false });
  markdown.use(taskLists);
  const { rules } = markdown.renderer;
  rules["fence"] = (tokens, index, _options, env) => {
    const token = tokens[index];
    const language = /^[\w+#.-]+/.exec(token?.info ?? "")?.[0] ?? "";
    return codeBlock(token?.content ?? "", language, env?.["isGrowing"] === true && index === tokens.length - 1);
  };
  rules["code_block"] = (tokens, index) => codeBlock(tokens[index]?.content ?? "", "", false);
  rules["link_open"] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    token?.attrSet("target", "_blank");
    token?.attrSet("rel", "noopener noreferrer nofollow");
    return self.renderToken(tokens, index, options);
  };
  // A picture from elsewhere would tell its host who reads which chat: it becomes a link that a person may follow.
  rules["image"] = (tokens, index) => {
    const token = tokens[index];
    const address = String(token?.attrGet("src") ?? "");
    const label = token?.content || address;
    return `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer nofollow">${escapeHtml(label)}</a>`;
  };
  rules["table_open"] = () => '<div class="table-wrap" tabindex="0" role="group" aria-label="Table"><table>';
  rules["table_close"] = () => "</table></div>\n";
  return markdown;
}

function codeBlock(code: string, language: string, isPlain: boolean): string {
  const body = isPlain ? escapeHtml(code) : highlightCode(code, language);
  const label = escapeHtml(language || "text");
  return (
    `<figure class="code-block"><figcaption><span>${label}</span>` +
    `<button type="button" data-copy-code aria-label="Copy code">Copy</button></figcaption>` +
    `<pre tabindex="0"><code>${body}</code></pre></figure>\n`
  );
}
