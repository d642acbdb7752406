import type { z } from "zod";
import { problemOf } from "./problem";

/** Calls the API and parses its answer; a refusal is thrown as `ProblemError`. */
export async function callApi<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<z.output<Schema>> {
  const response = await send(path, init);
  return schema.parse(await response.json());
}

/** The same for an answer without a body that matters. */
export async function tellApi(path: string, init: { method: string; body?: unknown; keepalive?: boolean }): Promise<void> {
  await send(path, init);
}

/** The same for an answer that is text. */
export async function readText(path: string): Promise<string> {
  return (await send(path, {}, "text/plain, */*")).text();
}

async function send(
  path: string,
  init: { method?: string; body?: unknown; signal?: AbortSignal; keepalive?: boolean },
  accept = "application/json",
): Promise<Response> {
  const { body, ...rest } = init;
  const response = await fetch(path, {
    ...rest,
    headers: { accept, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw problemOf(await response.text(), response.status);
  return response;
}
