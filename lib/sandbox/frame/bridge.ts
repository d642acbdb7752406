import type { Json } from "#lib/core/json";
import { MESSAGE_BYTES } from "../bridge-limits";
import type { FrameMessage, FrameRequest, HostMessage } from "../bridge-messages";
import { createOutbox } from "./outbox";
import type { Pristine } from "./pristine";

// Room for the envelope around a value.
const VALUE_BYTES = MESSAGE_BYTES - 512;
// A person may take their time over a link; everything else is answered long before.
const ANSWER_MS = 120_000;

/** What the host answered. `unavailable` is no failure: this page has no such thing, and the app goes on without. */
export type Answer = { readonly kind: "value"; readonly value: Json } | { readonly kind: "unavailable" };

/** The frame's side of the port. */
export interface Bridge {
  tell(message: FrameMessage): void;
  ask(request: FrameRequest, key?: string): Promise<Answer>;
}

/** Speaks on a port with built-ins that the component cannot have replaced. */
export function createBridge(port: MessagePort, pristine: Pristine, onMessage: (message: HostMessage) => void): Bridge {
  const pending = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  let lastId = 0;

  const tell = (message: FrameMessage): void => {
    pristine.apply(pristine.postMessage, port, [message]);
  };
  const enqueue = createOutbox<FrameMessage>({
    send: tell,
    now: () => performance.now(),
    later: (work, ms) => void setTimeout(work, ms),
  });

  function ask(request: FrameRequest, key?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      lastId += 1;
      const rid = lastId;
      const done = (): void => void pending.delete(rid);
      pending.set(rid, { resolve, reject });
      setTimeout(() => {
        if (pending.has(rid)) reject(new Error("Spark did not answer in time."));
        done();
      }, ANSWER_MS);
      const replaced = (): void => {
        done();
        resolve({ kind: "value", value: null });
      };
      if (enqueue({ ...request, rid }, key, replaced)) return;
      done();
      reject(new Error("Too many calls at once. Save or submit less often."));
    });
  }

  // The host is the page of Spark itself, so its messages are typed and not checked again.
  port.addEventListener("message", (event: MessageEvent<HostMessage>) => {
    const message = event.data;
    if (message.t !== "reply") {
      onMessage(message);
      return;
    }
    const waiting = pending.get(message.rid);
    pending.delete(message.rid);
    if (message.ok) waiting?.resolve({ kind: "value", value: message.value });
    else if (message.code === "unavailable") waiting?.resolve({ kind: "unavailable" });
    else waiting?.reject(new Error(message.message));
  });
  port.start();
  return { tell, ask };
}

/** A value of the app as the plain JSON that crosses: stores lose their proxies, dates become text. */
export function toJson(value: unknown, pristine: Pristine): Json {
  const text = pristine.stringify(value ?? null) ?? "null";
  if (new TextEncoder().encode(text).byteLength > VALUE_BYTES)
    throw new Error("The value is larger than 32 KB. Save or submit a smaller part of it.");
  return pristine.parse(text) as Json;
}
