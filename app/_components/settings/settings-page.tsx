"use client";

import { AccountSection, type Viewer } from "./account-section";
import { DefaultsSection } from "./defaults-section";
import { KeysSection } from "./keys-section";
import { MemoriesSection } from "./memories-section";
import { UsageSection } from "./usage-section";
import { TrailSection } from "./trail-section";
import { WorkspaceSection } from "./workspace-section";

/** Everything that a person sets up. */
export function SettingsPage({ viewer, providers }: { viewer: Viewer; providers: readonly string[] }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-5xl px-4 py-8 sm:px-8 sm:py-10">
        <h1 className="text-3xl font-semibold tracking-[-0.03em]">Settings</h1>
        <p className="mt-1 mb-6 text-muted">Yours follow you into every tab; keys and members belong to the workspace.</p>
        <AccountSection viewer={viewer} />
        <DefaultsSection providers={providers} />
        <MemoriesSection />
        <KeysSection />
        <WorkspaceSection />
        <UsageSection />
        <TrailSection />
      </div>
    </div>
  );
}
