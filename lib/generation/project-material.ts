import type { Material } from "./fit-context";
import type { ProjectView } from "./types";

/** A project with the map of it, as the context engine draws it. */
export interface MappedProject {
  name: string;
  paths: readonly string[];
  /** Parts of the map, best first, each one file's: a heading, and lines as `12: export function add(…)`. */
  blocks: readonly { path: string; text: string; entries: readonly { line: number; name: string }[] }[];
  activeFile: { path: string; content: string } | undefined;
}

/** Of one file, so that the others are named too. */
const PLACES_OF_A_FILE = 3;

/** What of a project can go before a prompt. */
export function toProjectMaterial({ name, paths, blocks, activeFile }: MappedProject): Pick<Material, "project" | "mapBlocks"> {
  return { project: { name, paths, places: blocks.flatMap(placesOf), activeFile }, mapBlocks: blocks };
}

function placesOf({ path, text, entries }: MappedProject["blocks"][number]): ProjectView["places"] {
  const lines = new Map([...text.matchAll(/^(\d+): (.*)$/gm)].map(([, line, signature]) => [Number(line), signature ?? ""]));
  return entries.slice(0, PLACES_OF_A_FILE).map(({ line, name }) => ({ path, line, name, signature: lines.get(line) ?? name }));
}
