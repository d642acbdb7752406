import { createComponentVerbs } from "./component-verbs";
import { createDataVerbs } from "./data-verbs";
import { createExecutionVerbs } from "./execution-verbs";
import { createFeedbackVerbs } from "./feedback-verbs";
import { createHistoryVerbs } from "./history-verbs";
import { createResultVerbs } from "./result-verbs";
import { createShelfVerbs } from "./shelf-verbs";
import { createStateVerbs } from "./state-verbs";
import type { RegistryDeps } from "./types";
import { createVersionVerbs } from "./version-verbs";

/** Everything a caller may do with stored components. */
export function createRegistry(deps: RegistryDeps) {
  return {
    ...createComponentVerbs(deps),
    ...createShelfVerbs(deps),
    ...createVersionVerbs(deps),
    ...createHistoryVerbs(deps),
    ...createDataVerbs(deps),
    ...createStateVerbs(deps),
    ...createFeedbackVerbs(deps),
    ...createExecutionVerbs(deps),
    ...createResultVerbs(deps),
  };
}

export type Registry = ReturnType<typeof createRegistry>;
