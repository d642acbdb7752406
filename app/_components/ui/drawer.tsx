"use client";

import { useUi } from "../../_client/ui-store";
import { useDialog } from "../../_client/use-dialog";
import { Icon } from "./icon";
import { Sidebar } from "./sidebar";

/** The sidebar on small screens: a modal dialog, so the focus stays in it. */
export function Drawer() {
  const isOpen = useUi((state) => state.isDrawerOpen);
  const setDrawer = useUi((state) => state.setDrawer);
  const dialog = useDialog(isOpen);
  return (
    <dialog
      ref={dialog}
      aria-label="Menu"
      onClose={() => setDrawer(false)}
      onClick={(event) => {
        // A click on the dialog itself is one on its backdrop.
        if (event.target === event.currentTarget) setDrawer(false);
      }}
      className="drawer-dialog m-0 h-dvh max-h-none w-[min(20rem,86vw)] max-w-none border-r border-base-300 bg-base-200 p-0 text-base-content backdrop:bg-black/45 lg:hidden"
    >
      {isOpen && <Sidebar />}
      <button
        type="button"
        aria-label="Close menu"
        className="quiet-button absolute top-3.5 right-14"
        onClick={() => setDrawer(false)}
      >
        <Icon name="close" size={17} />
      </button>
    </dialog>
  );
}
