-- What hosted realtime reads from the replication stream: each change of the tables that are followed live is announced when it
-- is committed. A notification holds less than 8,000 bytes, so a longer change is put aside and its number announced.

create schema if not exists realtime;
revoke all on schema realtime from public;

create table if not exists realtime.long_changes (
  id bigint generated always as identity primary key,
  change text not null
);

create or replace function realtime.announce_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  change text := json_build_object(
    'schema', tg_table_schema,
    'table', tg_table_name,
    'type', tg_op,
    'commit_timestamp', clock_timestamp(),
    'record', case when tg_op <> 'DELETE' then row_to_json(new) end,
    'old_record', case when tg_op = 'DELETE' then row_to_json(old) end
  )::text;
  long_id bigint;
begin
  if octet_length(change) > 7500 then
    insert into realtime.long_changes (change) values (change) returning id into long_id;
    change := json_build_object('long_id', long_id)::text;
  end if;
  perform pg_notify('realtime_changes', change);
  return null;
end
$$;

create or replace trigger realtime_announce after insert or update or delete on public.user_settings
  for each row execute function realtime.announce_change();
create or replace trigger realtime_announce after insert or update or delete on public.components
  for each row execute function realtime.announce_change();
create or replace trigger realtime_announce after insert or update or delete on public.chat_sessions
  for each row execute function realtime.announce_change();
