-- Files that are listed without their content, and how much a project holds, so that a list of projects reads no files.

alter table public.project_files
  add column kind text not null default 'text' check (kind in ('text', 'binary', 'large'));

alter table public.sparkcode_projects
  add column file_count integer not null default 0 check (file_count >= 0),
  add column bytes bigint not null default 0 check (bytes >= 0);

update public.sparkcode_projects p set
  file_count = (select count(*) from public.project_files f where f.project_id = p.id),
  bytes = (select coalesce(sum(f.bytes), 0) from public.project_files f where f.project_id = p.id);

grant update (kind) on public.project_files to authenticated;
grant update (file_count, bytes) on public.sparkcode_projects to authenticated;
