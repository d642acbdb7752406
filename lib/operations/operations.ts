import { createOpenApi, type OpenApiOptions, type Operation } from "#lib/http/openapi";
import { AGENTS } from "./agents";
import { CHAT } from "./chat";
import { COMPONENTS } from "./components";
import { MEMORY } from "./memory";
import { PEOPLE } from "./people";
import { PROJECTS } from "./projects";
import { SERVICE } from "./service";
import { TENANTS } from "./tenants";

/** Every call of the API. The schemas are those that check the requests. */
export const OPERATIONS: readonly Operation[] = [
  ...AGENTS,
  ...CHAT,
  ...COMPONENTS,
  ...PROJECTS,
  ...MEMORY,
  ...PEOPLE,
  ...TENANTS,
  ...SERVICE,
];

/** The OpenAPI 3.1 description of the whole API. */
export function describeApi(options: OpenApiOptions): Record<string, unknown> {
  return createOpenApi(OPERATIONS, options);
}
