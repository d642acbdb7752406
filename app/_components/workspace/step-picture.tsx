import type { ReactNode } from "react";

export type StepKind = "mount" | "ask" | "apply";

const LINE = "fill-base-content/18";

const PICTURES: Readonly<Record<StepKind, ReactNode>> = {
  mount: (
    <>
      <path className="fill-primary/85" d="M62 12h16l5 6h27a4 4 0 0 1 4 4v4H58v-10a4 4 0 0 1 4-4Z" />
      <rect className="fill-raised stroke-primary/85" strokeWidth="1.6" x="58" y="25" width="56" height="33" rx="4" />
      {[32, 40, 48].map((y, row) => (
        <g key={y}>
          <rect className="fill-base-content/30" x={66 + row * 5} y={y} width="5" height="4" rx="1.2" />
          <rect className={LINE} x={75 + row * 5} y={y} width={30 - row * 8} height="4" rx="2" />
        </g>
      ))}
      <path
        className="fill-none stroke-base-content/35"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeDasharray="1 4.5"
        d="M14 36h36m-7-6 7 6-7 6"
      />
    </>
  ),
  ask: (
    <>
      <rect className="fill-wash" x="92" y="6" width="60" height="14" rx="6" />
      <rect className="fill-base-content/30" x="99" y="11.5" width="42" height="3.5" rx="1.7" />
      <rect className={LINE} x="12" y="29" width="84" height="4" rx="2" />
      <rect className={LINE} x="12" y="39" width="32" height="4" rx="2" />
      <rect className="fill-primary/18 stroke-primary/70" strokeWidth="1" x="49" y="36.5" width="42" height="9" rx="3" />
      <rect className="fill-primary" x="53" y="39.5" width="27" height="3" rx="1.5" />
      <g transform="translate(12 53)">
        <rect fill="var(--part-fixed)" width="9" height="5" rx="2" />
        <rect fill="var(--part-map)" x="11" width="46" height="5" rx="2" />
        <rect fill="var(--part-history)" x="59" width="18" height="5" rx="2" />
        <rect fill="var(--part-file)" x="79" width="14" height="5" rx="2" />
        <rect className="fill-base-content/12" x="95" width="45" height="5" rx="2" />
      </g>
    </>
  ),
  apply: (
    <>
      {[
        { y: 6, tone: "fill-transparent", width: 70 },
        { y: 17, tone: "fill-error/18", width: 92 },
        { y: 28, tone: "fill-success/22", width: 104 },
        { y: 39, tone: "fill-success/22", width: 56 },
        { y: 50, tone: "fill-transparent", width: 82 },
      ].map(({ y, tone, width }) => (
        <g key={y}>
          <rect className={tone} x="12" y={y} width="140" height="10" rx="2" />
          <rect className="fill-base-content/30" x="17" y={y + 3.2} width="6" height="3.5" rx="1.5" />
          <rect className="fill-base-content/35" x="30" y={y + 3.2} width={width} height="3.5" rx="1.7" />
        </g>
      ))}
    </>
  ),
};

/** A small drawing of what a person does with a project. */
export function StepPicture({ kind }: { kind: StepKind }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 164 64" className="h-full w-full">
      {PICTURES[kind]}
    </svg>
  );
}
