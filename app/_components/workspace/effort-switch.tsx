"use client";

import { useSettings } from "../../_client/use-account";
import { useWorkspace, type Effort } from "../../_client/workspace-store";

const EFFORTS: readonly { effort: Effort; label: string; hint: string }[] = [
  { effort: "fast", label: "Fast", hint: "One model answers at once" },
  { effort: "quality", label: "Quality", hint: "Two models answer, and a judge takes the better one" },
];

/** How much trouble is taken with the next answer. */
export function EffortSwitch() {
  const own = useWorkspace((state) => state.effort);
  const setEffort = useWorkspace((state) => state.setEffort);
  const { data: settings } = useSettings();
  const chosen = own ?? settings?.effort ?? "fast";
  return (
    <div role="radiogroup" aria-label="Effort" className="inline-flex rounded-field bg-base-content/6 p-0.5">
      {EFFORTS.map(({ effort, label, hint }) => (
        <label
          key={effort}
          title={hint}
          className="relative inline-flex h-7 cursor-pointer items-center rounded-selector px-2.5 text-[0.8125rem] font-medium text-muted transition-colors hover:text-base-content has-checked:bg-segment has-checked:text-base-content has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-primary"
        >
          <input
            type="radio"
            name="effort"
            checked={chosen === effort}
            onChange={() => setEffort(effort)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-selector outline-none"
          />
          {label}
        </label>
      ))}
    </div>
  );
}
