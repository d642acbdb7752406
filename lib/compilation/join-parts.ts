import type { Place } from "./finding";
import { namesIn, offsetBefore, ownName, standInFor, writeStandIns, type Writing } from "./stand-ins";
import type { TransformedComponent } from "./transform-component";
import { RUNTIME_MODULE } from "#lib/runtime/names";

/** A module, and where the code of its parts begins in it. */
export interface JoinedModule {
  js: string;
  /** The part, and the offset in its code, at a place of the module; lines from 1 and columns from 0. */
  find: (place: Place) => { part: number; offset: number } | undefined;
}

const FIRST_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/**
 * Puts parts together: one import from the runtime, what the compiler declares (for code of any part may run while the module
 * loads), the parts' codes, and `export { App as default }`. Names become short, the most frequent ones the shortest.
 */
export function joinParts({ parts, app }: TransformedComponent, codes: readonly string[]): JoinedModule {
  const variables = new Map(parts.flatMap((part) => part.variables));
  const events = [...new Set(parts.flatMap((part) => part.events))];
  const locals = new Map(parts.flatMap((part) => part.imports.map(([imported, local]) => [local, imported] as const)));
  const declared = [...variables].map(([name, value]) => `${standInFor(name)}=${value}`).join(",");
  const head = declared === "" ? "" : `var ${declared};`;
  const foot = events.length === 0 ? "" : `${standInFor(ownName("delegateEvents"))}(${JSON.stringify(events)});`;
  const own = [...locals.keys(), ...variables.keys(), ...parts.flatMap((part) => part.declares)];
  const nameOf = shortNames(new Set(own), [head, ...codes, foot]);
  const imports = [...locals].map(([local, imported]) => `${imported} as ${nameOf(local)}`).toSorted();
  const writings = parts.map(({ moved }) => ({ nameOf, moved }));
  const written = codes.map((code, index) => writeStandIns(code, writings[index] ?? { nameOf, moved: 0 }));
  const start = `import{${imports.join(",")}}from"${RUNTIME_MODULE}";${writeStandIns(head, { nameOf, moved: 0 })}`;
  const end = `${writeStandIns(foot, { nameOf, moved: 0 })}export{${nameOf(app)} as default};`;
  const js = `${start}${written.join("")}${end}`;
  return { js, find: (place) => findPart(js, place, { start: start.length, written, codes, writings }) };
}

/** Short names for a module's own; all others are what they are. Nothing else in the code is named like them. */
function shortNames(own: ReadonlySet<string>, codes: readonly string[]): (name: string) => string {
  const counts = new Map<string, number>();
  for (const name of codes.flatMap(namesIn)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set(codes.flatMap((code) => code.match(/\$[\w$]+/g) ?? []));
  for (const name of counts.keys()) if (!own.has(name)) taken.add(name);
  const byUse = [...own].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const names = new Map<string, string>();
  let index = 0;
  for (const name of byUse) {
    let short = shortName(index++);
    while (taken.has(short)) short = shortName(index++);
    names.set(name, short);
  }
  return (name) => names.get(name) ?? name;
}

/** `$a`, `$b`, ... `$9`, `$aa`: names that the minifier gives nothing inside of a function that is less than enormous. */
function shortName(index: number): string {
  const digit = FIRST_DIGITS[index % FIRST_DIGITS.length] ?? "";
  const rest = Math.floor(index / FIRST_DIGITS.length);
  return rest === 0 ? `$${digit}` : `${shortName(rest - 1)}${digit}`;
}

interface Written {
  /** Where the first part begins. */
  start: number;
  written: readonly string[];
  codes: readonly string[];
  writings: readonly Writing[];
}

function findPart(js: string, place: Place, { start, written, codes, writings }: Written) {
  let offset = offsetAt(js, place) - start;
  for (const [part, text] of written.entries()) {
    const [code, writing] = [codes[part], writings[part]];
    if (offset < 0 || !code || !writing) return undefined;
    if (offset < text.length) return { part, offset: offsetBefore(code, offset, writing) };
    offset -= text.length;
  }
  return undefined;
}

function offsetAt(text: string, { line, column }: Place): number {
  const lines = text.split("\n");
  if (line > lines.length) return -1;
  return lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, column);
}
