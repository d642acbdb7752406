"use client";

import Link from "next/link";
import { useUi } from "../../_client/ui-store";
import { Brand } from "./brand";
import { Icon } from "./icon";

/** The bar of small screens: menu, name, new chat. */
export function TopBar() {
  const setDrawer = useUi((state) => state.setDrawer);
  const isOpen = useUi((state) => state.isDrawerOpen);
  return (
    <header className="flex h-13 shrink-0 items-center justify-between border-b border-base-300 bg-base-100 px-2 lg:hidden">
      <button
        type="button"
        className="quiet-button size-10 text-base-content"
        aria-label="Menu"
        aria-expanded={isOpen}
        onClick={() => setDrawer(true)}
      >
        <Icon name="menu" size={20} />
      </button>
      <Link href="/" aria-label="Spark, new chat" className="flex items-center rounded-field px-2 py-1">
        <Brand />
      </Link>
      <Link href="/" aria-label="New chat" className="quiet-button size-10 text-base-content">
        <Icon name="plus" size={20} />
      </Link>
    </header>
  );
}
