import useSWR from "swr";
import { z } from "zod";
import { callApi } from "./api";

export const SETTINGS_PATH = "/api/user/settings";
export const KEYS_PATH = "/api/keys";
export const TENANTS_PATH = "/api/tenants";

const Settings = z.object({
  theme: z.enum(["light", "dark", "auto"]),
  default_provider: z.string().nullable(),
  default_mode: z.enum(["auto", "text", "component", "code"]),
  effort: z.enum(["fast", "quality"]),
  privacy: z.enum(["standard", "schema-only"]),
});

export type Settings = z.output<typeof Settings>;

const Key = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  expires_at: z.string().nullable(),
  last_used_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
  created_at: z.string(),
});

/** A key just made; the only answer that has the key itself. */
export const NewKey = Key.extend({ key: z.string() });
export type Key = z.output<typeof Key>;

const Role = z.enum(["owner", "admin", "member"]);
export const Tenant = z.object({ id: z.string(), name: z.string(), role: Role, is_current: z.boolean() });
export type Tenant = z.output<typeof Tenant>;
const Member = z.object({ user_id: z.string(), email: z.string(), role: Role, joined_at: z.string() });
export type Member = z.output<typeof Member>;
const AuditLine = z.object({
  id: z.string(),
  action: z.string(),
  subject_type: z.string(),
  subject_id: z.string(),
  actor_kind: z.string(),
  created_at: z.string(),
});

const UsageDay = z.object({
  day: z.string(),
  provider: z.string(),
  model: z.string(),
  runs: z.number(),
  tokens_in: z.number(),
  tokens_out: z.number(),
  cost_usd: z.number(),
});
export type UsageDay = z.output<typeof UsageDay>;

const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** What the person has chosen. */
export const useSettings = () => useSWR(SETTINGS_PATH, (path: string) => callApi(Settings, path));

/** The workspace's keys. */
export const useKeys = () => useSWR(KEYS_PATH, (path: string) => callApi(pageOf(Key), path));

/** The person's workspaces. */
export const useTenants = () => useSWR(TENANTS_PATH, (path: string) => callApi(pageOf(Tenant), path));

/** Who belongs to one. */
export const useMembers = (tenantId: string | undefined) =>
  useSWR(tenantId === undefined ? null : `/api/tenants/${tenantId}/members`, (path: string) => callApi(pageOf(Member), path));

/** What the workspace has used, by day and model. */
export const useUsage = () => useSWR("/api/usage", (path: string) => callApi(z.object({ items: z.array(UsageDay) }), path));

/** The newest lines of the audit trail. */
export const useTrail = () => useSWR("/api/audit?limit=12", (path: string) => callApi(pageOf(AuditLine), path));
