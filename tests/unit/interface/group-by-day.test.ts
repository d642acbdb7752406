import { expect, test } from "vitest";
import { groupByDay } from "../../../app/_client/group-by-day";

const NOW = new Date(2026, 10, 25, 9, 30);

function labelsOf(...times: Date[]): [string, number][] {
  const groups = groupByDay(
    times.map((time) => time.toISOString()),
    (iso) => iso,
    NOW,
  );
  return groups.map((group) => [group.label, group.items.length]);
}

test("days are those of the calendar, not spans of 24 hours", () => {
  const lastMinuteOfYesterday = new Date(2026, 10, 24, 23, 59);
  const firstMinuteOfToday = new Date(2026, 10, 25, 0, 0);
  expect(labelsOf(firstMinuteOfToday, lastMinuteOfYesterday)).toEqual([
    ["Today", 1],
    ["Yesterday", 1],
  ]);
});

test("the last week has its weekdays, then come dates, and the year when it is another", () => {
  const labels = labelsOf(new Date(2026, 10, 23), new Date(2026, 10, 19), new Date(2026, 10, 18), new Date(2025, 10, 18));
  expect(labels.map(([label]) => label)).toEqual(["Monday", "Thursday", "November 18", "November 18, 2025"]);
});

test("items come newest first whatever order they had, and each day appears once", () => {
  const [late, early] = [new Date(2026, 10, 25, 9), new Date(2026, 10, 25, 1)];
  const groups = groupByDay([early, new Date(2026, 10, 20), late], (date) => date.toISOString(), NOW);
  expect(groups.map((group) => group.label)).toEqual(["Today", "Friday"]);
  expect(groups[0]?.items).toEqual([late, early]);
});

test("a time ahead of our clock is today", () => {
  expect(labelsOf(new Date(2026, 10, 26, 1))).toEqual([["Today", 1]]);
});

test("no items give no days", () => {
  expect(labelsOf()).toEqual([]);
});
