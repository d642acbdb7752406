import { For } from "solid-js";

export default function App(props: { data?: any; spark?: any }) {
  return (
    <svg viewBox="0 0 100 40">
      <defs><linearGradient id="fade" x1="0" x2="0" y1="0" y2="1"><stop offset="0%" stop-color="#f00" /><stop offset="100%" stop-color="#00f" stop-opacity={0.2} /></linearGradient></defs>
      <path d="M0 40 L50 0 L100 40 Z" fill="url(#fade)" stroke-width="1" vector-effect="non-scaling-stroke" />
      <rect x={1} y={2} width={10} height={4} style={{ fill: "url(#fade)" }} />
    </svg>
  );
}
