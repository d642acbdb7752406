import type { Material } from "./fit-context";
import type { ProjectView } from "./types";

/** A project with the map of it, as the context engine draws it. */
export interface MappedProject {
  name: string;
  paths: readonly string[];
  /** Parts of the map, best first, each one file's: a heading, and lines as `12: export function add(…)`. */
  blocks: readonly { path: string; text: string; entries: readonly { line: number; name: string }[] }[];
  /** All that the map names, best first. */
  entries: readonly { path: string; name: string }[];
  activeFile: { path: string; content: string } | undefined;
}

/** Of one file, so that the others are named too. */
const PLACES_OF_A_FILE = 3;
/** Nobody reads more of them. */
const MOST_PLACES = 40;

/** What of a project can go before a prompt. */
export function toProjectMaterial(project: MappedProject): Pick<Material, "project" | "mapBlocks"> {
  const { name, paths, blocks, activeFile } = project;
  return { project: { name, paths, places: placesOf(project), activeFile }, mapBlocks: blocks };
}

/** The best places, each with its line and its signature as the map prints it. */
function placesOf({ blocks, entries }: MappedProject): ProjectView["places"] {
  const places = new Map(
    blocks.flatMap(({ path, text, entries: own }) => {
      const lines = new Map([...text.matchAll(/^(\d+): (.*)$/gm)].map(([, line, signature]) => [Number(line), signature]));
      return own.map(({ line, name }) => [`${path}\0${name}`, { path, line, name, signature: lines.get(line) ?? name }] as const);
    }),
  );
  const counts = new Map<string, number>();
  return entries
    .flatMap(({ path, name }) => places.get(`${path}\0${name}`) ?? [])
    .filter(({ path }) => {
      const count = (counts.get(path) ?? 0) + 1;
      counts.set(path, count);
      return count <= PLACES_OF_A_FILE;
    })
    .slice(0, MOST_PLACES);
}
