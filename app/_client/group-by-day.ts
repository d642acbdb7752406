/** One day of a list, newest first. */
export interface DayGroup<Item> {
  readonly label: string;
  readonly items: readonly Item[];
}

/** Items under the day they belong to in the reader's own time zone: Today, Yesterday, the weekday, then the date. */
export function groupByDay<Item>(items: readonly Item[], timeOf: (item: Item) => string, now: Date): DayGroup<Item>[] {
  const sorted = items.toSorted((a, b) => Date.parse(timeOf(b)) - Date.parse(timeOf(a)));
  const groups: { label: string; items: Item[] }[] = [];
  for (const item of sorted) {
    const label = dayLabel(new Date(timeOf(item)), now);
    const last = groups.at(-1);
    if (last?.label === label) last.items.push(item);
    else groups.push({ label, items: [item] });
  }
  return groups;
}

function dayLabel(day: Date, now: Date): string {
  const age = daysBetween(day, now);
  // A clock that runs ahead of ours made it today, not tomorrow.
  if (age <= 0) return "Today";
  if (age === 1) return "Yesterday";
  if (age < 7) return new Intl.DateTimeFormat("en", { weekday: "long" }).format(day);
  const isThisYear = day.getFullYear() === now.getFullYear();
  return new Intl.DateTimeFormat("en", { day: "numeric", month: "long", ...(isThisYear ? {} : { year: "numeric" }) }).format(day);
}

// Calendar days, not spans of 24 hours: days around a clock change have 23 or 25.
function daysBetween(day: Date, now: Date): number {
  const midnight = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return (midnight(now) - midnight(day)) / 86_400_000;
}
