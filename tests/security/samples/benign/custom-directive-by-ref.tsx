import { createSignal, onCleanup } from "solid-js";

function outside(element: HTMLElement, close: () => void): void {
  const leave = (event: FocusEvent) => { if (!element.contains(event.relatedTarget as Node | null)) close(); };
  element.addEventListener("focusout", leave);
  onCleanup(() => element.removeEventListener("focusout", leave));
}

export default function Menu() {
  const [isOpen, setOpen] = createSignal(false);
  return <div ref={(element) => outside(element, () => setOpen(false))}>
    <button aria-expanded={isOpen()} onClick={() => setOpen(true)}>Menu</button>
    <ul hidden={!isOpen()}><li><button>Rename</button></li><li><button>Delete</button></li></ul></div>;
}
