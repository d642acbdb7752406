-- Ways in for programs (keys, magic links), and the books kept about use.

create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  created_by uuid not null,
  name text not null check (char_length(name) between 1 and 120),
  prefix text not null check (char_length(prefix) between 4 and 24),
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['generate', 'read', 'manage']),
  expires_at timestamptz(3),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create index api_keys_list on public.api_keys (tenant_id, created_at desc, id desc);
create index api_keys_created_by on public.api_keys (created_by);

create table public.magic_links (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  created_by uuid not null,
  token_hash text not null unique,
  prompt text check (char_length(prompt) between 1 and 8000),
  component_id uuid,
  data json,
  options jsonb not null default '{}',
  max_uses integer not null check (max_uses between 1 and 100000),
  uses integer not null default 0 check (uses between 0 and max_uses),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  foreign key (tenant_id, component_id) references public.components (tenant_id, id) on delete cascade,
  check (prompt is not null or component_id is not null)
);
create index magic_links_list on public.magic_links (tenant_id, created_at desc, id desc);
create index magic_links_component on public.magic_links (tenant_id, component_id);
create index magic_links_created_by on public.magic_links (created_by);

create table public.idempotency_keys (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  user_id uuid not null,
  key text not null check (char_length(key) between 1 and 255),
  request_hash text not null,
  state text not null default 'running' check (state in ('running', 'done')),
  status integer,
  response json,
  created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null default now() + interval '24 hours',
  primary key (tenant_id, user_id, key)
);
create index idempotency_keys_expiry on public.idempotency_keys (user_id, expires_at);

create table public.usage_counters (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  day date not null default (now() at time zone 'utc')::date,
  metric text not null check (char_length(metric) between 1 and 64),
  provider text not null default '',
  model text not null default '',
  amount bigint not null default 0 check (amount >= 0),
  primary key (tenant_id, day, metric, provider, model)
);

grant select, insert on public.api_keys, public.magic_links to authenticated;
grant update (name, revoked_at) on public.api_keys to authenticated;
grant update (revoked_at) on public.magic_links to authenticated;
grant select, insert, delete on public.idempotency_keys to authenticated;
grant update (state, status, response) on public.idempotency_keys to authenticated;
grant select, insert on public.usage_counters to authenticated;
grant update (amount) on public.usage_counters to authenticated;

alter table public.api_keys enable row level security;
alter table public.api_keys force row level security;
create policy api_keys_select on public.api_keys for select to authenticated
  using (tenant_id in (select private.managed_tenants()));
create policy api_keys_insert on public.api_keys for insert to authenticated
  with check (tenant_id in (select private.managed_tenants()) and created_by = (select auth.uid()));
create policy api_keys_update on public.api_keys for update to authenticated
  using (tenant_id in (select private.managed_tenants())) with check (tenant_id in (select private.managed_tenants()));
-- A key is revoked, not removed: the audit trail refers to it.
create policy api_keys_delete on public.api_keys for delete to authenticated using (false);

alter table public.magic_links enable row level security;
alter table public.magic_links force row level security;
create policy magic_links_select on public.magic_links for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy magic_links_insert on public.magic_links for insert to authenticated
  with check (tenant_id in (select private.my_tenants()) and created_by = (select auth.uid()));
create policy magic_links_update on public.magic_links for update to authenticated
  using (tenant_id in (select private.my_tenants())
    and (created_by = (select auth.uid()) or tenant_id in (select private.managed_tenants())))
  with check (tenant_id in (select private.my_tenants()));
create policy magic_links_delete on public.magic_links for delete to authenticated using (false);

alter table public.idempotency_keys enable row level security;
alter table public.idempotency_keys force row level security;
create policy idempotency_keys_select on public.idempotency_keys for select to authenticated
  using (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy idempotency_keys_insert on public.idempotency_keys for insert to authenticated
  with check (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy idempotency_keys_update on public.idempotency_keys for update to authenticated
  using (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()))
  with check (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy idempotency_keys_delete on public.idempotency_keys for delete to authenticated
  using (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));

alter table public.usage_counters enable row level security;
alter table public.usage_counters force row level security;
create policy usage_counters_select on public.usage_counters for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy usage_counters_insert on public.usage_counters for insert to authenticated
  with check (tenant_id in (select private.my_tenants()));
create policy usage_counters_update on public.usage_counters for update to authenticated
  using (tenant_id in (select private.my_tenants())) with check (tenant_id in (select private.my_tenants()));
create policy usage_counters_delete on public.usage_counters for delete to authenticated using (false);

-- Finds a working key by the hash of its secret, before anybody is signed in. Last use is kept to the minute,
-- so that a busy key does not write on every request.
create function private.resolve_api_key(p_key_hash text)
returns table (id uuid, tenant_id uuid, key_hash text, scopes text[], expires_at timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.api_keys k set last_used_at = now()
  where k.key_hash = p_key_hash and k.revoked_at is null
    and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
  return query
    select k.id, k.tenant_id, k.key_hash, k.scopes, k.expires_at::timestamptz
    from public.api_keys k
    where k.key_hash = p_key_hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > now());
end
$$;

-- What a link would do, without using it up.
create function private.peek_magic_link(p_token_hash text)
returns table (id uuid, tenant_id uuid, prompt text, component_id uuid, data json, options jsonb, uses_left integer, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select l.id, l.tenant_id, l.prompt, l.component_id, l.data, l.options, l.max_uses - l.uses, l.expires_at
  from public.magic_links l
  where l.token_hash = p_token_hash and l.revoked_at is null and l.expires_at > now() and l.uses < l.max_uses
$$;

-- Uses a link once; no row when it is spent, expired, revoked or unknown. Two at the same moment cannot share a use.
create function private.redeem_magic_link(p_token_hash text)
returns table (id uuid, tenant_id uuid, prompt text, component_id uuid, data json, options jsonb, uses_left integer, expires_at timestamptz)
language sql volatile security definer set search_path = '' as $$
  update public.magic_links l set uses = l.uses + 1
  where l.token_hash = p_token_hash and l.revoked_at is null and l.expires_at > now() and l.uses < l.max_uses
  returning l.id, l.tenant_id, l.prompt, l.component_id, l.data, l.options, l.max_uses - l.uses, l.expires_at::timestamptz
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.resolve_api_key, private.peek_magic_link, private.redeem_magic_link to anon, authenticated;
