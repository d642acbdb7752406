import { compose } from "#lib/composer/compose";
import type { Writer } from "./types";

/** The built-in composer as a provider: deterministic, no network, the last resort when every model is down. */
export const composerWriter: Writer = {
  provider: "composer",
  model: undefined,
  async write(request, listener) {
    const answer = compose({
      prompt: request.prompt,
      data: request.data,
      theme: request.theme,
      mode: request.mode,
      ...(request.title ? { title: request.title } : {}),
      ...(request.previous?.recipe ? { previousRecipe: request.previous.recipe } : {}),
    });
    if (answer.kind === "text") listener.text(answer.text);
    else listener.source(answer.source);
    return answer;
  },
};
