-- What belongs to one person: conversations, settings, memories, projects.

create table public.sparkcode_projects (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  user_id uuid not null,
  name text not null check (char_length(name) between 1 and 200),
  settings jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (user_id, id)
);
create index sparkcode_projects_list on public.sparkcode_projects (user_id, tenant_id, updated_at desc, id desc);
create index sparkcode_projects_tenant_id on public.sparkcode_projects (tenant_id);
create trigger touch before update on public.sparkcode_projects for each row execute function private.touch_updated_at();

create table public.project_files (
  project_id uuid not null,
  path text not null check (char_length(path) between 1 and 1024),
  user_id uuid not null,
  content text not null,
  content_hash text not null,
  bytes integer not null check (bytes >= 0),
  language text,
  outline jsonb,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  primary key (project_id, path),
  foreign key (user_id, project_id) references public.sparkcode_projects (user_id, id) on delete cascade
);
create index project_files_owner on public.project_files (user_id, project_id, path);
create trigger touch before update on public.project_files for each row execute function private.touch_updated_at();

-- Applied diffs with what was there before, so that each can be undone.
create table public.project_changes (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null,
  user_id uuid not null,
  diff text not null,
  before json not null,
  undone_at timestamptz(3),
  created_at timestamptz(3) not null default now(),
  foreign key (user_id, project_id) references public.sparkcode_projects (user_id, id) on delete cascade
);
create index project_changes_list on public.project_changes (user_id, project_id, created_at desc, id desc);

create table public.chat_sessions (
  id uuid primary key default gen_random_uuid(),
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  user_id uuid not null,
  client_id text not null check (client_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  title text not null default '' check (char_length(title) <= 200),
  component_id uuid,
  project_id uuid,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (tenant_id, user_id, client_id),
  unique (user_id, id),
  foreign key (tenant_id, component_id) references public.components (tenant_id, id) on delete set null (component_id),
  foreign key (user_id, project_id) references public.sparkcode_projects (user_id, id) on delete set null (project_id)
);
create index chat_sessions_list on public.chat_sessions (user_id, tenant_id, updated_at desc, id desc);
create index chat_sessions_component on public.chat_sessions (tenant_id, component_id);
create index chat_sessions_project on public.chat_sessions (user_id, project_id);
create trigger touch before update on public.chat_sessions for each row execute function private.touch_updated_at();

-- Append-only: an edited or repeated turn is a new row that says from which position on it takes over.
create table public.chat_messages (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  tenant_id uuid not null references public.tenants (id) on delete cascade,
  user_id uuid not null,
  client_id text not null check (client_id ~ '^[A-Za-z0-9_-]{1,64}$'),
  position integer not null check (position >= 0),
  replaces_position integer check (replaces_position >= 0 and replaces_position < position),
  role text not null check (role in ('system', 'user', 'assistant')),
  parts jsonb not null,
  metadata jsonb,
  created_at timestamptz(3) not null default now(),
  unique (session_id, position),
  unique (session_id, client_id),
  foreign key (user_id, session_id) references public.chat_sessions (user_id, id) on delete cascade
);
create index chat_messages_session on public.chat_messages (user_id, session_id, position);
create index chat_messages_tenant_id on public.chat_messages (tenant_id);

-- `id` is the person's own id: realtime filters by it.
create table public.user_settings (
  id uuid primary key references auth.users (id) on delete cascade,
  theme text not null default 'auto' check (theme in ('light', 'dark', 'auto')),
  default_provider text check (char_length(default_provider) <= 64),
  default_mode text not null default 'auto' check (default_mode in ('auto', 'text', 'component', 'code')),
  effort text not null default 'fast' check (effort in ('fast', 'quality')),
  privacy text not null default 'standard' check (privacy in ('standard', 'schema-only')),
  preferences jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create trigger touch before update on public.user_settings for each row execute function private.touch_updated_at();

set search_path = public, extensions;
-- Loads the library, so that its settings are known to the function below.
do $$ begin perform '[1]'::vector; end $$;

create table public.user_embeddings (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null,
  kind text not null default 'preference' check (char_length(kind) between 1 and 64),
  content text not null check (char_length(content) between 1 and 4000),
  content_hash text not null,
  embedding vector(1536) not null,
  model text not null,
  metadata jsonb not null default '{}',
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (user_id, model, content_hash)
);
create index user_embeddings_list on public.user_embeddings (user_id, created_at desc, id desc);
create index user_embeddings_similarity on public.user_embeddings
  using hnsw (embedding vector_cosine_ops) with (m = 16, ef_construction = 64);
create trigger touch before update on public.user_embeddings for each row execute function private.touch_updated_at();

-- The caller's own memories nearest to a vector, best first. Vectors of different models are never compared:
-- `p_model` keeps to one; null is for homes that only ever used one.
-- The iterative scan goes on until enough rows of this person are found; without it the filter starves the index.
create function public.match_user_embeddings(
  query_embedding vector(1536), match_threshold double precision, match_count integer, p_user_id uuid, p_model text default null
) returns table (id uuid, kind text, content text, metadata jsonb, model text, similarity double precision, created_at timestamptz)
language sql stable security invoker
set search_path = public, extensions
set hnsw.iterative_scan = relaxed_order
as $$
  with nearest as materialized (
    select e.id, e.kind, e.content, e.metadata, e.model, e.created_at, e.embedding <=> query_embedding as distance
    from public.user_embeddings e
    where e.user_id = p_user_id and (p_model is null or e.model = p_model)
    order by e.embedding <=> query_embedding
    limit least(greatest(match_count, 0), 100)
  )
  select n.id, n.kind, n.content, n.metadata, n.model, 1 - n.distance, n.created_at
  from nearest n
  where 1 - n.distance >= match_threshold
  order by n.distance, n.id
$$;
reset search_path;

revoke all on function public.match_user_embeddings from public, anon, service_role;
grant execute on function public.match_user_embeddings to authenticated;

grant select, insert, delete on public.sparkcode_projects, public.project_files, public.project_changes to authenticated;
grant update (name, settings) on public.sparkcode_projects to authenticated;
grant update (content, content_hash, bytes, language, outline) on public.project_files to authenticated;
grant update (undone_at) on public.project_changes to authenticated;
grant select, insert, delete on public.chat_sessions to authenticated;
grant update (title, component_id, project_id, updated_at) on public.chat_sessions to authenticated;
grant select, insert on public.chat_messages to authenticated;
grant select, insert on public.user_settings to authenticated;
grant update (theme, default_provider, default_mode, effort, privacy, preferences) on public.user_settings to authenticated;
grant select, insert, delete on public.user_embeddings to authenticated;
grant update (kind, content, content_hash, embedding, model, metadata) on public.user_embeddings to authenticated;

alter table public.sparkcode_projects enable row level security;
alter table public.sparkcode_projects force row level security;
-- The person's own, also after they left the tenant in which they made it.
create policy sparkcode_projects_select on public.sparkcode_projects for select to authenticated using (user_id = (select auth.uid()));
create policy sparkcode_projects_insert on public.sparkcode_projects for insert to authenticated
  with check (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy sparkcode_projects_update on public.sparkcode_projects for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy sparkcode_projects_delete on public.sparkcode_projects for delete to authenticated using (user_id = (select auth.uid()));

alter table public.project_files enable row level security;
alter table public.project_files force row level security;
create policy project_files_select on public.project_files for select to authenticated using (user_id = (select auth.uid()));
create policy project_files_insert on public.project_files for insert to authenticated with check (user_id = (select auth.uid()));
create policy project_files_update on public.project_files for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy project_files_delete on public.project_files for delete to authenticated using (user_id = (select auth.uid()));

alter table public.project_changes enable row level security;
alter table public.project_changes force row level security;
create policy project_changes_select on public.project_changes for select to authenticated using (user_id = (select auth.uid()));
create policy project_changes_insert on public.project_changes for insert to authenticated with check (user_id = (select auth.uid()));
create policy project_changes_update on public.project_changes for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy project_changes_delete on public.project_changes for delete to authenticated using (user_id = (select auth.uid()));

alter table public.chat_sessions enable row level security;
alter table public.chat_sessions force row level security;
create policy chat_sessions_select on public.chat_sessions for select to authenticated
  using (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy chat_sessions_insert on public.chat_sessions for insert to authenticated
  with check (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy chat_sessions_update on public.chat_sessions for update to authenticated
  using (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()))
  with check (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy chat_sessions_delete on public.chat_sessions for delete to authenticated
  using (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));

alter table public.chat_messages enable row level security;
alter table public.chat_messages force row level security;
create policy chat_messages_select on public.chat_messages for select to authenticated
  using (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy chat_messages_insert on public.chat_messages for insert to authenticated
  with check (user_id = (select auth.uid()) and tenant_id in (select private.my_tenants()));
create policy chat_messages_update on public.chat_messages for update to authenticated using (false);
create policy chat_messages_delete on public.chat_messages for delete to authenticated using (false);

alter table public.user_settings enable row level security;
alter table public.user_settings force row level security;
create policy user_settings_select on public.user_settings for select to authenticated using (id = (select auth.uid()));
create policy user_settings_insert on public.user_settings for insert to authenticated with check (id = (select auth.uid()));
create policy user_settings_update on public.user_settings for update to authenticated
  using (id = (select auth.uid())) with check (id = (select auth.uid()));
create policy user_settings_delete on public.user_settings for delete to authenticated using (false);

alter table public.user_embeddings enable row level security;
alter table public.user_embeddings force row level security;
create policy user_embeddings_select on public.user_embeddings for select to authenticated using (user_id = (select auth.uid()));
create policy user_embeddings_insert on public.user_embeddings for insert to authenticated with check (user_id = (select auth.uid()));
create policy user_embeddings_update on public.user_embeddings for update to authenticated
  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy user_embeddings_delete on public.user_embeddings for delete to authenticated using (user_id = (select auth.uid()));
