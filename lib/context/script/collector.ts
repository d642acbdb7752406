import type { types as t } from "@babel/core";
import { MAX_ENTRIES, type FileOutline, type OutlineEntry } from "../outline";
import type { Script } from "./parse-script";

/** What is found while the statements of one script are read. */
export interface Collector {
  script: Script;
  /** Names that are exported elsewhere than where they are declared. */
  exported: ReadonlySet<string>;
  /** Names that are declared at the top. */
  declared: ReadonlySet<string>;
  /** Every declaration can be seen from outside: declaration files, components of one file, scripts without exports. */
  everything: boolean;
  entries: OutlineEntry[];
  imports: FileOutline["imports"][number][];
}

/** Where a declaration stands: what its name begins with, and whether it is exported right there. */
export interface Place {
  prefix: string;
  exported: boolean;
}

export const TOP: Place = { prefix: "", exported: false };

/** Notes an entry, unless there are too many. */
export function addEntry({ entries }: Collector, entry: OutlineEntry): void {
  if (entries.length < MAX_ENTRIES && entry.name !== "" && entry.signature !== "") entries.push(entry);
}

/** Notes what a declaration offers, under the name that its place gives it. */
export function addDeclared(collector: Collector, place: Place, entry: OutlineEntry): void {
  const visible = isVisible(collector, place, entry.name);
  addEntry(collector, { ...entry, name: place.prefix + entry.name, ...(visible ? {} : { internal: true as const }) });
}

/** Whether other files can see what a place declares. */
export function isVisible({ everything, exported }: Collector, place: Place, name: string): boolean {
  return everything || place.exported || (place.prefix === "" && exported.has(name));
}

/** The line of a node; names stand where the declaration is, decorators above it. */
export function lineNumber(node: t.Node): number {
  return node.loc?.start.line ?? 1;
}
