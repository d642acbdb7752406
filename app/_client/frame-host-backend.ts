import { z } from "zod";
import type { Json } from "#lib/core/json";
import { callApi, tellApi } from "./api";
import { ProblemError } from "./problem";

/** What the host does at the API for one component. Its id and the person's session are bound here, never taken from the frame. */
export interface FrameBackend {
  readData(): Promise<{ readonly data: Json; readonly revision: number }>;
  getState(key: string): Promise<Json>;
  putState(key: string, value: Json): Promise<void>;
  deleteState(key: string): Promise<void>;
  submit(value: Json): Promise<void>;
  report(execution: { kind: "mount"; mountMs: number } | { kind: "error"; message: string }): Promise<void>;
}

const JsonValue = z.custom<Json>((value) => value !== undefined);
const DataAnswer = z.object({ data: JsonValue, revision: z.number() });
const StateAnswer = z.object({ value: JsonValue.nullable() });

/** The backend of one component and version; with a render token the data may be read without a session. */
export function createFrameBackend(options: {
  componentId: string;
  version: number;
  renderToken?: string | undefined;
}): FrameBackend {
  const { version, renderToken } = options;
  const base = `/api/components/${encodeURIComponent(options.componentId)}`;
  const stateAt = (key: string): string => `${base}/state/${encodeURIComponent(key)}`;
  return {
    readData: () =>
      callApi(DataAnswer, `${base}/data`, { method: "POST", body: renderToken === undefined ? {} : { token: renderToken } }),
    async getState(key) {
      try {
        return (await callApi(StateAnswer, stateAt(key))).value;
      } catch (error) {
        // Nothing was saved under this key yet, or the component is gone; its data call says which.
        if (error instanceof ProblemError && error.code === "not_found") return null;
        throw error;
      }
    },
    putState: (key, value) => tellApi(stateAt(key), { method: "PUT", body: { value } }),
    deleteState: (key) => tellApi(stateAt(key), { method: "DELETE" }),
    submit: (value) => tellApi(`${base}/results`, { method: "POST", body: { value } }),
    report: (execution) =>
      tellApi(`${base}/executions`, { method: "POST", body: { version, ...toWire(execution) }, keepalive: true }),
  };
}

function toWire(execution: Parameters<FrameBackend["report"]>[0]): object {
  if (execution.kind === "error") return execution;
  return { kind: "mount", mount_ms: Math.round(execution.mountMs) };
}

/** Is this a refusal that says "not for you here"? A page elsewhere shows apps without being able to save for them. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === "unauthenticated" || error.code === "forbidden");
}
