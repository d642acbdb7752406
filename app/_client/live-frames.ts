/** Every frame is a process of its own; more of them at once would slow the machine down. */
export const MAX_LIVE_FRAMES = 6;

/** One place for a frame on the page. */
export interface FrameSlot {
  /** The person can see it, or will in a moment. */
  readonly isNear: () => boolean;
  /** Its frame has to go; it becomes a still. */
  readonly onEvicted: () => void;
}

/** Gives out a page's few live frames. */
export function createLiveFrames(limit = MAX_LIVE_FRAMES) {
  // In the order of their claims: the first has been alive the longest.
  const live = new Set<FrameSlot>();

  function evict(slot: FrameSlot): void {
    live.delete(slot);
    slot.onEvicted();
  }

  return {
    /** True when the slot may be alive: there was room, or one that nobody sees gave way. */
    claim(slot: FrameSlot): boolean {
      if (live.has(slot)) return true;
      const unseen = [...live].find((other) => !other.isNear());
      if (live.size >= limit && unseen !== undefined) evict(unseen);
      if (live.size >= limit) return false;
      live.add(slot);
      return true;
    },
    /** The person asked for this one: another gives way, seen or not. */
    take(slot: FrameSlot): void {
      const [oldest] = live;
      const other = [...live].find((candidate) => !candidate.isNear()) ?? oldest;
      if (!live.has(slot) && live.size >= limit && other !== undefined) evict(other);
      live.add(slot);
    },
    release(slot: FrameSlot): void {
      live.delete(slot);
    },
    count: (): number => live.size,
  };
}

/** The live frames of this page. */
export const liveFrames = createLiveFrames();
