import type { FileOutline } from "../outline";
import { outlineScript } from "./outline-script";

interface Block {
  attributes: string;
  body: string;
  line: number;
}

/** More script blocks than these no component has. */
const MAX_BLOCKS = 8;
const MAX_TAG = 1_000;

/** What a Vue or Svelte file offers: the component itself, under the name of its file, and what its scripts declare. */
export function outlineComponent(path: string, text: string): Pick<FileOutline, "entries" | "imports"> {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  const scripts = scriptBlocks(text).map(({ attributes, body, line }) => {
    const typescript = /\blang\s?=\s?["']?tsx?\b/.test(attributes);
    return outlineScript(body, { typescript, jsx: !typescript || /tsx/.test(attributes), startLine: line });
  });
  const component = { name, kind: "export", signature: `component ${name}`, line: 1 } as const;
  return {
    entries: [component, ...scripts.flatMap(({ entries }) => entries)],
    imports: scripts.flatMap(({ imports }) => imports),
  };
}

/** In linear time: each block is looked for behind the one before it. */
function scriptBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let [position, line, counted] = [0, 1, 0];
  while (blocks.length < MAX_BLOCKS) {
    const start = find(text, /<script(?=[\s>])/gi, position);
    const open = start === -1 ? -1 : text.indexOf(">", start);
    const end = open === -1 ? -1 : find(text, /<\/script/gi, open);
    if (end === -1) break;
    line += countLines(text.slice(counted, open));
    counted = open;
    blocks.push({ attributes: text.slice(start, Math.min(open, start + MAX_TAG)), body: text.slice(open + 1, end), line });
    position = end;
  }
  return blocks;
}

function find(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
