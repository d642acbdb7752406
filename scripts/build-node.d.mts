/** One file to bundle; `options` are the bundler's. */
export interface BuildEntry {
  readonly source: string;
  readonly output: string;
  readonly options: object;
}

/** Builds every entry whose inputs changed, the product's where none are named; answers the names of the files it wrote. */
export function buildNode(options?: {
  root?: string;
  log?: (line: string) => void;
  entries?: readonly BuildEntry[];
}): Promise<string[]>;
/** Every file that the last build read, for a watcher. */
export function buildInputs(root?: string): string[];
