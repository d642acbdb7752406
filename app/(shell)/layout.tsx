import type { ReactNode } from "react";
import { AppShell } from "../_components/ui/app-shell";

/** The pages that have the sidebar; it stays while they change. */
export default function ShellLayout({ children }: { children: ReactNode }) {
  return <AppShell>{children}</AppShell>;
}
