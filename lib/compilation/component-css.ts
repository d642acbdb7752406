import { compactRules, printRules, type CssRule } from "./compact-css";
import { listImages, loadDesignSystem, type DesignSystem } from "./design-system";

/** Tailwind remembers every word it was ever asked about; beyond this many it is loaded anew. */
const MAX_KNOWN_WORDS = 20_000;

interface Stylist {
  readonly system: DesignSystem;
  readonly images: ReadonlyMap<string, string>;
  /** What each word means; null for words that are no class. */
  readonly known: Map<string, readonly CssRule[] | null>;
}

let loading: Promise<Stylist> | undefined;

/** The styles of exactly these classes, to be used on top of the base sheet. Words that are no class bring nothing. */
export async function componentCss(words: readonly string[]): Promise<string> {
  loading ??= loadStylist();
  const stylist = await loading;
  learn(stylist, words);
  const classes = words.filter((word) => stylist.known.get(word));
  const rules = stylist.system.inOrder(classes).flatMap((name) => stylist.known.get(name) ?? []);
  if (stylist.known.size > MAX_KNOWN_WORDS) loading = undefined;
  return rules.length === 0 ? "" : `@layer utilities{${printRules(withoutRepeats(rules))}}`;
}

async function loadStylist(): Promise<Stylist> {
  return { system: await loadDesignSystem(), images: listImages(), known: new Map() };
}

function learn({ system, images, known }: Stylist, words: readonly string[]): void {
  const fresh = words.filter((word) => !known.has(word));
  for (const word of fresh) known.set(word, null);
  const candidates = fresh.filter((word) => !reachesOut(word));
  for (const [index, css] of system.toCss(candidates).entries()) {
    const word = candidates[index];
    const rules = css && word ? readRules(css, images) : null;
    if (word && rules) known.set(word, rules);
  }
}

/** Values that fetch something, or that are written so that nobody sees it. */
function reachesOut(word: string): boolean {
  return /\\|\b(url|src|element|image|image-set)\(|@import/i.test(word);
}

/** Undefined when a rule has an address that is not one of daisyUI's own pictures. */
function readRules(css: string, images: ReadonlyMap<string, string>): readonly CssRule[] | null {
  const local = css.replace(/url\("[^"]*"\)/g, (url) => (images.has(url) ? `var(${images.get(url)})` : url));
  if (/url\(|@import/i.test(local)) return null;
  // The base sheet declares all of Tailwind's own properties.
  return compactRules(local).filter(({ prelude }) => !prelude.startsWith("@property --tw-"));
}

/** Some rules belong to several classes; the last of its places is the one that counts. */
function withoutRepeats(rules: readonly CssRule[]): CssRule[] {
  const last = new Map<string, number>();
  for (const [index, rule] of rules.entries()) last.set(`${rule.prelude}{${rule.body}`, index);
  return rules.filter((rule, index) => last.get(`${rule.prelude}{${rule.body}`) === index);
}
