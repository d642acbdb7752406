-- What people do with tenants, and what signing up and leaving for good mean.

-- Sign-up, first half: the tenant's id goes into the token claims. A given id is kept only if it is new.
create function private.assign_tenant() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  given text := new.raw_app_meta_data ->> 'tenant_id';
begin
  if given is null
    or given !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    or exists (select from public.tenants where id = given::uuid)
    or exists (select from auth.users where id = given::uuid)
  then
    given := gen_random_uuid()::text;
  end if;
  new.raw_app_meta_data := coalesce(new.raw_app_meta_data, '{}'::jsonb) || jsonb_build_object('tenant_id', given);
  return new;
end
$$;

-- Sign-up, second half: the tenant itself, its owner, and settings.
create function private.welcome_user() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  tenant uuid := (new.raw_app_meta_data ->> 'tenant_id')::uuid;
begin
  insert into public.tenants (id, name)
  values (tenant, left(coalesce(nullif(split_part(new.email, '@', 1), ''), 'Personal'), 120));
  insert into public.tenant_members (tenant_id, user_id, role) values (tenant, new.id, 'owner');
  insert into public.user_settings (id) values (new.id);
  return new;
end
$$;

-- Personal rows have no foreign key to auth.users, because programs have them too.
create function private.forget_user() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.chat_sessions where user_id = old.id;
  delete from public.sparkcode_projects where user_id = old.id;
  delete from public.user_embeddings where user_id = old.id;
  delete from public.component_feedback where user_id = old.id;
  delete from public.idempotency_keys where user_id = old.id;
  return old;
end
$$;

create trigger spark_assign_tenant before insert on auth.users for each row execute function private.assign_tenant();
create trigger spark_welcome_user after insert on auth.users for each row execute function private.welcome_user();
create trigger spark_forget_user after delete on auth.users for each row execute function private.forget_user();

-- Who is really calling: a person, not a program that acts as its tenant.
create function private.require_person() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (select from auth.users where id = auth.uid()) then
    raise exception 'Only a signed-in person can do this.' using errcode = 'SP403';
  end if;
  return auth.uid();
end
$$;

create function private.create_tenant(p_name text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid := private.require_person();
  tenant uuid;
begin
  insert into public.tenants (name) values (p_name) returning id into tenant;
  insert into public.tenant_members (tenant_id, user_id, role) values (tenant, person, 'owner');
  return tenant;
end
$$;

-- Makes a tenant the active one: the next token of this person carries it.
create function private.switch_tenant(p_tenant_id uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid := private.require_person();
begin
  if not exists (select from public.tenant_members where tenant_id = p_tenant_id and user_id = person) then
    raise exception 'There is no such workspace.' using errcode = 'SP404';
  end if;
  update auth.users
  set raw_app_meta_data = coalesce(raw_app_meta_data, '{}'::jsonb) || jsonb_build_object('tenant_id', p_tenant_id)
  where id = person;
end
$$;

create function private.accept_invitation(p_token_hash text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
  person uuid := private.require_person();
  invitation public.tenant_invitations;
begin
  update public.tenant_invitations i set accepted_at = now()
  where i.token_hash = p_token_hash and i.accepted_at is null and i.expires_at > now()
    and lower(i.email) = (select lower(u.email) from auth.users u where u.id = person)
  returning i.* into invitation;
  if invitation.id is null then
    raise exception 'This invitation is not for you, was used, or has expired.' using errcode = 'SP404';
  end if;
  insert into public.tenant_members (tenant_id, user_id, role) values (invitation.tenant_id, person, invitation.role)
  on conflict (tenant_id, user_id) do nothing;
  return invitation.tenant_id;
end
$$;

-- Members with their addresses, for those who share the tenant.
create function private.list_members(p_tenant_id uuid)
returns table (user_id uuid, email text, role text, created_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select m.user_id, u.email::text, m.role, m.created_at
  from public.tenant_members m join auth.users u on u.id = m.user_id
  where m.tenant_id = p_tenant_id and p_tenant_id in (select private.my_tenants())
  order by m.created_at, m.user_id
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.create_tenant, private.switch_tenant, private.accept_invitation, private.list_members to authenticated;
