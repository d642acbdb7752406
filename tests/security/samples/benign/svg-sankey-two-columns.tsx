import { For } from "solid-js";

const flows = [{ from: 20, to: 40, size: 24, tone: "#2563eb" }, { from: 70, to: 30, size: 12, tone: "#db2777" }, { from: 100, to: 95, size: 18, tone: "#059669" }];

export default function Sankey() {
  return <svg viewBox="0 0 300 140" role="img" aria-label="Flows"><title>Flows</title>
    <For each={flows}>{(flow) => <path fill="none" stroke={flow.tone} stroke-width={flow.size} stroke-opacity={0.5}
      d={`M10 ${flow.from} C 120 ${flow.from}, 180 ${flow.to}, 290 ${flow.to}`} />}</For>
    <g text-anchor="middle"><text x="20" y="135">From</text><text x="280" y="135">To</text></g></svg>;
}
