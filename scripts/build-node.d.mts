/** Builds every entry whose inputs changed; answers the names of the files it wrote. */
export function buildNode(options?: { root?: string; log?: (line: string) => void }): Promise<string[]>;
/** Every file that the last build read, for a watcher. */
export function buildInputs(root?: string): string[];
