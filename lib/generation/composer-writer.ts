import { compose } from "#lib/composer/compose";
import { placesAnswer } from "./places-answer";
import type { Writer } from "./types";

/** The built-in composer as a provider: deterministic, no network, the last resort when every model is down. */
export const composerWriter: Writer = {
  provider: "composer",
  model: undefined,
  async write(request, listener) {
    if (request.project) {
      const text = placesAnswer(request.project);
      listener.text(text);
      return { kind: "text", text };
    }
    const answer = compose({
      prompt: request.prompt,
      data: request.data,
      theme: request.theme,
      mode: request.mode === "code" ? "text" : request.mode,
      ...(request.title ? { title: request.title } : {}),
      ...(request.previous?.recipe ? { previousRecipe: request.previous.recipe } : {}),
    });
    if (answer.kind === "text") listener.text(answer.text);
    else listener.source(answer.source);
    return answer;
  },
};
