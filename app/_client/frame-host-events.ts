import type { Json } from "#lib/core/json";

/** Why a frame was removed. */
export type StopReason = "unreachable" | "never-ready" | "silent" | "flood" | "focus-theft" | "navigated";

/** What a frame does, as the page around it hears it. */
export type FrameEvent =
  | { readonly kind: "ready"; readonly mountMs: number }
  | { readonly kind: "height"; readonly height: number }
  /** The frame shows the message itself; `isFatal` when the app could not be drawn. */
  | { readonly kind: "error"; readonly message: string; readonly isFatal: boolean }
  | { readonly kind: "submitted"; readonly value: Json }
  | { readonly kind: "stopped"; readonly reason: StopReason };

const SENTENCES: Readonly<Record<StopReason, string>> = {
  unreachable: "Its document did not arrive. The connection to Spark may be gone.",
  "never-ready": "It loaded, but did not start within five seconds.",
  silent: "It stopped answering, most likely in a loop that never ends. The rest of the page is fine.",
  flood: "It sent more than 500 messages in a second and was cut off before it could slow the page down.",
  "focus-theft": "It took the keyboard away while you were elsewhere on the page. Nothing you typed reached it.",
  navigated: "It tried to go to other addresses. Apps must stay where they are.",
};

/** The reason as a sentence for the person. */
export function sayStopReason(reason: StopReason): string {
  return SENTENCES[reason];
}
