import { humanize, plural } from "./labels";
import type { DataShape } from "./types";

// What requests are about that says nothing about the records.
const EMPTY =
  /^(?:data|dataset|rows?|records?|values?|json|csv|table|chart|graph|items?|results?|response|list|these|this|them|texts?|contents?|body|raw|tsv|psv|files?|input|payload|attachments?|metrics?|numbers?|information|sorting|filter\w*|search\w*|columns?|fields?|dashboard|visuali[sz]ation|kpis?|stuff|things?|day|week|month|quarter|year|region|category|date|everything|all|each|me|us|it|trend|totals?|sums?|averages?|counts?|amounts?)$/;
const ABOUT = /\b(?:of|for|showing|about|from|with) (?:the |these |those |our |my |all |this |some )?([a-z]{3,24})\b/g;
const BEFORE = /\b([a-z]{3,24}) (?:table|dashboard|chart|graph|overview|report|board|list|timeline|calendar|data)\b/;
const NO_TOPIC =
  /^(?:box|boxplots?|tree|treemaps?|funnels?|gauges?|gantt|detail|bar|line|area|pie|donut|column|stacked|grouped|sortable|filterable|interactive|simple|nice|data|kpi|json|new|the|kanban|task|product|with|and|showing|create|make|build|table|month|monthly|weekly|daily)$/;

/** What the records are called, in the plural and as the request or the data call them: "orders"; nothing when neither says. */
export function readTopic(text: string, shape: DataShape): string | undefined {
  const last = shape.path.at(-1);
  if (last && !EMPTY.test(last.toLowerCase())) return humanize(last).toLowerCase();
  const before = BEFORE.exec(text)?.[1];
  if (before && !EMPTY.test(before) && !NO_TOPIC.test(before)) return nounOf(before);
  for (const [, word] of text.matchAll(ABOUT)) {
    if (word && !EMPTY.test(word) && !NO_TOPIC.test(word)) return nounOf(word);
  }
  return undefined;
}

/** Amounts are not what records are called: a row of sales is a sale, a row of revenue is none. */
function nounOf(word: string): string | undefined {
  return /^(?:revenue|growth|income|profit|turnover|amount|money|weather|traffic)$/.test(word) ? undefined : plural(word);
}
