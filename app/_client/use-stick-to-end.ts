import { useCallback, useEffect, useRef, useState } from "react";

const NEAR_END_PX = 96;

/** Keeps a growing list at its end for as long as the reader is there; going up lets go. */
export function useStickToEnd(key: string) {
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isAway, setAway] = useState(false);

  const toEnd = useCallback((behavior: ScrollBehavior = "auto") => {
    isAtEnd.current = true;
    view.current?.scrollTo({ top: view.current.scrollHeight, behavior });
  }, []);

  useEffect(() => {
    const [element, inner] = [view.current, content.current];
    if (element === null || inner === null) return;
    const onScroll = (): void => {
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
      setAway(!isAtEnd.current);
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTo({ top: element.scrollHeight });
    });
    observer.observe(inner);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [key]);

  return { view, content, isAway, toEnd };
}
