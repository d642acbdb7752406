import { isFocusStolen } from "./frame-host-limits";

/**
 * Watches for a frame that takes the focus by itself while a person types here: such a frame can read what is typed. `onTheft`
 * must remove the frame at once; the field that had the focus gets it back, before the next key.
 */
export function watchFocus(iframe: HTMLIFrameElement, onTheft: () => void): () => void {
  const started = performance.now();
  let lastField: HTMLElement | undefined;
  let tabAt = -Infinity;
  let keyAt = started - 60_000;

  const onFocusIn = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement && !(target instanceof HTMLIFrameElement)) lastField = target;
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    keyAt = performance.now();
    if (key === "Tab") tabAt = keyAt;
  };
  const onBlur = (): void => {
    if (document.activeElement !== iframe) return;
    const now = performance.now();
    const isStolen = isFocusStolen({
      isPointerOver: iframe.matches(":hover"),
      sinceTabMs: now - tabAt,
      sinceKeyMs: now - keyAt,
      canTap: matchMedia("(any-pointer: coarse)").matches,
      isActivated: navigator.userActivation?.isActive ?? true,
    });
    if (!isStolen) return;
    onTheft();
    if (lastField?.isConnected) lastField.focus({ preventScroll: true });
    else window.focus();
  };

  if (document.activeElement instanceof HTMLElement && document.activeElement !== iframe) lastField = document.activeElement;
  document.addEventListener("focusin", onFocusIn, true);
  addEventListener("keydown", onKey, true);
  addEventListener("blur", onBlur);
  return () => {
    document.removeEventListener("focusin", onFocusIn, true);
    removeEventListener("keydown", onKey, true);
    removeEventListener("blur", onBlur);
  };
}
