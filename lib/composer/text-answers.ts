const CAN = `I can make tables, dashboards, charts (bars, lines, areas, donuts, scatter plots, histograms, heat maps), timelines, calendars, boards, forms and product lists from data you attach, and small finished apps without data: timers, to-do lists, calculators, quizzes, games and more.`;

/** What the composer says to small talk: who answers, and what it can do. */
export function introduce(): string {
  return `Hello! This is Spark's built-in composer: it works by written rules, without a language model.

${CAN}

Try “Create a table showing sales data with sorting”, or attach a JSON or CSV file and ask for a dashboard.`;
}

/** What it says to a request it has no rule for. */
export function explainLimits(): string {
  return `No language model is connected, so Spark's built-in composer is answering, and it has no rule for this request.

${CAN}

Ask for one of these, attach data, or set \`OPENAI_API_KEY\` or \`GOOGLE_GENERATIVE_AI_API_KEY\` to have a model answer.`;
}
