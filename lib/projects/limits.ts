/** What one project may hold; both are checked while a project is unpacked, never by what an archive says of itself. */
export const MAX_FILES = 2_000;
export const MAX_PROJECT_BYTES = 20 * 1024 * 1024;

/** A text beyond this is listed without its content: no prompt could hold a part of it that matters. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** What is looked at in an archive, with all that is ignored in the end; an archive with its `node_modules` has more. */
export const MAX_ENTRIES = 20_000;

/** All that a compressed stream may turn into, with all that is ignored: a second's work. */
export const MAX_STREAM_BYTES = 256 * 1024 * 1024;

/** Source code shrinks to a fifth; a stream of zeros to a thousandth. Small files may do as they like. */
export const MAX_RATIO = 200;
export const RATIO_FREE_BYTES = 1024 * 1024;

export const MAX_PATH_CHARACTERS = 1_024;
