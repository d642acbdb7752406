import type { EmbeddedDatabase } from "./database";
import type { Keys } from "./keys";

export type LocalOwner = Keys["localOwner"];

/** The person of this machine as an ordinary user with a workspace, made at the first start; nobody knows a password for it. */
export async function ensureLocalOwner(database: EmbeddedDatabase, { userId, tenantId, email }: LocalOwner): Promise<LocalOwner> {
  const find = "select raw_app_meta_data ->> 'tenant_id' as tenant_id from auth.users where id = $1";
  const [found] = await database.query<{ tenant_id: string }>(find, [userId]);
  // The workspace that this person works in now, which need not be the first one.
  if (found !== undefined) return { userId, email, tenantId: found.tenant_id };
  const [made] = await database.query<{ tenant_id: string }>(
    `insert into auth.users (id, email, email_confirmed_at, raw_app_meta_data)
     values ($1, $2, now(), jsonb_build_object('tenant_id', $3::text, 'provider', 'local', 'providers', jsonb_build_array('local')))
     returning raw_app_meta_data ->> 'tenant_id' as tenant_id`,
    [userId, email, tenantId],
  );
  return { userId, email, tenantId: made?.tenant_id ?? tenantId };
}
