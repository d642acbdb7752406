import { useCallback, useEffect, useState, type RefObject } from "react";

// Rows beyond the edges, so that a scroll shows rows and no gaps; and how many go by before others are rendered.
const SPARE_ROWS = 24;
const STEP_ROWS = 12;
// Enough for any screen, before its height is known.
const FIRST_ROWS = 60;

/** Of a long list whose rows have one height, those near the visible part; and how to bring one into it. */
export function useRowWindow(list: RefObject<HTMLElement | null>, rowPx: number) {
  const [range, setRange] = useState({ first: 0, end: FIRST_ROWS });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const look = (): void => {
      const top = Math.floor(element.scrollTop / rowPx / STEP_ROWS) * STEP_ROWS;
      const shown = Math.ceil(element.clientHeight / rowPx / STEP_ROWS) * STEP_ROWS;
      const [first, end] = [Math.max(0, top - SPARE_ROWS), top + shown + STEP_ROWS + SPARE_ROWS];
      setRange((now) => (now.first === first && now.end === end ? now : { first, end }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [list, rowPx]);
  const bringIntoView = useCallback(
    (index: number): void => {
      const element = list.current;
      if (element === null || index < 0) return;
      const [top, bottom] = [index * rowPx, (index + 1) * rowPx];
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTo({ top: bottom - element.clientHeight });
    },
    [list, rowPx],
  );
  return { ...range, bringIntoView };
}
