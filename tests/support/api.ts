import { startApp, type App } from "./app-stack";

/** One answer, with its body read as JSON where it is JSON. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  // A test asserts what it needs; the shapes are what is being tested.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
  text: string;
}

export type Api = ReturnType<typeof apiOf>;

/** Calls of one app. Bodies that are text, bytes or streams are sent as they are, everything else as JSON. */
export function apiOf(app: Pick<App, "origin">) {
  return async function api(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    const isRaw = typeof body === "string" || body instanceof Uint8Array;
    const response = await fetch(`${app.origin}${path}`, {
      method,
      redirect: "manual",
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : undefined, text };
  };
}

/** The shared app and its calls. */
export async function sharedApi(): Promise<{ app: App; api: Api }> {
  const app = await startApp();
  return { app, api: apiOf(app) };
}

/** The events of an event stream in order; `[DONE]` stays a text. */
export function eventsOf(text: string): ({ type: string; [field: string]: unknown } | "[DONE]")[] {
  return text
    .split("\n\n")
    .filter((block) => block.startsWith("data: "))
    .map((block) => (block === "data: [DONE]" ? "[DONE]" : JSON.parse(block.slice("data: ".length))));
}
