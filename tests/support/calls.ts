import type { Scope } from "#lib/core/context";
import { OPERATIONS } from "#lib/operations/operations";

/** Rows of one tenant that calls can name. */
export interface Target {
  readonly tenantId: string;
  readonly ownerId: string;
  readonly colleagueId: string;
  readonly componentId: string;
  readonly sessionId: string;
  /** The chat under the name that its client gave it. */
  readonly sessionKey: string;
  readonly projectId: string;
  readonly changeId: string;
  readonly linkId: string;
  readonly runId: string;
  readonly keyId: string;
  readonly memoryId: string;
  readonly invitationId: string;
  readonly invitationToken: string;
}

/** One whole and valid request. */
export interface Call {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

interface Shape {
  readonly query?: Record<string, string>;
  readonly body?: unknown;
}

/** Who may make a call with a key: holders of a scope, any key, or no key at all because it is a person's. */
type Leave = Scope | "any" | "person";

// For pages of ours alone, so it is not in the catalogue; it shows as much as any other.
const UNTOLD = { operationId: "readFrame", method: "get", path: "/api/components/{id}/frame" };

const CLOSED = [...OPERATIONS.filter(({ isOpen }) => !isOpen), UNTOLD];

/** The names of all calls that need a caller. */
export const CLOSED_OPERATIONS: readonly string[] = CLOSED.map(({ operationId }) => operationId);

/** Calls that answer everybody; a body would not matter to them. */
export const OPEN_CALLS: readonly Call[] = OPERATIONS.filter(({ isOpen }) => isOpen).map(({ operationId, method, path }) => {
  return { operation: operationId, method: method.toUpperCase(), path, ...(method !== "get" && { body: {} }) };
});

/** The scope of each call. Reading an app is leave enough to use it: its state, its results, what one thinks of it. */
export const LEAVES: Record<string, Leave> = {
  createLink: "generate",
  revokeLink: "generate",
  generateMicroApp: "generate",
  getRun: "read",
  sendMessage: "generate",
  resumeStream: "read",
  listSessions: "read",
  getSession: "read",
  renameSession: "generate",
  deleteSession: "generate",
  stopTurn: "generate",
  listComponents: "read",
  getComponent: "read",
  readFrame: "read",
  deleteComponent: "manage",
  getArtifact: "read",
  getSource: "read",
  getIframe: "read",
  exportComponent: "read",
  readData: "read",
  replaceData: "generate",
  createRenderToken: "read",
  listVersions: "read",
  saveVersion: "generate",
  restoreVersion: "generate",
  listResults: "read",
  submitResult: "read",
  getState: "read",
  putState: "read",
  deleteState: "read",
  giveFeedback: "read",
  archiveComponent: "manage",
  reportExecution: "read",
  listTemplates: "any",
  listMemories: "person",
  saveMemory: "person",
  searchMemories: "person",
  forgetMemory: "person",
  listProjects: "read",
  createProject: "generate",
  getProject: "read",
  changeProject: "generate",
  deleteProject: "generate",
  getProjectFile: "read",
  putProjectFiles: "generate",
  getOverlay: "read",
  applyDiff: "generate",
  getSettings: "person",
  saveSettings: "person",
  getRealtimeToken: "person",
  listTenants: "read",
  createTenant: "person",
  renameTenant: "manage",
  switchTenant: "person",
  listMembers: "read",
  setMemberRole: "manage",
  removeMember: "manage",
  listInvitations: "manage",
  inviteMember: "manage",
  revokeInvitation: "manage",
  acceptInvitation: "person",
  listKeys: "manage",
  createKey: "manage",
  revokeKey: "manage",
  listAudit: "manage",
  listUsage: "read",
};

const APP = { prompt: "Show one number", data_context: 7 };

/** What a call says besides its path. The first of several is the one that names most. */
const SHAPES: Record<string, (at: Target) => Shape | Shape[]> = {
  createLink: ({ componentId }) => [{ body: { component_id: componentId } }, { body: { prompt: "one number" } }],
  generateMicroApp: ({ componentId }) => [{ body: { ...APP, component_id: componentId } }, { body: APP }],
  sendMessage: ({ sessionKey, componentId }) => [
    { body: { message: "Show one number", data_context: 7, session_id: sessionKey } },
    { body: { message: "Show one number", data_context: 7, component_id: componentId } },
    { body: { message: "Show one number", data_context: 7 } },
  ],
  renameSession: () => ({ body: { title: "Planted" } }),
  stopTurn: () => ({ body: {} }),
  readData: () => ({ body: {} }),
  replaceData: () => ({ body: { data: 8 } }),
  createRenderToken: () => ({ body: {} }),
  saveVersion: () => ({ body: { source: "export default () => <p>Planted</p>;", base_version: 2 } }),
  restoreVersion: () => ({ body: {} }),
  submitResult: () => ({ body: { value: "planted" } }),
  putState: () => ({ body: { value: "planted" } }),
  giveFeedback: () => ({ body: { rating: "down", comment: "planted" } }),
  archiveComponent: () => ({ body: { archived: true } }),
  reportExecution: () => ({ body: { version: 1, kind: "error", message: "planted" } }),
  saveMemory: () => ({ body: { content: "Always use planted charts" } }),
  searchMemories: () => ({ body: { query: "charts" } }),
  createProject: () => ({ body: { name: "Planted", files: [{ path: "planted.ts", content: "planted" }] } }),
  changeProject: () => ({ body: { name: "Planted" } }),
  getProjectFile: () => ({ query: { path: "a.ts" } }),
  putProjectFiles: () => ({ body: { files: [{ path: "planted.ts", content: "planted" }] } }),
  getOverlay: () => ({ query: { prompt: "one number" } }),
  applyDiff: ({ changeId }) => [
    { body: { undo: changeId } },
    { body: { diff: "--- /dev/null\n+++ b/by-diff.ts\n@@ -0,0 +1 @@\n+planted\n" } },
  ],
  saveSettings: () => ({ body: { theme: "dark" } }),
  createTenant: () => ({ body: { name: "Planted" } }),
  renameTenant: () => ({ body: { name: "Planted" } }),
  switchTenant: () => ({ body: {} }),
  setMemberRole: ({ colleagueId }) => ({ body: { user_id: colleagueId, role: "admin" } }),
  removeMember: ({ colleagueId }) => ({ query: { user_id: colleagueId } }),
  inviteMember: () => ({ body: { email: "planted@example.com" } }),
  revokeInvitation: ({ invitationId }) => ({ query: { invitation_id: invitationId } }),
  acceptInvitation: ({ invitationToken }) => ({ body: { token: invitationToken } }),
  createKey: () => ({ body: { name: "Planted", scopes: ["manage"] } }),
};

// What is based on the current version goes before what makes others, and what removes something comes last.
const weightOf = ({ method, operation }: Call): number =>
  operation === "saveVersion" ? -1 : Number(method === "DELETE") + Number(operation === "deleteComponent");

/** Every call that needs a caller, aimed at this tenant, in an order in which one after another can succeed. */
export function callsAt(target: Target): Call[] {
  const calls = CLOSED.flatMap(({ operationId, method, path }) =>
    [SHAPES[operationId]?.(target) ?? {}].flat().map(({ query, body }): Call => {
      const search = query === undefined ? "" : `?${new URLSearchParams(query)}`;
      return { operation: operationId, method: method.toUpperCase(), path: `${filled(path, target)}${search}`, body };
    }),
  );
  return calls.toSorted((a, b) => weightOf(a) - weightOf(b));
}

/** Is it about a chat or a project? They are a person's own, also among colleagues. */
export function isPersonal(call: Call, { sessionId, sessionKey, projectId }: Target): boolean {
  const text = JSON.stringify(call);
  return [sessionId, sessionKey, projectId].some((id) => text.includes(id));
}

/** Does it name anything of the tenant? What does not is about the caller's own. */
export function isAimed(call: Call, target: Target): boolean {
  const text = JSON.stringify(call);
  return Object.values(target).some((id) => text.includes(id));
}

const PLACES: readonly (readonly [prefix: string, id: keyof Target])[] = [
  ["/api/a2a/links/", "linkId"],
  ["/api/a2a/runs/", "runId"],
  ["/api/chat/", "sessionId"],
  ["/api/components/", "componentId"],
  ["/api/keys/", "keyId"],
  ["/api/memories/", "memoryId"],
  ["/api/projects/", "projectId"],
  ["/api/tenants/", "tenantId"],
];

function filled(path: string, target: Target): string {
  const place = PLACES.find(([prefix]) => path.startsWith(prefix));
  return path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
    if (name === "n") return "1";
    if (name === "key") return "saved";
    if (place === undefined) throw new Error(`No row is known for ${path}`);
    return target[place[1]];
  });
}
