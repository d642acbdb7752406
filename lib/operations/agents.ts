import { CreateLink, GenerateAnswer, GenerateInput, LinkAnswer, LinkId, OpenLink, RunKey, RunState } from "#lib/a2a/schemas";
import { describeCalls, GONE, json, NOTHING, text } from "./call";

/** What the API says about its calls for agents. */
export const AGENTS = describeCalls("Agents", [
  [
    "createLink",
    "POST /api/a2a/links",
    "A signed link to an app, or to a request that becomes one when it is opened",
    { input: CreateLink, answers: json(LinkAnswer, 201), errors: GONE },
  ],
  ["revokeLink", "DELETE /api/a2a/links/{id}", "Ends a link", { input: LinkId, answers: NOTHING, errors: GONE }],
  [
    "openLink",
    "POST /api/a2a/links/open",
    "Uses a link once and streams the phases of its run; the page of the link does this",
    { input: OpenLink, answers: text("text/event-stream"), errors: GONE, isOpen: true },
  ],
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
