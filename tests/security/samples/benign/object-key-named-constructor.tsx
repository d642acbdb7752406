import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  const teams = [{ driver: "Ada", constructor: "Red" }, { driver: "Lin", constructor: "Blue" }];
  const counts: Record<string, number> = {};
  for (const [key, value] of teams.flatMap((team) => Object.entries(team))) if (key !== "driver") counts[value] = (counts[value] ?? 0) + 1;
  return <pre>{JSON.stringify(counts)}</pre>;
}
