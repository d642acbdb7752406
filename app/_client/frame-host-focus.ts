import { judgeFocus, wasPressed } from "./frame-host-limits";

// News of the pointer waits for the next picture at most; twice that on a busy page.
const SECOND_LOOK_MS = 60;

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
  const takeBack = (): void => {
    onTheft();
    if (lastField?.isConnected) lastField.focus({ preventScroll: true });
    else window.focus();
  };
  const lookAgain = (): void => {
    const isPressed = wasPressed({
      isPointerOver: iframe.matches(":hover"),
      canTap: matchMedia("(any-pointer: coarse)").matches,
      isActivated: navigator.userActivation?.isActive ?? true,
    });
    if (document.activeElement === iframe && !isPressed) takeBack();
  };
  const onBlur = (): void => {
    if (document.activeElement !== iframe) return;
    const now = performance.now();
    const isPointerOver = iframe.matches(":hover");
    const verdict = judgeFocus({ isPointerOver, sinceTabMs: now - tabAt, sinceKeyMs: now - keyAt });
    if (verdict === "stolen") takeBack();
    if (verdict === "unclear") setTimeout(lookAgain, SECOND_LOOK_MS);
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
