import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SettingsPage } from "../../_components/settings/settings-page";
import { spark } from "#lib/server";
import { pageContext } from "../../_server/page-context";

export const metadata: Metadata = { title: "Settings" };

/** What a person sets up. */
export default async function Settings() {
  const ctx = await pageContext();
  if (ctx === null) redirect("/login?next=/settings");
  const { userId, isLocalOwner } = ctx.actor;
  return <SettingsPage viewer={{ userId, isLocalOwner }} providers={spark().providers} />;
}
