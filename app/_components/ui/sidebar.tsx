"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useUi } from "../../_client/ui-store";
import { SessionList } from "../chat/session-list";
import { Brand } from "./brand";
import { Icon } from "./icon";
import { ThemeSwitch } from "./theme-switch";

const LINK =
  "flex h-9 items-center gap-2.5 rounded-field px-2 text-sm font-medium transition-colors hover:bg-base-content/6 aria-[current=page]:bg-base-content/9";

/** Where to go, and every chat. The same in the page and in the drawer of a phone. */
export function Sidebar() {
  const pathname = usePathname();
  const setDrawer = useUi((state) => state.setDrawer);
  const setPalette = useUi((state) => state.setPalette);
  const close = (): void => setDrawer(false);
  return (
    <div className="flex h-full min-h-0 flex-col bg-base-200">
      <div className="flex items-center justify-between px-4 pt-4 pb-3">
        <Link href="/" onClick={close} aria-label="Spark, new chat" className="flex rounded-field">
          <Brand />
        </Link>
        <button
          type="button"
          className="quiet-button"
          aria-label="Search and commands"
          title="Search and commands (Ctrl K)"
          onClick={() => {
            close();
            setPalette(true);
          }}
        >
          <Icon name="search" size={16} />
          <kbd className="font-sans text-xs max-lg:hidden">Ctrl K</kbd>
        </button>
      </div>
      <nav aria-label="Main" className="grid gap-0.5 px-3">
        <Link href="/" onClick={close} aria-current={pathname === "/" ? "page" : undefined} className={LINK}>
          <Icon name="plus" />
          New chat
        </Link>
        <Link
          href="/components"
          onClick={close}
          aria-current={pathname.startsWith("/components") ? "page" : undefined}
          className={LINK}
        >
          <Icon name="grid" />
          Gallery
        </Link>
        <Link
          href="/workspace"
          onClick={close}
          aria-current={pathname.startsWith("/workspace") ? "page" : undefined}
          className={LINK}
        >
          <Icon name="code" />
          SparkCode
        </Link>
        <Link
          href="/settings"
          onClick={close}
          aria-current={pathname.startsWith("/settings") ? "page" : undefined}
          className={LINK}
        >
          <Icon name="sliders" />
          Settings
        </Link>
      </nav>
      <SessionList />
      <div className="flex items-center justify-between border-t border-base-300 px-4 py-3">
        <span className="text-xs text-muted">Theme</span>
        <ThemeSwitch />
      </div>
    </div>
  );
}
