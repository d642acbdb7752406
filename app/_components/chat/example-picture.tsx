import type { ReactNode } from "react";
import type { ExamplePicture as Kind } from "../../_client/examples";

const LINE = "fill-base-content/15";
const MARK = "fill-primary";

const PICTURES: Readonly<Record<Kind, ReactNode>> = {
  table: (
    <>
      <rect className="fill-base-content/25" x="6" y="8" width="60" height="7" rx="2" />
      {[20, 29, 38].map((y, row) => (
        <g key={y}>
          <rect className={LINE} x="6" y={y} width="18" height="4" rx="2" />
          <rect className={LINE} x="30" y={y} width="12" height="4" rx="2" />
          <rect className={row === 1 ? MARK : LINE} x="50" y={y} width="16" height="4" rx="2" />
        </g>
      ))}
    </>
  ),
  metrics: (
    <>
      {[6, 27, 48].map((x, index) => (
        <g key={x}>
          <rect className="fill-base-content/10" x={x} y="9" width="18" height="33" rx="3" />
          <rect className="fill-base-content/35" x={x + 3} y="14" width="10" height="5" rx="1.5" />
          <polyline
            className={index === 1 ? "stroke-primary" : "stroke-base-content/40"}
            fill="none"
            strokeWidth="1.6"
            points={`${x + 3},36 ${x + 7},${32 - index * 2} ${x + 11},34 ${x + 15},${27 + index}`}
          />
        </g>
      ))}
    </>
  ),
  list: (
    <>
      <rect className="fill-none stroke-base-content/30" x="6.5" y="7.5" width="59" height="8" rx="4" />
      {[21, 32].map((y, row) => (
        <g key={y}>
          <rect className={row === 0 ? MARK : "fill-base-content/25"} x="6" y={y} width="9" height="9" rx="2.5" />
          <rect className="fill-base-content/30" x="19" y={y + 1} width="26" height="3" rx="1.5" />
          <rect className={LINE} x="19" y={y + 6} width="18" height="3" rx="1.5" />
          <rect className={LINE} x="56" y={y + 3} width="10" height="4" rx="2" />
        </g>
      ))}
    </>
  ),
  bars: (
    <>
      {[18, 26, 14, 31, 22].map((height, index) => (
        <rect
          key={height}
          className={index === 3 ? MARK : "fill-base-content/20"}
          x={9 + index * 11.5}
          y={41 - height}
          width="7.5"
          height={height}
          rx="1.8"
        />
      ))}
      <rect className="fill-base-content/30" x="6" y="42" width="60" height="1.2" rx=".6" />
    </>
  ),
  dashboard: (
    <>
      <rect className="fill-base-content/10" x="6" y="7" width="27" height="15" rx="3" />
      <rect className="fill-base-content/10" x="6" y="26" width="27" height="16" rx="3" />
      <rect className="fill-base-content/10" x="37" y="7" width="29" height="35" rx="3" />
      <rect className="fill-base-content/35" x="10" y="12" width="13" height="5" rx="1.5" />
      <polyline className="stroke-primary" fill="none" strokeWidth="1.8" points="41,34 47,26 52,29 62,15" />
      <circle className="fill-none stroke-base-content/35" cx="19.5" cy="34" r="5" strokeWidth="3" />
    </>
  ),
  timer: (
    <>
      <circle className="fill-none stroke-base-content/15" cx="36" cy="25" r="16" strokeWidth="3.5" />
      <path className="fill-none stroke-primary" d="M36 9a16 16 0 0 1 11.3 27.3" strokeWidth="3.5" strokeLinecap="round" />
      <rect className="fill-base-content/40" x="28" y="23" width="6.5" height="4.5" rx="1.2" />
      <rect className="fill-base-content/40" x="37.5" y="23" width="6.5" height="4.5" rx="1.2" />
    </>
  ),
};

/** A small drawing of what a request gives. */
export function ExamplePicture({ kind }: { kind: Kind }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 72 50" className="h-full w-full">
      {PICTURES[kind]}
    </svg>
  );
}
