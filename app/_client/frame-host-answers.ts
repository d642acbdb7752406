import type { Json } from "#lib/core/json";
import type { FrameMessage, HostMessage } from "#lib/sandbox/bridge-messages";
import { isUnavailable, type FrameBackend } from "./frame-host-backend";
import { linkToAsk } from "./frame-host-limits";
import { sayFailure } from "./problem";

type Request = Extract<FrameMessage, { rid: number }>;
type Reply = Extract<HostMessage, { t: "reply" }>;

// After a no, the same app may not ask again at once.
const LINK_PAUSE_MS = 3_000;

/** Answers what a frame asks for, at the API or by asking the person. Never throws: a failure is an answer too. */
export function createAnswers(deps: {
  backend: FrameBackend;
  /** Shows the whole address and lets the person decide. */
  confirmLink: (url: URL) => Promise<boolean>;
  openLink: (url: URL) => void;
  onSubmitted: (value: Json) => void;
  appOrigin: string;
  now: () => number;
}): (request: Request) => Promise<Reply> {
  const { backend } = deps;
  let isAsking = false;
  let askedAt = -Infinity;

  async function askPerson(text: string): Promise<boolean> {
    const url = linkToAsk(text, deps.appOrigin);
    if (url === undefined || isAsking || deps.now() - askedAt < LINK_PAUSE_MS) return false;
    isAsking = true;
    try {
      const isWanted = await deps.confirmLink(url);
      if (isWanted) deps.openLink(url);
      else askedAt = deps.now();
      return isWanted;
    } finally {
      isAsking = false;
    }
  }

  async function valueFor(request: Request): Promise<Json> {
    switch (request.t) {
      case "data":
        return (await backend.readData()).data;
      case "state-get":
        return backend.getState(request.key);
      case "state-set":
        await backend.putState(request.key, request.value);
        return null;
      case "state-delete":
        await backend.deleteState(request.key);
        return null;
      case "submit":
        await backend.submit(request.value);
        deps.onSubmitted(request.value);
        return null;
      case "link":
        return askPerson(request.url);
    }
  }

  return async (request) => {
    const { rid } = request;
    try {
      return { t: "reply", rid, ok: true, value: await valueFor(request) };
    } catch (error) {
      const code = isUnavailable(error) ? "unavailable" : "failed";
      return { t: "reply", rid, ok: false, code, message: sayFailure(error) };
    }
  };
}
