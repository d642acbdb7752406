import { GenerateAnswer, GenerateInput, RunKey, RunState } from "#lib/a2a/schemas";
import { describeCalls, GONE, json } from "./call";

/** What the API says about its calls for agents. */
export const AGENTS = describeCalls("Agents", [
  [
    "generateMicroApp",
    "POST /api/a2a/generate",
    "Makes an app from a request and data; Prefer: respond-async answers 202",
    {
      input: GenerateInput,
      answers: json(GenerateAnswer, 201),
      errors: ["invalid_component", "conflict", "providers_unavailable"],
    },
  ],
  ["getRun", "GET /api/a2a/runs/{id}", "State of an asynchronous run", { input: RunKey, answers: json(RunState), errors: GONE }],
]);
