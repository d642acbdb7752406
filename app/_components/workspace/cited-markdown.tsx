"use client";

import { useEffect, useRef, type KeyboardEvent } from "react";
import { linkCitations, placeAt } from "../../_client/link-citations";
import type { WorkspaceAround } from "../../_client/workspace-context";
import { MarkdownView } from "../chat/markdown-view";

interface CitedMarkdownProps {
  readonly text: string;
  readonly isLive: boolean;
  readonly around: WorkspaceAround;
}

/** An answer whose `path:line` opens that place. The HTML is static, so the buttons are made where it was inserted. */
export function CitedMarkdown({ text, isLive, around }: CitedMarkdownProps) {
  const node = useRef<HTMLDivElement>(null);
  const { index, openPlace } = around;
  useEffect(() => {
    const element = node.current;
    // While it is being written, nothing may cost more the longer it gets.
    if (element === null || isLive) return;
    const link = (): void => linkCitations(element, index);
    link();
    const observer = new MutationObserver(link);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [index, isLive]);
  const open = (target: EventTarget): boolean => {
    const place = placeAt(target);
    if (place !== undefined) openPlace(place);
    return place !== undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.key === "Enter" || event.key === " ") && open(event.target)) event.preventDefault();
  };
  return (
    <div ref={node} onClick={(event) => open(event.target)} onKeyDown={onKeyDown}>
      <MarkdownView text={text} isLive={isLive} />
    </div>
  );
}
