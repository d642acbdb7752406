"use client";

import { useTheme, type ThemeChoice } from "../../_client/theme";
import { Icon, type IconName } from "./icon";

const CHOICES: readonly { choice: ThemeChoice; label: string; icon: IconName }[] = [
  { choice: "light", label: "Light theme", icon: "sun" },
  { choice: "auto", label: "Theme of the system", icon: "system" },
  { choice: "dark", label: "Dark theme", icon: "moon" },
];

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const chosen = useTheme((state) => state.choice);
  const choose = useTheme((state) => state.choose);
  return (
    <div role="radiogroup" aria-label="Theme" className="inline-flex rounded-field bg-base-content/6 p-0.5">
      {CHOICES.map(({ choice, label, icon }) => (
        <label
          key={choice}
          title={label}
          className="relative grid h-7 w-8 cursor-pointer place-items-center rounded-selector text-muted transition-colors hover:text-base-content has-checked:bg-segment has-checked:text-base-content has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-primary"
        >
          <input
            type="radio"
            name="theme"
            aria-label={label}
            checked={chosen === choice}
            onChange={() => choose(choice)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-selector outline-none"
          />
          <Icon name={icon} size={15} />
        </label>
      ))}
    </div>
  );
}
