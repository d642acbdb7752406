import type { RunData } from "./chat-message";
import { providerName } from "./format";

const WHY: Readonly<Record<string, string>> = {
  "429": "was busy",
  first_token: "gave no answer in time",
  attempt: "gave no answer in time",
  deadline: "gave no answer in time",
  stall: "broke off",
  cut: "broke off",
  race: "was slower",
  "circuit open": "is resting after failures",
};

/** Who answered in the place of another one, and why; nothing when the first one did. */
export function sayFallback(run: RunData): string | undefined {
  const { provider, fallback_reason: reason } = run;
  const [, first, why = ""] = /^([^:]+): (.*)$/.exec(reason ?? "") ?? [];
  if (provider === undefined || first === undefined || first === provider) return undefined;
  const fault = WHY[why] ?? (/^\d{3}$/.test(why) ? `answered with status ${why}` : "gave no answer");
  return `Answered by ${providerName(provider)}, because ${providerName(first)} ${fault}.`;
}
