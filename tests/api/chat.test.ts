import { beforeAll, describe, expect, test } from "vitest";
import { eventsOf, sharedApi, type Api } from "../support/api";

let api: Api;

beforeAll(async () => {
  ({ api } = await sharedApi());
}, 300_000);

const sdkBody = (id: string, text: string, messageId: string = crypto.randomUUID()) => ({
  id,
  trigger: "submit-message",
  messages: [{ id: messageId, role: "user", parts: [{ type: "text", text }] }],
});

describe("POST /api/chat/message", () => {
  test("answers JSON unless a stream is asked for, and the component works", async () => {
    const { status, body } = await api("POST", "/api/chat/message", {
      message: "Create a table showing sales data with sorting",
    });
    expect(status).toBe(200);
    expect(body.message).toMatchObject({ role: "assistant" });
    expect(body.run).toMatchObject({ phase: "ready", provider: "composer" });
    expect(body.component).toMatchObject({ version: 1, provider: "composer" });
    expect((await api("GET", `/api/components/${body.component.id}`)).status).toBe(200);
  });

  test("streams the AI SDK's protocol: phases in order, source, component, usage, [DONE]", async () => {
    const answer = await api(
      "POST",
      "/api/chat/message",
      { message: "Build a KPI dashboard with 3 metrics" },
      { accept: "text/event-stream" },
    );
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    expect(answer.headers.get("x-vercel-ai-ui-message-stream")).toBe("v1");
    const events = eventsOf(answer.text);
    const types = events.map((event) => (event === "[DONE]" ? event : event.type));
    expect(types[0]).toBe("start");
    expect(types.at(-1)).toBe("[DONE]");
    expect(types.at(-2)).toBe("finish");
    expect(types).toEqual(expect.arrayContaining(["data-source", "data-component", "data-usage"]));
    const phases = events.flatMap((event) =>
      event !== "[DONE]" && event.type === "data-run" ? [(event["data"] as { phase: string }).phase] : [],
    );
    expect(phases).toEqual(["context", "generating", "validating", "compiling", "rendering", "storing", "ready"]);
  });

  test("takes the AI SDK's own body, and keeps its ids", async () => {
    const id = `chat${crypto.randomUUID().slice(0, 8)}`;
    const answer = await api("POST", "/api/chat/message", sdkBody(id, "Make a filterable product list"));
    expect(eventsOf(answer.text).at(-1)).toBe("[DONE]");
    const session = await api("GET", `/api/chat/sessions/${id}`);
    expect(session.body.messages.map((message: { role: string }) => message.role)).toEqual(["user", "assistant"]);
    expect(session.body).toMatchObject({ client_id: id, title: "Make a filterable product list" });
    expect((await api("GET", `/api/chat/message/${id}/stream`)).status).toBe(204);
  });

  test("small talk makes no component", async () => {
    const { body } = await api("POST", "/api/chat/message", { message: "hello" });
    expect(body.component).toBeUndefined();
    expect(body.message.parts.some((part: { type: string }) => part.type === "text")).toBe(true);
  });

  test("a change in the same chat is a new version of its app", async () => {
    const first = await api("POST", "/api/chat/message", {
      message: "bar chart of sales",
      data_context: [
        { region: "North", sales: 3 },
        { region: "South", sales: 5 },
      ],
    });
    const second = await api("POST", "/api/chat/message", { message: "make it a line chart", session_id: first.body.session_id });
    expect(second.body.component).toMatchObject({ id: first.body.component.id, version: 2 });
  });

  test("an edited message takes the place of what followed it; a repeated one of the answer alone", async () => {
    const id = `chat${crypto.randomUUID().slice(0, 8)}`;
    await api("POST", "/api/chat/message", sdkBody(id, "hello", "m1"));
    await api("POST", "/api/chat/message", { ...sdkBody(id, "hello again", "m1"), messageId: "m1" });
    const edited = (await api("GET", `/api/chat/sessions/${id}`)).body.messages;
    expect(edited).toHaveLength(2);
    expect(edited[0].parts[0].text).toBe("hello again");
    const repeat = { ...sdkBody(id, "hello again", edited[0].id), trigger: "regenerate-message" };
    await api("POST", "/api/chat/message", repeat);
    const repeated = (await api("GET", `/api/chat/sessions/${id}`)).body.messages;
    expect(repeated).toHaveLength(2);
    expect(repeated[0].id).toBe(edited[0].id);
    expect(repeated[1].id).not.toBe(edited[1].id);
  });

  test("an unknown session is not found", async () => {
    const answer = await api("POST", "/api/chat/message", { message: "hi", session_id: crypto.randomUUID() });
    expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("sessions", () => {
  test("are listed newest first in pages, found by their title, renamed and deleted", async () => {
    const word = `word${crypto.randomUUID().slice(0, 8)}`;
    for (const number of [1, 2, 3]) await api("POST", "/api/chat/message", { message: `${word} ${number}`, mode: "text" });
    const first = await api("GET", `/api/chat/sessions?q=${word}&limit=2`);
    expect(first.body.items.map((item: { title: string }) => item.title)).toEqual([`${word} 3`, `${word} 2`]);
    const second = await api("GET", `/api/chat/sessions?q=${word}&limit=2&cursor=${first.body.next_cursor}`);
    expect(second.body).toMatchObject({ items: [{ title: `${word} 1` }], next_cursor: null });
    const { id } = second.body.items[0];
    expect((await api("PATCH", `/api/chat/sessions/${id}`, { title: "Renamed" })).body.title).toBe("Renamed");
    expect((await api("PATCH", `/api/chat/sessions/${id}`, { title: "" })).status).toBe(400);
    expect((await api("DELETE", `/api/chat/sessions/${id}`)).status).toBe(204);
    expect((await api("GET", `/api/chat/sessions/${id}`)).status).toBe(404);
  });

  test("stopping when nothing runs is fine", async () => {
    const { body } = await api("POST", "/api/chat/message", { message: "hello" });
    expect((await api("POST", `/api/chat/sessions/${body.session_id}/stop`)).body).toEqual({ stopped: false });
  });
});
