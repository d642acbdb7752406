-- The audit trail. It has no foreign keys: it outlives what it tells about.

create table public.audit_logs (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null,
  actor_id uuid not null,
  actor_kind text not null check (actor_kind in ('person', 'program')),
  action text not null check (char_length(action) between 1 and 64),
  subject_type text not null,
  subject_id text not null,
  before_hash text,
  after_hash text,
  request_id text not null,
  ip text,
  created_at timestamptz(3) not null default now()
);
create index audit_logs_list on public.audit_logs (tenant_id, created_at desc, id desc);
create index audit_logs_subject on public.audit_logs (tenant_id, subject_type, subject_id, created_at desc);
create index audit_logs_actor_id on public.audit_logs (actor_id);

-- Not even an owner or an administrator of the database changes it by an ordinary statement.
create function private.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'The audit trail is append-only.' using errcode = 'SP403';
end
$$;
create trigger append_only before update or delete on public.audit_logs for each row execute function private.refuse_change();
create trigger append_only_truncate before truncate on public.audit_logs for each statement execute function private.refuse_change();

grant select, insert on public.audit_logs to authenticated;

alter table public.audit_logs enable row level security;
alter table public.audit_logs force row level security;
create policy audit_logs_select on public.audit_logs for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy audit_logs_insert on public.audit_logs for insert to authenticated
  with check (tenant_id in (select private.my_tenants()) and actor_id = (select auth.uid()));
create policy audit_logs_update on public.audit_logs for update to authenticated using (false);
create policy audit_logs_delete on public.audit_logs for delete to authenticated using (false);

revoke execute on all functions in schema private from public;

-- Hosted projects have a publication for realtime; the embedded stack brings its own triggers.
do $$
begin
  if exists (select from pg_publication where pubname = 'supabase_realtime') then
    alter publication supabase_realtime add table public.user_settings, public.components, public.chat_sessions;
  end if;
end
$$;

-- Whatever default privileges gave away before they were revoked: these roles get nothing that is not granted above.
revoke all on all tables in schema public from anon, service_role, public;
revoke all on all sequences in schema public from anon, service_role, public;
