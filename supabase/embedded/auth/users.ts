import type { Transaction } from "@electric-sql/pglite";

import { AuthError } from "./auth-error";

/** A person as GoTrue shows them. */
export interface User {
  id: string;
  aud: string;
  role: string;
  email: string | null;
  phone: string;
  email_confirmed_at: Date | null;
  confirmed_at: Date | null;
  last_sign_in_at: Date | null;
  app_metadata: Record<string, unknown>;
  user_metadata: Record<string, unknown>;
  identities: Record<string, unknown>[];
  created_at: Date;
  updated_at: Date;
  is_anonymous: false;
}

export interface NewUser {
  id?: string | undefined;
  email: string;
  passwordHash?: string | undefined;
  userMetadata?: Record<string, unknown> | undefined;
  appMetadata?: Record<string, unknown> | undefined;
}

export interface UserChange {
  email?: string | undefined;
  passwordHash?: string | undefined;
  userMetadata?: Record<string, unknown> | undefined;
  appMetadata?: Record<string, unknown> | undefined;
}

/** What can ask the database a question, inside a transaction or not. */
export type Sql = Pick<Transaction, "query">;

const UNIQUE_VIOLATION = "23505";

const USER = `
  select u.id, u.aud, u.role, u.email, '' as phone, u.email_confirmed_at, u.email_confirmed_at as confirmed_at, u.last_sign_in_at,
    u.raw_app_meta_data as app_metadata, u.raw_user_meta_data as user_metadata, u.created_at, u.updated_at, false as is_anonymous,
    coalesce((select jsonb_agg(jsonb_build_object('identity_id', i.id, 'id', i.provider_id, 'user_id', i.user_id,
        'identity_data', i.identity_data, 'provider', i.provider, 'email', u.email, 'last_sign_in_at', i.last_sign_in_at,
        'created_at', i.created_at, 'updated_at', i.updated_at) order by i.created_at)
      from auth.identities i where i.user_id = u.id), '[]') as identities
  from auth.users u`;

/** The user with this id. */
export async function findUser(sql: Sql, id: string): Promise<User | undefined> {
  const { rows } = await sql.query<User>(`${USER} where u.id = $1`, [id]);
  return rows[0];
}

/** The user with this address, in whatever case it was written, and what their password is checked against. */
export async function findByEmail(
  sql: Sql,
  email: string,
): Promise<{ id: string; encrypted_password: string | null } | undefined> {
  const { rows } = await sql.query<{ id: string; encrypted_password: string | null }>(
    "select id, encrypted_password from auth.users where lower(email) = lower($1)",
    [email],
  );
  return rows[0];
}

/** Users from the newest on, and how many there are. */
export async function listUsers(
  sql: Sql,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ users: User[]; total: number }> {
  const { rows: users } = await sql.query<User>(`${USER} order by u.created_at desc, u.id desc limit $1 offset $2`, [
    limit,
    offset,
  ]);
  const { rows } = await sql.query<{ total: number }>("select count(*)::int as total from auth.users");
  return { users, total: rows[0]?.total ?? 0 };
}

/** Makes a user who signs in by mail and password; the schema's triggers give them a workspace. */
export async function insertUser(sql: Sql, user: NewUser): Promise<User> {
  const metadata = { provider: "email", providers: ["email"], ...user.appMetadata };
  try {
    const { rows } = await sql.query<{ id: string }>(
      `insert into auth.users (id, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
       values (coalesce($1::uuid, gen_random_uuid()), $2, $3, now(), $4, $5) returning id`,
      [user.id ?? null, user.email.toLowerCase(), user.passwordHash ?? null, metadata, user.userMetadata ?? {}],
    );
    const id = rows[0]?.id ?? "";
    await sql.query(
      `insert into auth.identities (user_id, provider, provider_id, identity_data)
       values ($1::uuid, 'email', $1::text, jsonb_build_object('sub', $1::text, 'email', $2::text, 'email_verified', true))`,
      [id, user.email.toLowerCase()],
    );
    return await existing(sql, id);
  } catch (error) {
    throw alreadyRegistered(error);
  }
}

/** Changes a user; metadata is merged key by key. */
export async function updateUser(sql: Sql, id: string, change: UserChange): Promise<User> {
  try {
    await sql.query(
      `update auth.users set email = coalesce($2, email), encrypted_password = coalesce($3, encrypted_password),
         raw_user_meta_data = jsonb_strip_nulls(raw_user_meta_data || $4::jsonb),
         raw_app_meta_data = jsonb_strip_nulls(raw_app_meta_data || $5::jsonb), updated_at = now()
       where id = $1`,
      [id, change.email?.toLowerCase() ?? null, change.passwordHash ?? null, change.userMetadata ?? {}, change.appMetadata ?? {}],
    );
    return await existing(sql, id);
  } catch (error) {
    throw alreadyRegistered(error);
  }
}

/** Removes a user and, through the schema, what is theirs alone. */
export async function deleteUser(sql: Sql, id: string): Promise<User> {
  const user = await existing(sql, id);
  await sql.query("delete from auth.users where id = $1", [id]);
  return user;
}

/** The user with this id, who must exist. */
export async function existing(sql: Sql, id: string): Promise<User> {
  const user = await findUser(sql, id);
  if (user === undefined) throw new AuthError(404, "user_not_found", "User not found");
  return user;
}

function alreadyRegistered(error: unknown): unknown {
  const isDuplicate = error instanceof Error && "code" in error && error.code === UNIQUE_VIOLATION;
  return isDuplicate ? new AuthError(422, "email_exists", "A user with this email address has already been registered") : error;
}
