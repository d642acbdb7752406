import { useEffect, useEffectEvent, useRef, type RefObject } from "react";

/** Calls when an element comes near the visible part of the page. */
export function useInView<Node extends Element>(isActive: boolean, onSeen: () => void): RefObject<Node | null> {
  const node = useRef<Node>(null);
  const seen = useEffectEvent(onSeen);
  useEffect(() => {
    const element = node.current;
    if (!isActive || element === null) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && seen(), {
      rootMargin: "600px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [isActive]);
  return node;
}
