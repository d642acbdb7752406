import { MAX_HEIGHT, MIN_HEIGHT } from "../bridge-limits";

// Dragging a corner or an animation changes the height on every frame; the page need not follow each.
const PAUSE_MS = 60;

/** Follows the height of the app's content and tells changes; answers how to measure at once. */
export function reportSize(tell: (height: number) => void): () => void {
  let told = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = (): void => {
    timer = undefined;
    const { body } = document;
    const height = Math.max(body.getBoundingClientRect().height, body.scrollHeight);
    const clamped = Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, Math.ceil(height)));
    if (clamped === told) return;
    told = clamped;
    tell(clamped);
  };
  new ResizeObserver(() => {
    timer ??= setTimeout(measure, PAUSE_MS);
  }).observe(document.body);
  return measure;
}
