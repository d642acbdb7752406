import { formatDuration } from "../../_client/format";

const SHADES = [
  "bg-primary",
  "bg-accent",
  "bg-secondary",
  "bg-success",
  "bg-info",
  "bg-error",
  "bg-base-content/60",
  "bg-base-content/30",
];

/** Where the time of a run went, as one bar with its legend. */
export function TimingBar({ timings }: { timings: Readonly<Record<string, number>> }) {
  const stages = Object.entries(timings).filter(([name, ms]) => ms > 0 && name !== "total");
  const sum = stages.reduce((total, [, ms]) => total + ms, 0);
  if (sum === 0) return <p className="text-sm text-muted">No times were recorded for this version.</p>;
  return (
    <div>
      <div aria-hidden="true" className="flex h-3 gap-px overflow-hidden rounded-full">
        {stages.map(([name, ms], index) => (
          <span key={name} className={`min-w-0.5 ${SHADES[index % SHADES.length]}`} style={{ flexGrow: ms }} />
        ))}
      </div>
      <ul className="mt-3 grid grid-cols-2 gap-x-6 gap-y-1 text-sm">
        {stages.map(([name, ms], index) => (
          <li key={name} className="flex items-center gap-2">
            <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${SHADES[index % SHADES.length]}`} />
            <span className="truncate text-muted">{name.replaceAll("_", " ")}</span>
            <span className="tabular ml-auto">{formatDuration(ms)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
