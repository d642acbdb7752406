/** A frame has 32 KB for one message: a form's worth, never a data set. */
export const MESSAGE_BYTES = 32 * 1_024;

/** Nothing an app does for a person needs more; what is above is dropped. */
export const MESSAGES_PER_SECOND = 50;

/** Above this somebody wants to hurt the page; the frame is removed. */
export const FLOOD_PER_SECOND = 500;

/** Nesting of a message's values. */
export const MESSAGE_DEPTH = 64;

/** A frame is never thinner than a line and never taller than a long page; beyond that it scrolls inside. */
export const MIN_HEIGHT = 40;
export const MAX_HEIGHT = 2_000;

/** An error message beyond this says nothing more. */
export const ERROR_CHARACTERS = 500;

/** Longest key of `spark.state`. */
export const STATE_KEY_CHARACTERS = 128;

/** Longest address that a person can be asked about. */
export const LINK_CHARACTERS = 2_000;

/** Version of the hand-over from page to frame. */
export const BRIDGE_VERSION = 1;
