import type { Observation } from "./run-techniques";

/** What an observation comes to, in one word. */
export function outcomeOf({ hits, got, movedPage }: Observation): "out" | "in reach" | "page moved" | "nothing" {
  if (hits.length > 0) return "out";
  if (movedPage) return "page moved";
  return got === "" || got === "null" || got === "undefined" ? "nothing" : "in reach";
}

/** One run of the suite over the same techniques. */
export interface Column {
  readonly title: string;
  readonly observations: readonly Observation[];
}

/** The table of the suite as Markdown: what each technique did without protection, and behind each wall where it was tried. */
export function reportOf(columns: readonly Column[], browser: string): string {
  const [first] = columns;
  const rows = (first?.observations ?? []).map(({ technique }) => {
    const cells = columns.map(({ observations }) => {
      const one = observations.find((observation) => observation.technique === technique);
      return one === undefined ? "" : describeIt(one);
    });
    return `| ${[technique.name, ...cells].join(" | ")} |`;
  });
  return [
    "# Escape suite",
    "",
    `${rows.length} techniques, each as hostile code in the place of a component, in ${browser}. Reached something:`,
    "",
    ...columns.map(
      ({ title, observations }) => `- ${title}: **${observations.filter((one) => outcomeOf(one) !== "nothing").length}**`,
    ),
    "",
    `| ${["technique", ...columns.map(({ title }) => title)].join(" | ")} |`,
    `|${"---|".repeat(columns.length + 1)}`,
    ...rows,
    "",
  ].join("\n");
}

function describeIt(observation: Observation): string {
  const { hits, got, refused } = observation;
  const outcome = outcomeOf(observation);
  const kinds = [...new Set(hits.map(({ kind }) => kind))].join(", ");
  const detail = outcome === "out" ? kinds : outcome === "in reach" ? got : outcome === "nothing" ? refused : "";
  return `${outcome}${detail === "" ? "" : `: ${cell(detail)}`}`;
}

function cell(text: string): string {
  return text
    .slice(0, 90)
    .replaceAll(/[|\n\r]/g, " ")
    .replaceAll("<", "&lt;");
}
