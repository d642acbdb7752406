import type { RequestContext } from "#lib/core/context";
import { sha256Hex } from "#lib/core/hash";
import { canonicalJson, type Json } from "#lib/core/json";
import type { WithActor } from "#lib/core/ports";
import { claim, release, settle } from "./idempotency-store";

/** The same key and body give the same answer and no second generation; another body under the key is a conflict. */
export function createIdempotency<Answer extends Json>(withActor: WithActor) {
  return async (ctx: RequestContext, key: string | undefined, request: Json, work: () => Promise<Answer>): Promise<Answer> => {
    if (key === undefined) return work();
    const hash = await sha256Hex(canonicalJson(request));
    const known = await withActor(ctx, (tx) => claim(tx, ctx, key, hash));
    if (known) return known.answer as Answer;
    try {
      const answer = await work();
      await withActor(ctx, (tx, lastly) => lastly(settle(tx, ctx, key, answer)));
      return answer;
    } catch (error) {
      // A failure is no answer: the same call may be tried again.
      await withActor(ctx, (tx, lastly) => lastly(release(tx, ctx, key)));
      throw error;
    }
  };
}
