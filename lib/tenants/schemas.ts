import { z } from "zod";
import type { Invitation, Member, Tenant } from "./tenant-verbs";

const Role = z.enum(["owner", "admin", "member"]);

export const TenantKey = z.object({ id: z.string().max(64) });
export const CreateTenant = z.object({ name: z.string().trim().min(1).max(120) });
export const RenameTenant = TenantKey.extend(CreateTenant.shape);
/** A member's new role. */
export const SetMember = TenantKey.extend({ user_id: z.uuid(), role: Role });
export const RemoveMember = TenantKey.extend({ user_id: z.uuid() });
/** An owner is made of a member, never invited. */
export const Invite = TenantKey.extend({
  email: z.email().max(320),
  role: z.enum(["admin", "member"]).default("member"),
  expires_in: z.coerce
    .number()
    .int()
    .min(60)
    .max(30 * 86_400)
    .default(7 * 86_400),
});
export const RevokeInvitation = TenantKey.extend({ invitation_id: z.uuid() });
export const AcceptInvitation = z.object({ token: z.string().min(20).max(200) });

export const TenantJson = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  is_current: z.boolean(),
  created_at: z.string(),
});
export const MemberJson = z.object({ user_id: z.string(), email: z.string(), role: Role, joined_at: z.string() });
export const InvitationJson = z.object({
  id: z.string(),
  email: z.string(),
  role: Role,
  expires_at: z.string(),
  accepted_at: z.string().nullable(),
  created_at: z.string(),
});

/** Records to wire form. */
export const toTenantJson = ({ id, name, role, isCurrent, createdAt }: Tenant): z.output<typeof TenantJson> => ({
  id,
  name,
  role,
  is_current: isCurrent,
  created_at: createdAt.toISOString(),
});

export const toMemberJson = ({ userId, email, role, joinedAt }: Member): z.output<typeof MemberJson> => ({
  user_id: userId,
  email,
  role,
  joined_at: joinedAt.toISOString(),
});

export const toInvitationJson = (invitation: Invitation): z.output<typeof InvitationJson> => ({
  id: invitation.id,
  email: invitation.email,
  role: invitation.role,
  expires_at: invitation.expiresAt.toISOString(),
  accepted_at: invitation.acceptedAt?.toISOString() ?? null,
  created_at: invitation.createdAt.toISOString(),
});
