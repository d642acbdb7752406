import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { FrameBackend } from "./frame-host-backend";
import type { FrameEvent } from "./frame-host-events";
import { createFramePlace, type FramePlace, type PlaceView } from "./frame-host-place";

/** What a component frame shows; all but the id may be left out. */
export interface FrameInput {
  readonly componentId: string;
  readonly version?: number | undefined;
  /** Without one, the frame follows the page's theme. */
  readonly theme?: "light" | "dark" | undefined;
  readonly frameUrl?: string | undefined;
  readonly renderToken?: string | undefined;
  /** In the place of the API, for an app that it does not know; kept from the first to the last. */
  readonly backend?: FrameBackend | undefined;
  /** Another number means other data: the app gets it without being started again. */
  readonly revision?: number | undefined;
  readonly onEvent?: ((event: FrameEvent) => void) | undefined;
}

/** A link that the app wants to open, waiting for the person. */
export interface PendingLink {
  readonly url: URL;
  readonly answer: (isWanted: boolean) => void;
}

/** Ties a place for a frame to a component's life. */
export function useComponentFrame(input: FrameInput) {
  const { componentId, version, renderToken } = input;
  const container = useRef<HTMLDivElement>(null);
  const place = useRef<FramePlace>(undefined);
  const [view, setView] = useState<PlaceView>({ kind: "idle" });
  const [height, setHeight] = useState<number>();
  const [link, setLink] = useState<PendingLink>();

  const onEvent = useEffectEvent((event: FrameEvent) => {
    if (event.kind === "height") setHeight(event.height);
    input.onEvent?.(event);
  });
  const currentUrl = useEffectEvent(() => input.frameUrl);
  const currentBackend = useEffectEvent(() => input.backend);
  const currentTheme = useEffectEvent(() => input.theme ?? pageTheme());

  useEffect(() => {
    if (container.current === null) return undefined;
    const created = createFramePlace({
      container: container.current,
      componentId,
      version,
      renderToken,
      frameUrl: currentUrl(),
      backend: currentBackend(),
      theme: currentTheme(),
      confirmLink: (url) => new Promise((answer) => setLink({ url, answer })),
      onView: setView,
      onEvent: (event) => onEvent(event),
    });
    place.current = created;
    return () => {
      created.dispose();
      setView({ kind: "idle" });
      setLink(undefined);
    };
  }, [componentId, version, renderToken]);

  useFollowedTheme(input.theme, place);
  useNewData(input.revision, place);
  const answerLink = (isWanted: boolean): void => {
    setLink(undefined);
    link?.answer(isWanted);
  };
  return { container, view, height, run: () => place.current?.run(), link: link?.url, answerLink };
}

function useFollowedTheme(theme: "light" | "dark" | undefined, place: RefObject<FramePlace | undefined>): void {
  useEffect(() => {
    if (theme !== undefined) {
      place.current?.setTheme(theme);
      return undefined;
    }
    const observer = new MutationObserver(() => place.current?.setTheme(pageTheme()));
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, [theme, place]);
}

function useNewData(revision: number | undefined, place: RefObject<FramePlace | undefined>): void {
  const known = useRef(revision);
  useEffect(() => {
    if (known.current === revision) return;
    known.current = revision;
    place.current?.refreshData();
  }, [revision, place]);
}

function pageTheme(): "light" | "dark" {
  return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
}
