-- Foundation: schemas, the application's login role, tenants and their members, and what happens at sign-up.

create schema if not exists extensions;
grant usage on schema extensions to anon, authenticated, service_role;
create extension if not exists vector with schema extensions;

-- Functions that may see more than their caller. Never exposed by an API; callers reach them by name only.
create schema private;
revoke all on schema private from public;
grant usage on schema private to anon, authenticated;

revoke create on schema public from public;
grant usage on schema public to anon, authenticated;
-- Hosted projects grant everything on new objects to the API roles; here every grant is written down.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

-- The application logs in as this role. It owns nothing, sees nothing by itself, and may only become one of two others.
-- A password is set outside of the migrations: alter role spark_app password '...'.
do $$
begin
  if not exists (select from pg_roles where rolname = 'spark_app') then
    create role spark_app login noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end
$$;
grant anon, authenticated to spark_app;

create table public.tenants (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 120),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

create table public.tenant_members (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null default 'member' check (role in ('owner', 'admin', 'member')),
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, user_id)
);
create index tenant_members_user_id on public.tenant_members (user_id);

create table public.tenant_invitations (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  email text not null check (char_length(email) between 3 and 320),
  role text not null default 'member' check (role in ('admin', 'member')),
  token_hash text not null unique,
  invited_by uuid not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index tenant_invitations_list on public.tenant_invitations (tenant_id, created_at desc, id desc);
create index tenant_invitations_invited_by on public.tenant_invitations (invited_by);

-- The caller's tenants: by membership, read at every statement so that leaving takes effect at once,
-- or the tenant itself when a program acts for it (sub = tenant id).
create function private.my_tenants() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select tenant_id from public.tenant_members where user_id = (select auth.uid())
  union
  select id from public.tenants where id = (select auth.uid())
$$;

-- The tenants whose keys and members the caller may manage.
create function private.managed_tenants() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select tenant_id from public.tenant_members where user_id = (select auth.uid()) and role in ('owner', 'admin')
  union
  select id from public.tenants where id = (select auth.uid())
$$;

create function private.owned_tenants() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select tenant_id from public.tenant_members where user_id = (select auth.uid()) and role = 'owner'
$$;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end
$$;
create trigger touch before update on public.tenants for each row execute function private.touch_updated_at();

-- A tenant keeps an owner for as long as it and that owner exist.
create function private.keep_an_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.role = 'owner' and (tg_op = 'DELETE' or new.role <> 'owner') then
    perform 1 from public.tenants where id = old.tenant_id for update;
    if found
      and exists (select from auth.users where id = old.user_id)
      and not exists (
        select from public.tenant_members
        where tenant_id = old.tenant_id and role = 'owner' and user_id <> old.user_id
      )
    then
      raise exception 'A workspace needs an owner. Make somebody else an owner first.' using errcode = 'SP409';
    end if;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger keep_an_owner before update or delete on public.tenant_members
  for each row execute function private.keep_an_owner();

grant select, delete on public.tenants to authenticated;
grant update (name) on public.tenants to authenticated;
grant select, insert, delete on public.tenant_members to authenticated;
grant update (role) on public.tenant_members to authenticated;
grant select, insert, delete on public.tenant_invitations to authenticated;

alter table public.tenants enable row level security;
alter table public.tenants force row level security;
create policy tenants_select on public.tenants for select to authenticated using (id in (select private.my_tenants()));
-- New tenants come from private.create_tenant, which also makes their first owner.
create policy tenants_insert on public.tenants for insert to authenticated with check (false);
create policy tenants_update on public.tenants for update to authenticated
  using (id in (select private.managed_tenants())) with check (id in (select private.managed_tenants()));
create policy tenants_delete on public.tenants for delete to authenticated using (id in (select private.owned_tenants()));

alter table public.tenant_members enable row level security;
alter table public.tenant_members force row level security;
create policy tenant_members_select on public.tenant_members for select to authenticated
  using (tenant_id in (select private.my_tenants()));
-- Managers handle everybody but owners; owners handle everybody; anybody may leave.
create policy tenant_members_insert on public.tenant_members for insert to authenticated
  with check (tenant_id in (select private.managed_tenants())
    and (role <> 'owner' or tenant_id in (select private.owned_tenants())));
create policy tenant_members_update on public.tenant_members for update to authenticated
  using (tenant_id in (select private.managed_tenants())
    and (role <> 'owner' or tenant_id in (select private.owned_tenants())))
  with check (tenant_id in (select private.managed_tenants())
    and (role <> 'owner' or tenant_id in (select private.owned_tenants())));
create policy tenant_members_delete on public.tenant_members for delete to authenticated
  using (user_id = (select auth.uid())
    or (tenant_id in (select private.managed_tenants())
      and (role <> 'owner' or tenant_id in (select private.owned_tenants()))));

alter table public.tenant_invitations enable row level security;
alter table public.tenant_invitations force row level security;
create policy tenant_invitations_select on public.tenant_invitations for select to authenticated
  using (tenant_id in (select private.managed_tenants()));
create policy tenant_invitations_insert on public.tenant_invitations for insert to authenticated
  with check (tenant_id in (select private.managed_tenants()) and invited_by = (select auth.uid()));
create policy tenant_invitations_update on public.tenant_invitations for update to authenticated using (false);
create policy tenant_invitations_delete on public.tenant_invitations for delete to authenticated
  using (tenant_id in (select private.managed_tenants()));

revoke execute on all functions in schema private from public;
grant execute on function private.my_tenants, private.managed_tenants, private.owned_tenants to authenticated;
