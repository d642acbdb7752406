import type { FileOutline } from "./outline";
import { createMapPrinter, type ProjectMap } from "./print-map";
import { rankEntries } from "./rank";
import { createSearchIndex } from "./search-index";

/** What is asked of a map. */
export interface MapRequest {
  prompt: string;
  /** The file that is open; its text is not needed, the index knows it. */
  activeFile?: string | { path: string; content?: string | undefined } | undefined;
  budgetTokens: number;
}

/** A project that is read once and asked many times. */
export interface ProjectIndex {
  /** The signatures that a request most likely needs, never one token over the budget. */
  map: (request: MapRequest) => ProjectMap;
}

/** Makes a project's outlines searchable. */
export function createProjectIndex(outlines: readonly FileOutline[]): ProjectIndex {
  const index = createSearchIndex(outlines);
  const print = createMapPrinter(index);
  return {
    map({ prompt, activeFile, budgetTokens }) {
      const activePath = typeof activeFile === "string" ? activeFile : activeFile?.path;
      return print(rankEntries(index, { prompt, activePath }), budgetTokens);
    },
  };
}
