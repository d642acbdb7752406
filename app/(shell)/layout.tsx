import type { ReactNode } from "react";
import { spark } from "#lib/server";
import { AppShell } from "../_components/ui/app-shell";

/** The pages that have the sidebar; it stays while they change. */
export default function ShellLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {/* Where component hosts are, for frames that are made before there is a component. */}
      <meta name="spark-sandbox-host" content={spark().config.sandboxHost} />
      {/* Where changes are heard of; the key is the public one. */}
      <meta name="spark-realtime" content={JSON.stringify(spark().realtimePlace)} />
      <AppShell>{children}</AppShell>
    </>
  );
}
