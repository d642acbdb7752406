/** A place in a project that an answer names. */
export interface CitedPlace {
  readonly path: string;
  readonly line: number | undefined;
}

/** The project's paths, to look names up in. */
export interface PathIndex {
  readonly paths: ReadonlySet<string>;
  /** Paths by their last part, where only one ends so. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

const CITED = /^(?<path>[^\s:#]+(?: [^\s:#]+)*)(?:(?::|#L)(?<line>\d{1,7})(?:(?:-L?|:)\d{1,7})?)?$/;

/** Makes the paths findable. */
export function indexPaths(paths: readonly string[]): PathIndex {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [path]);
    else known.push(path);
  }
  return { paths: new Set(paths), byName };
}

/** The place that `src/a.ts:12`, `src/a.ts#L12`, `a.ts:12-20` or `src/a.ts` names, when the project has just one such file. */
export function resolveCitation(text: string, index: PathIndex): CitedPlace | undefined {
  const found = CITED.exec(text.trim())?.groups;
  const named = found?.["path"]?.replace(/^\.?\//, "");
  if (named === undefined || named === "") return undefined;
  const path = index.paths.has(named) ? named : onlyPathEndingIn(named, index);
  if (path === undefined) return undefined;
  const line = found?.["line"] === undefined ? undefined : Number(found["line"]);
  return { path, line: line === 0 ? undefined : line };
}

/** A model that leaves out the first folders is understood, unless two files end so. */
function onlyPathEndingIn(named: string, { byName }: PathIndex): string | undefined {
  const name = named.slice(named.lastIndexOf("/") + 1);
  // A bare word such as `index` is a word; with an ending it is a file.
  if (!name.includes(".")) return undefined;
  const ending = (byName.get(name) ?? []).filter((path) => path === named || path.endsWith(`/${named}`));
  return ending.length === 1 ? ending[0] : undefined;
}
