import type { Metadata } from "next";
import { SettingsPage } from "../../_components/settings/settings-page";

export const metadata: Metadata = { title: "Settings" };

/** What a person sets up. */
export default function Settings() {
  return <SettingsPage />;
}
