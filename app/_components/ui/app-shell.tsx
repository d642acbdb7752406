"use client";

import { useEffect, type ReactNode } from "react";
import { SWRConfig } from "swr";
import { useLiveSync } from "../../_client/live-sync";
import { ProblemError } from "../../_client/problem";
import { useTheme } from "../../_client/theme";
import { useUi } from "../../_client/ui-store";
import { CommandPalette } from "./command-palette";
import { Drawer } from "./drawer";
import { Sidebar } from "./sidebar";
import { Toasts } from "./toasts";
import { TopBar } from "./top-bar";

const SWR = {
  revalidateOnFocus: true,
  // A refusal stays one; only a server that is away may come back.
  shouldRetryOnError: (error: unknown) => !(error instanceof ProblemError) || error.status >= 500,
  errorRetryCount: 3,
};

/** What stays while pages change: sidebar, palette, messages. */
export function AppShell({ children }: { children: ReactNode }) {
  const follow = useTheme((state) => state.follow);
  useEffect(() => follow(), [follow]);
  usePaletteKey();
  return (
    <SWRConfig value={SWR}>
      <LiveSync />
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-field bg-neutral px-4 py-2 text-neutral-content focus:translate-y-0"
      >
        Skip to the page
      </a>
      <div className="flex h-dvh overflow-hidden max-lg:flex-col">
        <aside aria-label="Sidebar" className="w-68 shrink-0 border-r border-base-300 max-lg:hidden">
          <Sidebar />
        </aside>
        <TopBar />
        <main id="main" aria-label="Spark" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
      <Drawer />
      <CommandPalette />
      <Toasts />
    </SWRConfig>
  );
}

/** Inside of the cache that it keeps fresh. */
function LiveSync() {
  useLiveSync();
  return null;
}

function usePaletteKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const { isPaletteOpen, setPalette, setDrawer } = useUi.getState();
      setDrawer(false);
      setPalette(!isPaletteOpen);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
