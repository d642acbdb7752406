import { countTokens } from "./count-tokens";
import { cutText } from "./cut-text";
import type { OutlineEntry } from "./outline";
import { ownNameOf, type SearchIndex } from "./search-index";

/** One file's part of a map: a heading and the chosen lines, each with its number. */
export interface MapBlock {
  path: string;
  text: string;
  tokens: number;
  /** In the order of their lines. */
  entries: { name: string; line: number }[];
}

/** What is shown of a project. `text` is its blocks, one after the other. */
export interface ProjectMap {
  text: string;
  tokens: number;
  /** Best first; members as `Class.member`. */
  entries: { path: string; name: string }[];
  /** The files of the best entries first. */
  blocks: MapBlock[];
}

/** A signature's length for the best, and for the others: more names are worth more than their whole parameters. */
const [LONG, SHORT] = [120, 48];
/** The share of the room that goes to long ones. */
const LONG_SHARE = 0.25;
/** After so many that did not fit, nothing that matters will. */
const MAX_MISSES = 100;

/** Prints maps of an index; what a line costs is counted once. */
export function createMapPrinter(index: SearchIndex): (ranked: readonly number[], budgetTokens: number) => ProjectMap {
  const costs = new Map<string, number>();
  const costOf = (line: string): number => {
    const known = costs.get(line);
    if (known !== undefined) return known;
    const tokens = countTokens(line);
    costs.set(line, tokens);
    return tokens;
  };

  function choose(ranked: readonly number[], budget: number): Choice[] {
    const chosen: Choice[] = [];
    const files = new Set<number>();
    let left = budget;
    let misses = 0;
    for (const number of ranked) {
      const { entry, file } = index.entries[number] ?? {};
      if (!entry || file === undefined || left <= 0 || misses > MAX_MISSES) break;
      const line = printLine(entry, left > budget * (1 - LONG_SHARE) ? LONG : SHORT);
      const cost = costOf(line) + (files.has(file) ? 0 : costOf(printHeading(index.files[file]?.outline.path)));
      if (cost > left) {
        misses += 1;
        continue;
      }
      left -= cost;
      files.add(file);
      chosen.push({ entry, file, line });
    }
    return chosen;
  }

  return (ranked, budgetTokens) => {
    const budget = Math.max(budgetTokens, 0) || 0;
    const chosen = choose(ranked, budget);
    let map = printMap(index, chosen);
    // Lines add up to their text unless a name of hundreds of signs stands in between.
    while (map.tokens > budget && chosen.pop()) map = printMap(index, chosen);
    return map;
  };
}

interface Choice {
  entry: OutlineEntry;
  file: number;
  line: string;
}

function printMap(index: SearchIndex, chosen: readonly Choice[]): ProjectMap {
  const pathOf = (file: number) => index.files[file]?.outline.path ?? "";
  const files = [...new Set(chosen.map(({ file }) => file))];
  const blocks = files.map((file): MapBlock => {
    const own = chosen.filter((choice) => choice.file === file);
    const sorted = own.toSorted((a, b) => a.entry.line - b.entry.line);
    const text = printHeading(pathOf(file)) + sorted.map(({ line }) => line).join("");
    const entries = sorted.map(({ entry: { name, line } }) => ({ name, line }));
    return { path: pathOf(file), text, tokens: countTokens(text), entries };
  });
  const text = blocks.map((block) => block.text).join("");
  const entries = chosen.map(({ entry, file }) => ({ path: pathOf(file), name: entry.name }));
  return { text, tokens: countTokens(text), entries, blocks };
}

function printHeading(path = ""): string {
  return `## ${path.replaceAll(/\s+/g, " ")}\n`;
}

function printLine(entry: OutlineEntry, length: number): string {
  const signature = entry.signature.replaceAll(/\s+/g, " ").trim();
  const name = ownNameOf(entry);
  const least = signature.indexOf(name) + name.length;
  const end = Math.max(length, Math.min(least, LONG));
  return `${entry.line}: ${signature.length > end ? `${cutText(signature, end - 1)}…` : signature}\n`;
}
