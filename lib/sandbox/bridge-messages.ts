import { z } from "zod";
import type { Json } from "#lib/core/json";
import {
  BRIDGE_VERSION,
  ERROR_CHARACTERS,
  LINK_CHARACTERS,
  MAX_HEIGHT,
  MESSAGE_BYTES,
  MESSAGE_DEPTH,
  MIN_HEIGHT,
  STATE_KEY_CHARACTERS,
} from "./bridge-limits";
import { jsonSize } from "./json-size";

const Sequence = z.number().int().nonnegative();
const RequestId = z.number().int().positive();
const StateKey = z.string().min(1).max(STATE_KEY_CHARACTERS);
// That it is JSON was measured before: see `readFrameMessage`.
const JsonValue = z.custom<Json>((value) => value !== undefined);

const Ready = z.strictObject({ t: z.literal("ready") });
const Pong = z.strictObject({ t: z.literal("pong"), seq: Sequence });
const Size = z.strictObject({
  t: z.literal("size"),
  h: z.number().transform((height) => Math.min(MAX_HEIGHT, Math.max(MIN_HEIGHT, Math.ceil(height)))),
});
/** A frame without a component: it waits for one, and has found out whether it may be given one. */
const Warm = z.strictObject({ t: z.literal("warm"), isEnforced: z.boolean() });
/** The person pressed into the frame; the page cannot see it. */
const Press = z.strictObject({ t: z.literal("press") });
/** It went to another place in its own document, which adds to the history of the whole tab. */
const Moved = z.strictObject({ t: z.literal("moved") });
const ErrorReport = z.strictObject({
  t: z.literal("error"),
  msg: z.string().transform((text) => text.slice(0, ERROR_CHARACTERS)),
  /** The app could not be shown at all. */
  fatal: z.boolean().optional(),
});
const DataRequest = z.strictObject({ t: z.literal("data"), rid: RequestId, query: JsonValue.optional() });
const Submit = z.strictObject({ t: z.literal("submit"), rid: RequestId, value: JsonValue });
const StateGet = z.strictObject({ t: z.literal("state-get"), rid: RequestId, key: StateKey });
const StateSet = z.strictObject({ t: z.literal("state-set"), rid: RequestId, key: StateKey, value: JsonValue });
const StateDelete = z.strictObject({ t: z.literal("state-delete"), rid: RequestId, key: StateKey });
const Link = z.strictObject({ t: z.literal("link"), rid: RequestId, url: z.string().min(1).max(LINK_CHARACTERS) });

/** Everything a frame may say on its port. It never names a component: the host knows whose frame it made. */
export const FrameMessage = z.discriminatedUnion("t", [
  Ready,
  Pong,
  Size,
  Warm,
  Press,
  Moved,
  ErrorReport,
  DataRequest,
  Submit,
  StateGet,
  StateSet,
  StateDelete,
  Link,
]);

export type FrameMessage = z.output<typeof FrameMessage>;

/** A message that wants an answer, without its number. */
export type FrameRequest = DistributiveOmit<Extract<FrameMessage, { rid: number }>, "rid">;

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** Everything the host may say on the port. */
export const HostMessage = z.union([
  z.strictObject({
    t: z.literal("run"),
    title: z.string(),
    script: z.string(),
    css: z.string(),
    theme: z.enum(["light", "dark"]),
    data: JsonValue,
  }),
  z.strictObject({ t: z.literal("props"), data: JsonValue }),
  z.strictObject({ t: z.literal("ping"), seq: Sequence }),
  z.strictObject({ t: z.literal("theme"), theme: z.enum(["light", "dark"]) }),
  z.strictObject({ t: z.literal("reply"), rid: RequestId, ok: z.literal(true), value: JsonValue }),
  z.strictObject({
    t: z.literal("reply"),
    rid: RequestId,
    ok: z.literal(false),
    /** `unavailable`: not here, for example in a page elsewhere; the app goes on without. */
    code: z.enum(["unavailable", "failed"]),
    message: z.string(),
  }),
]);

export type HostMessage = z.output<typeof HostMessage>;

/** The one message that goes through the window, with the port. */
export const InitMessage = z.strictObject({ t: z.literal("spark:init"), v: z.literal(BRIDGE_VERSION) });

export type InitMessage = z.output<typeof InitMessage>;

/** A message of a frame as the host may use it; `oversize` and `unknown` are dropped and counted. */
export type FrameMessageVerdict =
  | { readonly ok: true; readonly message: FrameMessage }
  | { readonly ok: false; readonly reason: "oversize" | "unknown" };

/** Judges what came out of a port: JSON, small, and one of the messages above. Never throws, whatever it is given. */
export function readFrameMessage(value: unknown): FrameMessageVerdict {
  const size = jsonSize(value, { maxBytes: MESSAGE_BYTES, maxDepth: MESSAGE_DEPTH });
  if (size === "too-large") return { ok: false, reason: "oversize" };
  if (size === "not-json") return { ok: false, reason: "unknown" };
  const parsed = FrameMessage.safeParse(value);
  return parsed.success ? { ok: true, message: parsed.data } : { ok: false, reason: "unknown" };
}
