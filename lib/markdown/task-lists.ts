import type { MarkdownIt } from "markdown-it";

const MARKER = /^\[([ xX])\](?=\s)/;

/** GFM's task lists: `- [x] done` shows a box that says so, and no control that could be used. */
export function taskLists(markdown: MarkdownIt): void {
  markdown.core.ruler.after("inline", "task-lists", (state) => {
    const { tokens } = state;
    for (let index = 2; index < tokens.length; index += 1) {
      const [item, paragraph, inline] = [tokens[index - 2], tokens[index - 1], tokens[index]];
      if (item?.type !== "list_item_open" || paragraph?.type !== "paragraph_open" || inline?.type !== "inline") continue;
      const [first] = inline.children ?? [];
      const marker = first?.type === "text" ? MARKER.exec(first.content) : null;
      if (first === undefined || marker === null) continue;
      const isDone = marker[1] !== " ";
      first.content = first.content.slice(3);
      const box = new state.Token("task_box", "", 0);
      box.meta = { isDone };
      inline.children?.unshift(box);
      item.attrJoin("class", "task");
    }
  });
  markdown.renderer.rules["task_box"] = (tokens, index) => {
    const meta: unknown = tokens[index]?.meta;
    const isDone = typeof meta === "object" && meta !== null && "isDone" in meta && meta.isDone === true;
    return `<input type="checkbox" disabled${isDone ? " checked" : ""} aria-label="${isDone ? "Done" : "Open"}">`;
  };
}
