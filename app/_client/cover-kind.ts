import type { ExamplePicture } from "./examples";

const KINDS: readonly (readonly [RegExp, ExamplePicture])[] = [
  [/pomodoro|timer|stopwatch|clock|countdown|habit/i, "timer"],
  [/dashboard|overview|report/i, "dashboard"],
  [/kpi|metric|stat|score/i, "metrics"],
  [/bar|chart|graph|line|area|donut|pie|scatter|histogram|heat|trend/i, "bars"],
  [/list|product|catalog|todo|task|kanban|quiz|timeline/i, "list"],
  [/table|grid|sort|invoice|calendar/i, "table"],
];

/** The drawing that says at a glance what kind of app this is; its kind is asked before its words. */
export function coverKind(kind: string, words: string): ExamplePicture {
  for (const text of [kind, words]) {
    const found = KINDS.find(([pattern]) => pattern.test(text));
    if (found !== undefined) return found[1];
  }
  return "dashboard";
}
