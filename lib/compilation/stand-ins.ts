/** Letters that no source may have: names between them are written when the whole module is known. */
const MARK = "ꙮ";
/** Begins the names that the compiler adds, which are thereby nobody else's. */
const OWN = "ꚙ";
const STAND_IN = new RegExp(`${MARK}([^${MARK}]+)${MARK}`, "g");

/** The two letters, and every way to write one of them that the minifier would write out: U+A66E and U+A699. */
const MARKS = /[ꙮꚙ]|\\u\{?0*a6(?:6e|99)|&#x0*a6(?:6e|99);|&#0*426(?:06|49);/i;

/** Whether a source has letters that mark stand-ins. */
export function hasMarks(source: string): boolean {
  return MARKS.test(source);
}

/** Stands for a name of the source until the module is put together. */
export function standInFor(name: string): string {
  return `${MARK}${name}${MARK}`;
}

/** A name of the compiler's own. */
export function ownName(name: string): string {
  return `${OWN}${name}`;
}

/** Stands for a line of the source, counted from 1. */
export function lineStandIn(line: number): string {
  return standInFor(String(line));
}

export function isStandIn(name: string): boolean {
  return name.startsWith(MARK);
}

/** The names that stand in a code, as often as they do; lines are none. */
export function namesIn(code: string): string[] {
  return [...code.matchAll(STAND_IN)].flatMap(([, name = ""]) => (isLine(name) ? [] : [name]));
}

/** What all stand-ins of a code are written as. */
export interface Writing {
  nameOf: (name: string) => string;
  /** How many lines further down the code stands than where it was compiled. */
  moved: number;
}

/** Code with everything in it that stood in for something. */
export function writeStandIns(code: string, writing: Writing): string {
  return code.replace(STAND_IN, (_, name: string) => write(name, writing));
}

/** Where an offset in the written code is in the code with its stand-ins. */
export function offsetBefore(code: string, offset: number, writing: Writing): number {
  let growth = 0;
  for (const match of code.matchAll(STAND_IN)) {
    const [whole, name = ""] = match;
    if (match.index - growth >= offset) break;
    growth += whole.length - write(name, writing).length;
  }
  return offset + growth;
}

function write(name: string, { nameOf, moved }: Writing): string {
  return isLine(name) ? String(Number(name) + moved) : nameOf(name);
}

function isLine(name: string): boolean {
  return /^\d/.test(name);
}
