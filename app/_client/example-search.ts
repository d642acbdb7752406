/** What an example is found by. */
interface Findable {
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly keywords: readonly string[];
}

/** Category names in the order in which a gallery shows them. */
export const EXAMPLE_CATEGORIES: Readonly<Record<string, string>> = {
  charts: "Charts",
  data: "Data views",
  lists: "Lists",
  time: "Time",
  calculators: "Calculators",
  money: "Money",
  planning: "Planning",
  forms: "Forms",
  learning: "Learning",
  health: "Health",
  text: "Text",
  design: "Design",
  games: "Games",
};

/** The examples of a category (all without one) in which every word of a search begins some word. */
export function searchExamples<Item extends Findable>(items: readonly Item[], search: string, category: string): Item[] {
  const words = wordsOf(search);
  return items.filter((item) => {
    if (category !== "" && item.category !== category) return false;
    const own = wordsOf([item.title, item.summary, EXAMPLE_CATEGORIES[item.category] ?? "", ...item.keywords].join(" "));
    return words.every((word) => own.some((other) => other.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll("colour", "color");
  return plain.match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}
