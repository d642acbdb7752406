import { SparkError } from "./errors";
import { isUuid } from "./ids";

/** Where a page ended: the sort time of its last row, and the row's id for ties. */
export interface Cursor {
  at: Date;
  id: string;
}

/** Opaque text for `next_cursor`. Times are stored to the millisecond, so a Date loses nothing. */
export function encodeCursor(cursor: Cursor): string {
  return btoa(`${cursor.at.getTime()}.${cursor.id}`).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Reads a cursor back; anything we did not write is bad input. */
export function decodeCursor(text: string): Cursor {
  const match = /^(\d{1,15})\.(.{36})$/.exec(plain(text));
  const [, time, id] = match ?? [];
  if (!time || !id || !isUuid(id)) {
    throw new SparkError("invalid_request", "This cursor is not one of ours. Use the next_cursor of the page before.", {
      details: [{ path: "cursor", message: "Use the next_cursor of the page before" }],
    });
  }
  return { at: new Date(Number(time)), id };
}

function plain(text: string): string {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}
