const ACRONYMS = new Set(
  "id url kpi mrr arr nps ctr cpc cpa roi sku vat aov ltv cac gdp co2 api ip iq hr qa ui ux sla pto usd eur gbp".split(" "),
);
// Wider labels push everything else out of a table's head or a card.
const LONGEST_LABEL = 48;
/** Last parts of a path that say nothing without their parent. */
const BARE = new Set(
  "id name value count total title type label key code date status amount number min max avg first last".split(" "),
);

/** A field's name as a person would write it: "order_date" is "Order date", "MRR" stays. */
export function humanize(name: string): string {
  const spaced = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/[_\-.\s]+/g, " ")
    .trim();
  if (spaced === "") return name.trim() === "" ? "Unnamed" : clip(name.trim());
  const words = spaced.split(" ").map((word) => {
    if (ACRONYMS.has(word.toLowerCase())) return word.toUpperCase();
    if (/^[ckm]?m[23]$/i.test(word)) return word.toLowerCase().replace("2", "²").replace("3", "³");
    return /^\p{Lu}{2,5}$/u.test(word) && word === spaced.toUpperCase() ? word : word.toLowerCase();
  });
  const text = words.join(" ");
  return clip(text.charAt(0).toUpperCase() + text.slice(1));
}

/** Labels for paths: the last part, with its parent where that alone would be bare or not unique. */
export function labelPaths(paths: readonly (readonly string[])[]): string[] {
  const short = paths.map((path) => (path.length > 1 && BARE.has(lastOf(path).toLowerCase()) ? path.slice(-2) : path.slice(-1)));
  const seen = new Map<string, number>();
  for (const parts of short) seen.set(parts.join(" "), (seen.get(parts.join(" ")) ?? 0) + 1);
  return paths.map((path, index) => {
    const parts = short[index] ?? path;
    return humanize(((seen.get(parts.join(" ")) ?? 0) > 1 ? path : parts).join(" "));
  });
}

/** A label in the middle of a sentence: "Order date" is "order date", "MRR" stays. */
export function inSentence(label: string): string {
  return /^\p{Lu}[\p{Ll}\s]/u.test(label) && !/^\p{Lu}\s/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Words as a heading: capital first, nothing else changed. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "region" as "regions", good enough for the words that columns are called. */
export function plural(word: string): string {
  if (/(?:s|x|ch|sh)$/i.test(word)) return /s$/i.test(word) && !/ss$/i.test(word) ? word : `${word}es`;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}

function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? "";
}

function clip(text: string): string {
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : text;
}
