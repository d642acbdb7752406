import { judgeFocus } from "./frame-host-limits";

// News of a press come from another process; they are here sooner, except on a busy page.
const SECOND_LOOK_MS = 100;
const FORGIVEN = 5;

/** The watch over one frame's ways to the keyboard. */
export interface FocusWatch {
  /** The frame's own first scripts saw a press of the person. */
  pressed(): void;
  end(): void;
}

/**
 * Watches for a frame that takes the focus by itself from a field of this page: such a frame can read what is typed. `onTheft`
 * must remove the frame at once; the field gets the focus back, before the next key. The page itself cannot see a pointer over
 * a frame of another process, so the frame tells of presses, on the port that no code of the component can reach.
 */
export function watchFocus(iframe: HTMLIFrameElement, onTheft: () => void): FocusWatch {
  let field: HTMLElement | undefined;
  let tabAt = -Infinity;
  let keyAt = -Infinity;
  let pressAt = -Infinity;
  let forgiven = 0;
  let isOver = false;

  const take = (element: Element | null): void => {
    field = element instanceof HTMLElement && isField(element) ? element : undefined;
  };
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (target === iframe || !(target instanceof Element)) return;
    pressAt = -Infinity;
    take(target);
  };
  // A press beside every field leaves them all; where it gives one the focus, that is told next.
  const onPointerDown = (): void => {
    field = undefined;
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === "Tab") tabAt = performance.now();
    if (key.length === 1 || key === "Backspace" || key === "Delete") keyAt = performance.now();
  };
  const judge = (): ReturnType<typeof judgeFocus> => {
    const now = performance.now();
    return judgeFocus({ sincePressMs: now - pressAt, sinceTabMs: now - tabAt, sinceKeyMs: now - keyAt });
  };
  const takeBack = (isTheft: boolean): void => {
    if (isTheft) onTheft();
    field?.focus({ preventScroll: true });
  };
  const lookAgain = (): void => {
    if (isOver || field === undefined || document.activeElement !== iframe || judge() === "given") return;
    forgiven += 1;
    takeBack(forgiven > FORGIVEN);
  };
  const onBlur = (): void => {
    if (document.activeElement !== iframe || field?.isConnected !== true) return;
    const verdict = judge();
    if (verdict === "stolen") takeBack(true);
    if (verdict === "unclear") setTimeout(lookAgain, SECOND_LOOK_MS);
  };

  take(document.activeElement);
  document.addEventListener("focusin", onFocusIn, true);
  document.addEventListener("pointerdown", onPointerDown, true);
  addEventListener("keydown", onKey, true);
  addEventListener("blur", onBlur);
  return {
    pressed() {
      // A real press activates the page too.
      if (navigator.userActivation?.isActive ?? true) pressAt = performance.now();
    },
    end() {
      isOver = true;
      document.removeEventListener("focusin", onFocusIn, true);
      document.removeEventListener("pointerdown", onPointerDown, true);
      removeEventListener("keydown", onKey, true);
      removeEventListener("blur", onBlur);
    },
  };
}

function isField(element: HTMLElement): boolean {
  return element.isContentEditable || element.matches("input, textarea");
}
