-- Components, their versions and compiled code, and what people and frames leave on them.
-- Children point to (tenant_id, component_id): a foreign key is checked without row level security, so without the
-- tenant in it a row could be hung on somebody else's component.
-- Values whose key order a person sees (data, state, results, recipes) are json; jsonb would sort their keys.

create table public.components (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  created_by uuid not null,
  title text not null check (char_length(title) between 1 and 200),
  prompt text not null default '' check (char_length(prompt) <= 8000),
  summary text not null default '' check (char_length(summary) <= 4000),
  kind text not null default 'generated' check (char_length(kind) between 1 and 64),
  theme text not null default 'auto' check (theme in ('light', 'dark', 'auto')),
  provider text not null,
  model text,
  data json not null default 'null',
  data_revision integer not null default 1 check (data_revision > 0),
  current_version integer not null default 1 check (current_version > 0),
  status text not null default 'active' check (status in ('active', 'archived')),
  archived_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (tenant_id, id),
  check ((status = 'archived') = (archived_at is not null))
);
create index components_newest on public.components (tenant_id, created_at desc, id desc);
create index components_newest_by_status on public.components (tenant_id, status, created_at desc, id desc);
create index components_updated_by_status on public.components (tenant_id, status, updated_at desc, id desc);
create index components_updated on public.components (tenant_id, updated_at desc, id desc);
create index components_mine on public.components (created_by, created_at desc, id desc);
create trigger touch before update on public.components for each row execute function private.touch_updated_at();

create table public.component_bundles (
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  hash text not null check (char_length(hash) between 8 and 128),
  js text not null,
  css text not null,
  created_at timestamptz(3) not null default now(),
  primary key (tenant_id, hash)
);

create table public.component_versions (
  component_id uuid not null,
  version integer not null check (version > 0),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  parent_version integer,
  created_by uuid not null,
  source text not null check (octet_length(source) <= 51200),
  source_hash text not null,
  bundle_hash text not null,
  source_bytes integer not null,
  js_bytes integer not null,
  css_bytes integer not null,
  provider text not null,
  model text,
  recipe json,
  verdict jsonb not null,
  timings jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  primary key (component_id, version),
  foreign key (tenant_id, component_id) references public.components (tenant_id, id) on delete cascade,
  foreign key (tenant_id, bundle_hash) references public.component_bundles (tenant_id, hash)
);
create index component_versions_history on public.component_versions (tenant_id, component_id, version desc);
create index component_versions_bundle on public.component_versions (tenant_id, bundle_hash);
create index component_versions_created_by on public.component_versions (created_by);

create table public.component_executions (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  component_id uuid not null,
  user_id uuid not null,
  version integer not null,
  kind text not null check (kind in ('mount', 'error')),
  mount_ms real check (mount_ms >= 0),
  message text check (char_length(message) <= 500),
  created_at timestamptz(3) not null default now(),
  foreign key (tenant_id, component_id) references public.components (tenant_id, id) on delete cascade
);
create index component_executions_list on public.component_executions (tenant_id, component_id, created_at desc, id desc);
create index component_executions_user_id on public.component_executions (user_id);

create table public.component_results (
  id bigint generated always as identity primary key,
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  component_id uuid not null,
  user_id uuid not null,
  version integer not null,
  value json not null,
  created_at timestamptz(3) not null default now(),
  foreign key (tenant_id, component_id) references public.components (tenant_id, id) on delete cascade
);
create index component_results_list on public.component_results (tenant_id, component_id, id);
create index component_results_user_id on public.component_results (user_id);

create table public.component_feedback (
  component_id uuid not null,
  user_id uuid not null,
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  version integer not null,
  rating text not null check (rating in ('up', 'down')),
  comment text check (char_length(comment) <= 2000),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (component_id, user_id),
  foreign key (tenant_id, component_id) references public.components (tenant_id, id) on delete cascade
);
create index component_feedback_totals on public.component_feedback (tenant_id, component_id, rating);
create index component_feedback_user_id on public.component_feedback (user_id);
create trigger touch before update on public.component_feedback for each row execute function private.touch_updated_at();

create table public.component_state (
  component_id uuid not null,
  key text not null check (char_length(key) between 1 and 128),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  value json not null check (octet_length(value::text) <= 65536),
  updated_by uuid not null,
  updated_at timestamptz(3) not null default now(),
  primary key (component_id, key),
  foreign key (tenant_id, component_id) references public.components (tenant_id, id) on delete cascade
);
create index component_state_component on public.component_state (tenant_id, component_id, key);
create trigger touch before update on public.component_state for each row execute function private.touch_updated_at();

grant select, insert, delete on public.components to authenticated;
grant update (title, prompt, summary, theme, kind, provider, model, data, data_revision, current_version, status, archived_at)
  on public.components to authenticated;
grant select, insert, delete on public.component_bundles to authenticated;
grant select, insert on public.component_versions, public.component_executions, public.component_results to authenticated;
grant select, insert, delete on public.component_feedback, public.component_state to authenticated;
grant update (version, rating, comment) on public.component_feedback to authenticated;
grant update (value, updated_by) on public.component_state to authenticated;

alter table public.components enable row level security;
alter table public.components force row level security;
create policy components_select on public.components for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy components_insert on public.components for insert to authenticated
  with check (tenant_id in (select private.my_tenants()) and created_by = (select auth.uid()));
create policy components_update on public.components for update to authenticated
  using (tenant_id in (select private.my_tenants())) with check (tenant_id in (select private.my_tenants()));
-- Everybody in the tenant may improve a component; only its maker and managers may remove it.
create policy components_delete on public.components for delete to authenticated
  using (tenant_id in (select private.my_tenants())
    and (created_by = (select auth.uid()) or tenant_id in (select private.managed_tenants())));

alter table public.component_bundles enable row level security;
alter table public.component_bundles force row level security;
create policy component_bundles_select on public.component_bundles for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy component_bundles_insert on public.component_bundles for insert to authenticated
  with check (tenant_id in (select private.my_tenants()));
create policy component_bundles_update on public.component_bundles for update to authenticated using (false);
create policy component_bundles_delete on public.component_bundles for delete to authenticated
  using (tenant_id in (select private.my_tenants()));

alter table public.component_versions enable row level security;
alter table public.component_versions force row level security;
create policy component_versions_select on public.component_versions for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy component_versions_insert on public.component_versions for insert to authenticated
  with check (tenant_id in (select private.my_tenants()) and created_by = (select auth.uid()));
create policy component_versions_update on public.component_versions for update to authenticated using (false);
create policy component_versions_delete on public.component_versions for delete to authenticated using (false);

alter table public.component_executions enable row level security;
alter table public.component_executions force row level security;
create policy component_executions_select on public.component_executions for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy component_executions_insert on public.component_executions for insert to authenticated
  with check (tenant_id in (select private.my_tenants()) and user_id = (select auth.uid()));
create policy component_executions_update on public.component_executions for update to authenticated using (false);
create policy component_executions_delete on public.component_executions for delete to authenticated using (false);

alter table public.component_results enable row level security;
alter table public.component_results force row level security;
create policy component_results_select on public.component_results for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy component_results_insert on public.component_results for insert to authenticated
  with check (tenant_id in (select private.my_tenants()) and user_id = (select auth.uid()));
create policy component_results_update on public.component_results for update to authenticated using (false);
create policy component_results_delete on public.component_results for delete to authenticated using (false);

alter table public.component_feedback enable row level security;
alter table public.component_feedback force row level security;
create policy component_feedback_select on public.component_feedback for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy component_feedback_insert on public.component_feedback for insert to authenticated
  with check (tenant_id in (select private.my_tenants()) and user_id = (select auth.uid()));
create policy component_feedback_update on public.component_feedback for update to authenticated
  using (tenant_id in (select private.my_tenants()) and user_id = (select auth.uid()))
  with check (tenant_id in (select private.my_tenants()) and user_id = (select auth.uid()));
create policy component_feedback_delete on public.component_feedback for delete to authenticated
  using (tenant_id in (select private.my_tenants()) and user_id = (select auth.uid()));

alter table public.component_state enable row level security;
alter table public.component_state force row level security;
create policy component_state_select on public.component_state for select to authenticated
  using (tenant_id in (select private.my_tenants()));
create policy component_state_insert on public.component_state for insert to authenticated
  with check (tenant_id in (select private.my_tenants()) and updated_by = (select auth.uid()));
create policy component_state_update on public.component_state for update to authenticated
  using (tenant_id in (select private.my_tenants()))
  with check (tenant_id in (select private.my_tenants()) and updated_by = (select auth.uid()));
create policy component_state_delete on public.component_state for delete to authenticated
  using (tenant_id in (select private.my_tenants()));
