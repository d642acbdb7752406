"use client";

import { useTrail } from "../../_client/use-account";
import { Age } from "../ui/age";
import { Section } from "./section";

/** What was changed lately in the workspace, and by what kind of caller. */
export function TrailSection() {
  const { data } = useTrail();
  return (
    <Section title="Audit trail" note="Every change of this workspace leaves a line that nobody can edit. The API has all of it.">
      {data === undefined ? (
        <div role="status" aria-label="Reading the audit trail" className="shimmer h-28" />
      ) : (
        <ul className="divide-y divide-base-300 rounded-box border border-base-300 bg-raised text-sm">
          {data.items.map((line) => (
            <li key={line.id} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2">
              <span className="min-w-0 flex-1 basis-44">{line.action.replaceAll(/[._]/g, " ")}</span>
              <span className="text-xs text-muted">{line.actor_kind === "program" ? "by a key" : "by a person"}</span>
              <span className="tabular text-xs text-muted">
                <Age iso={line.created_at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
