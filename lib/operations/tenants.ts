import { z } from "zod";
import { CreateKey, KeyId, KeyJson } from "#lib/keys/schemas";
import { AuditJson, ListAudit, UsageJson } from "#lib/observability/schemas";
import {
  AcceptInvitation,
  CreateTenant,
  InvitationJson,
  Invite,
  MemberJson,
  RemoveMember,
  RenameTenant,
  RevokeInvitation,
  SetMember,
  TenantJson,
  TenantKey,
} from "#lib/tenants/schemas";
import { describeCalls, GONE, json, NOTHING, pageOf } from "./call";

/** What the API says about its calls for tenants. */
export const TENANTS = describeCalls("Workspaces", [
  ["listTenants", "GET /api/tenants", "The caller's workspaces", { answers: json(pageOf(TenantJson)) }],
  [
    "createTenant",
    "POST /api/tenants",
    "Makes a workspace that the caller owns",
    { input: CreateTenant, answers: json(TenantJson, 201) },
  ],
  ["renameTenant", "PATCH /api/tenants/{id}", "Gives it another name", { input: RenameTenant, answers: NOTHING, errors: GONE }],
  [
    "switchTenant",
    "POST /api/tenants/{id}/switch",
    "The caller works there from now on",
    { input: TenantKey, answers: json(z.object({ tenant_id: z.string() })), errors: GONE },
  ],
  [
    "listMembers",
    "GET /api/tenants/{id}/members",
    "Who belongs to it",
    { input: TenantKey, answers: json(pageOf(MemberJson)), errors: GONE },
  ],
  [
    "setMemberRole",
    "POST /api/tenants/{id}/members",
    "Gives a member another role",
    { input: SetMember, answers: NOTHING, errors: ["not_found", "conflict"] },
  ],
  [
    "removeMember",
    "DELETE /api/tenants/{id}/members",
    "Removes a member, or the caller",
    { input: RemoveMember, answers: NOTHING, errors: ["not_found", "conflict"] },
  ],
  [
    "listInvitations",
    "GET /api/tenants/{id}/invitations",
    "Who is invited",
    { input: TenantKey, answers: json(pageOf(InvitationJson)), errors: GONE },
  ],
  [
    "inviteMember",
    "POST /api/tenants/{id}/invitations",
    "Invites an address; the link is shown once",
    { input: Invite, answers: json(InvitationJson, 201), errors: ["forbidden"] },
  ],
  [
    "revokeInvitation",
    "DELETE /api/tenants/{id}/invitations",
    "Takes an invitation back",
    { input: RevokeInvitation, answers: NOTHING, errors: GONE },
  ],
  [
    "acceptInvitation",
    "POST /api/invitations/accept",
    "Joins the workspace that invited the caller",
    { input: AcceptInvitation, answers: json(z.object({ tenant_id: z.string() })), errors: GONE },
  ],
  [
    "listKeys",
    "GET /api/keys",
    "The workspace's API keys, without the keys themselves",
    { answers: json(pageOf(KeyJson)), errors: ["forbidden"] },
  ],
  [
    "createKey",
    "POST /api/keys",
    "Makes a key and shows it once",
    { input: CreateKey, answers: json(KeyJson.extend({ key: z.string() }), 201), errors: ["forbidden"] },
  ],
  ["revokeKey", "DELETE /api/keys/{id}", "Ends a key at once", { input: KeyId, answers: NOTHING, errors: GONE }],
  [
    "listAudit",
    "GET /api/audit",
    "The audit trail, newest first",
    { input: ListAudit, answers: json(pageOf(AuditJson)), errors: ["forbidden"] },
  ],
  [
    "listUsage",
    "GET /api/usage",
    "Runs, tokens and estimated cost of the last thirty days, by day and model",
    { answers: json(z.object({ items: z.array(UsageJson) })), errors: ["forbidden"] },
  ],
]);
