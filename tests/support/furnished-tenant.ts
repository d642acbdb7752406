import type { Scope } from "#lib/core/context";
import { readSessions } from "#lib/auth/session-cookie";
import type { Api, ApiAnswer } from "./api";
import type { Target } from "./calls";
import { signUpPerson } from "./person";

type Person = Awaited<ReturnType<typeof signUpPerson>>;

export type FurnishedTenant = Awaited<ReturnType<typeof furnishTenant>>;

const DONE_MS = 20_000;
const KEY_END_MS = 1_000;

/** A tenant of two people in which everything has been done once. `secret` is in all that they wrote. */
export async function furnishTenant(api: Api) {
  const secret = `secret-${crypto.randomUUID().slice(0, 8)}`;
  const [owner, colleague] = await Promise.all([signUpPerson(api, secret), signUpPerson(api, "colleague")]);
  const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    bodyOf(owner.call(method, path, body, headers));
  const tenantId: string = (await ask("GET", "/api/tenants")).items[0].id;
  const startedAt = Date.now();
  const keys = await makeKeys(ask, new Date(startedAt + KEY_END_MS));
  const people = await furnishPeople(ask, colleague, tenantId, secret);
  const app = await furnishApp(ask, secret);
  const chat = await furnishChat(ask, secret);
  const memory = await ask("POST", "/api/memories", { content: `Always sign charts with ${secret}` });
  const project = await furnishProject(ask, secret);
  const target: Target = {
    tenantId,
    ...people,
    ...app,
    ...chat,
    ...project,
    memoryId: String(memory.id),
    keyId: (await makeKey(ask, ["read"])).id,
  };
  await hasPassed(KEY_END_MS, startedAt);
  return { secret, target, owner, colleague, keys };
}

/** What a person's browser proves itself with. */
export function sessionOf(person: Person): { cookieName: string; accessToken: string } {
  const [session] = readSessions([...person.cookies].map((pair) => pair.join("=")).join("; "));
  if (session === undefined) throw new Error("Nobody is signed in");
  return session;
}

type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiAnswer["body"]>;

async function furnishPeople(ask: Ask, colleague: Person, tenantId: string, secret: string) {
  const invitations = `/api/tenants/${tenantId}/invitations`;
  const { token } = await ask("POST", invitations, { email: colleague.email });
  await bodyOf(colleague.call("POST", "/api/invitations/accept", { token }));
  await bodyOf(colleague.call("POST", `/api/tenants/${tenantId}/switch`, {}));
  const pending = await ask("POST", invitations, { email: `${secret}-guest@example.com`, role: "admin" });
  await ask("PUT", "/api/user/settings", { preferences: { note: secret } });
  const { items } = await ask("GET", `/api/tenants/${tenantId}/members`);
  const idOf = (role: string): string => items.find((member: { role: string }) => member.role === role).user_id;
  return {
    ownerId: idOf("owner"),
    colleagueId: idOf("member"),
    invitationId: String(pending.id),
    invitationToken: String(pending.token),
  };
}

async function furnishApp(ask: Ask, secret: string) {
  const wish = { prompt: `Show one number, ${secret}`, data_context: { note: secret, number: 7 } };
  const { component_id: componentId } = await ask("POST", "/api/a2a/generate", wish, { "idempotency-key": secret });
  const path = `/api/components/${componentId}`;
  const source = `export default (props: { data: { number: number } }) => <p>${secret} {props.data.number}</p>;`;
  await ask("POST", `${path}/versions`, { source, base_version: 1 });
  await ask("PUT", `${path}/state/saved`, { value: secret });
  await ask("POST", `${path}/results`, { value: secret });
  await ask("PUT", `${path}/feedback`, { rating: "up", comment: secret });
  await ask("POST", `${path}/executions`, { version: 1, kind: "mount", mount_ms: 5, message: secret });
  const link = await ask("POST", "/api/a2a/links", { component_id: componentId });
  const run = await ask("POST", "/api/a2a/generate", wish, { prefer: "respond-async" });
  await finished(ask, run.id);
  return { componentId: String(componentId), linkId: String(link.id), runId: String(run.id) };
}

async function furnishChat(ask: Ask, secret: string) {
  const message = { message: `Show one number, ${secret}`, data_context: { note: secret, number: 7 } };
  const turn = await ask("POST", "/api/chat/message", message, { accept: "application/json" });
  const { id } = await ask("GET", `/api/chat/sessions/${turn.session_id}`);
  return { sessionId: String(id), sessionKey: String(turn.session_id) };
}

async function furnishProject(ask: Ask, secret: string) {
  const files = [{ path: "a.ts", content: `export const a = "${secret}";\n` }];
  const { id: projectId } = await ask("POST", "/api/projects", { name: secret, files, settings: { note: secret } });
  const diff = `--- a/a.ts\n+++ b/a.ts\n@@ -1 +1,2 @@\n export const a = "${secret}";\n+export const b = "${secret}";\n`;
  const { change_id: changeId } = await ask("POST", `/api/projects/${projectId}/apply`, { diff });
  return { projectId: String(projectId), changeId: String(changeId) };
}

/** A run that goes on would still change rows. */
async function finished(ask: Ask, id: string): Promise<void> {
  const deadline = Date.now() + DONE_MS;
  while ((await ask("GET", `/api/a2a/runs/${id}`)).state === "running") {
    if (Date.now() > deadline) throw new Error("The run does not end");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function hasPassed(milliseconds: number, since: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, since + milliseconds - Date.now()));
}

/** A key of each scope, one of all, one that was revoked and one that ends soon. */
async function makeKeys(ask: Ask, end: Date) {
  const every: readonly Scope[] = ["read", "generate", "manage"];
  const expired = await makeKey(ask, every, end);
  const revoked = await makeKey(ask, every);
  await ask("DELETE", `/api/keys/${revoked.id}`);
  const all = await makeKey(ask, every);
  const read = await makeKey(ask, ["read"]);
  const generate = await makeKey(ask, ["generate"]);
  const manage = await makeKey(ask, ["manage"]);
  return {
    expired: expired.key,
    revoked: revoked.key,
    all: all.key,
    read: read.key,
    generate: generate.key,
    manage: manage.key,
  };
}

async function makeKey(ask: Ask, scopes: readonly Scope[], end?: Date): Promise<{ id: string; key: string }> {
  return ask("POST", "/api/keys", { name: "Agent", scopes, ...(end && { expires_at: end.toISOString() }) });
}

async function bodyOf(answer: Promise<ApiAnswer>): Promise<ApiAnswer["body"]> {
  const { status, body, text } = await answer;
  if (status >= 300) throw new Error(`${status}: ${text}`);
  return body;
}
