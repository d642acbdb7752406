"use client";

import { useComposer, type ComposerMode } from "../../_client/composer-store";

const MODES: readonly { mode: ComposerMode; label: string; hint: string }[] = [
  { mode: "auto", label: "Auto", hint: "Spark decides between an app and an answer" },
  { mode: "component", label: "App", hint: "Always make an app" },
  { mode: "text", label: "Text", hint: "Always answer in words" },
];

/** What the next message should give. */
export function ModeSwitch() {
  const chosen = useComposer((state) => state.mode);
  const setMode = useComposer((state) => state.setMode);
  return (
    <div role="radiogroup" aria-label="Kind of answer" className="inline-flex rounded-field bg-base-content/6 p-0.5">
      {MODES.map(({ mode, label, hint }) => (
        <label
          key={mode}
          title={hint}
          className="relative inline-flex h-7 cursor-pointer items-center rounded-selector px-2.5 text-[0.8125rem] font-medium text-muted transition-colors hover:text-base-content has-checked:bg-segment has-checked:text-base-content has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-primary"
        >
          <input
            type="radio"
            name="mode"
            checked={chosen === mode}
            onChange={() => setMode(mode)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-selector outline-none"
          />
          {label}
        </label>
      ))}
    </div>
  );
}
