interface CollatorOptions {
  numeric?: boolean | undefined;
  sensitivity?: string | undefined;
}

interface Keys {
  /** Letters without accents and case, what is no letter before them. */
  base: string;
  accents: string;
  text: string;
}

const MAX_KEYS = 20_000;
const keys = new Map<string, Keys>();

/** Compares as dictionaries do: letters first, then accents, then case with the small ones first. */
export class GuestCollator {
  readonly #options: CollatorOptions;
  constructor(_locale?: unknown, options: CollatorOptions = {}) {
    this.#options = options;
  }
  static supportedLocalesOf(): string[] {
    return ["en-US"];
  }
  get compare(): (a: string, b: string) => number {
    return (a, b) => compareTexts(String(a), String(b), this.#options);
  }
  resolvedOptions(): object {
    return { locale: "en-US", usage: "sort", sensitivity: "variant", ...this.#options };
  }
}

export function compareTexts(a: string, b: string, { numeric, sensitivity = "variant" }: CollatorOptions): number {
  const [first, second] = [keysOf(a), keysOf(b)];
  const base = numeric ? compareNumbers(first.base, second.base) : order(first.base, second.base);
  if (base !== 0 || sensitivity === "base") return base;
  if (sensitivity !== "case") {
    const accents = order(first.accents, second.accents);
    if (accents !== 0 || sensitivity === "accent") return accents;
  }
  // Small letters come first: turned around they do.
  return order(swapCase(first.text), swapCase(second.text));
}

function keysOf(text: string): Keys {
  const known = keys.get(text);
  if (known) return known;
  const accents = text.normalize("NFD").toLowerCase();
  const made = { base: [...accents.replace(/\p{M}/gu, "")].map(ranked).join(""), accents, text };
  if (keys.size >= MAX_KEYS) keys.clear();
  keys.set(text, made);
  return made;
}

const DIGIT = "\u0004";
const RUNS = new RegExp(`(?:${DIGIT}[0-9])+|[^]`, "g");

// White space, punctuation, signs, digits, letters.
function ranked(character: string): string {
  if (/[\p{L}]/u.test(character)) return `\u0005${character}`;
  if (/\p{N}/u.test(character)) return `${DIGIT}${character}`;
  if (/\p{Z}|\s/u.test(character)) return `\u0001${character}`;
  return `${/\p{S}/u.test(character) ? "\u0003" : "\u0002"}${character}`;
}

function compareNumbers(a: string, b: string): number {
  const [first, second] = [a, b].map((text) => text.match(RUNS) ?? []);
  for (let index = 0; index < Math.max(first?.length ?? 0, second?.length ?? 0); index++) {
    const [one = "", other = ""] = [first?.[index], second?.[index]];
    const [x, y] = [one, other].map((part) => (part.startsWith(DIGIT) ? Number(part.replaceAll(DIGIT, "")) : Number.NaN));
    const result = Number.isNaN(x) || Number.isNaN(y) ? order(one, other) : Math.sign((x ?? 0) - (y ?? 0));
    if (result !== 0) return result;
  }
  return 0;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function swapCase(text: string): string {
  return text.replace(/\p{Lu}|\p{Ll}/gu, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
