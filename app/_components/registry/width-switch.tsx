"use client";

import { Icon, type IconName } from "../ui/icon";

export type DeviceWidth = "phone" | "tablet" | "full";

/** CSS widths of the three devices. */
export const DEVICE_WIDTHS: Readonly<Record<DeviceWidth, string>> = { phone: "390px", tablet: "768px", full: "100%" };

const DEVICES: readonly { width: DeviceWidth; label: string; icon: IconName }[] = [
  { width: "phone", label: "Phone, 390 pixels", icon: "phone" },
  { width: "tablet", label: "Tablet, 768 pixels", icon: "tablet" },
  { width: "full", label: "Full width", icon: "full" },
];

/** Shows the app as wide as a phone, a tablet, or the page. */
export function WidthSwitch({ width, onChange }: { width: DeviceWidth; onChange: (width: DeviceWidth) => void }) {
  return (
    <div role="radiogroup" aria-label="Width of the app" className="inline-flex rounded-field bg-base-content/6 p-0.5">
      {DEVICES.map(({ width: value, label, icon }) => (
        <label
          key={value}
          title={label}
          className="relative grid h-8 w-9 cursor-pointer place-items-center rounded-selector text-muted transition-colors hover:text-base-content has-checked:bg-segment has-checked:text-base-content has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-primary"
        >
          <input
            type="radio"
            name="device"
            aria-label={label}
            checked={width === value}
            onChange={() => onChange(value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-selector outline-none"
          />
          <Icon name={icon} size={17} />
        </label>
      ))}
    </div>
  );
}
