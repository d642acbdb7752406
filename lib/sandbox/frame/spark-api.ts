import type { Json } from "#lib/core/json";
import { LINK_CHARACTERS, STATE_KEY_CHARACTERS } from "../bridge-limits";
import { toJson, type Answer, type Bridge } from "./bridge";
import type { Pristine } from "./pristine";

/** The component's only door out, `props.spark`. */
export interface Spark {
  /** Reactive. */
  theme(): "light" | "dark";
  /** Hands a value to whoever asked for this app; false when nobody listens. */
  submit(value: unknown): Promise<boolean>;
  readonly state: {
    get(key: string): Promise<Json>;
    set(key: string, value: unknown): Promise<void>;
    delete(key: string): Promise<void>;
  };
  /** Measures again; for changes of height that layout does not tell. */
  resize(): void;
  /** Asks the person; true when they opened it. */
  openLink(url: string): Promise<boolean>;
}

/** Makes `props.spark`. Without a page around it, or where the page cannot save, it remembers for as long as the app is open. */
export function createSparkApi(deps: {
  bridge: () => Bridge | undefined;
  theme: () => "light" | "dark";
  resize: () => void;
  pristine: Pristine;
}): Spark {
  const memory = new Map<string, Json>();
  const ask = async (request: Parameters<Bridge["ask"]>[0], key?: string): Promise<Answer> =>
    (await deps.bridge()?.ask(request, key)) ?? { kind: "unavailable" };

  const state: Spark["state"] = {
    async get(key) {
      const answer = await ask({ t: "state-get", key: requireKey(key) });
      return answer.kind === "value" ? answer.value : (memory.get(key) ?? null);
    },
    async set(key, value) {
      const json = toJson(value, deps.pristine);
      const answer = await ask({ t: "state-set", key: requireKey(key), value: json }, `state ${key}`);
      if (answer.kind === "unavailable") memory.set(key, json);
    },
    async delete(key) {
      const answer = await ask({ t: "state-delete", key: requireKey(key) }, `state ${key}`);
      if (answer.kind === "unavailable") memory.delete(key);
    },
  };
  return Object.freeze({
    theme: deps.theme,
    async submit(value: unknown) {
      return (await ask({ t: "submit", value: toJson(value, deps.pristine) })).kind === "value";
    },
    state: Object.freeze(state),
    resize: deps.resize,
    async openLink(url: string) {
      const address = String(url).slice(0, LINK_CHARACTERS);
      const answer = address === "" ? undefined : await ask({ t: "link", url: address });
      return answer?.kind === "value" && answer.value === true;
    },
  });
}

function requireKey(key: string): string {
  if (typeof key === "string" && key !== "" && key.length <= STATE_KEY_CHARACTERS) return key;
  throw new Error(`A state key is a text of 1 to ${STATE_KEY_CHARACTERS} characters.`);
}
