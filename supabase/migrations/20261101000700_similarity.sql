-- Finding memories, planned for the person who asks. Before Postgres 18 a function in plain SQL is planned without its arguments,
-- as for somebody with an average number of memories: whoever has many had all of theirs compared, and the index stood by.

set search_path = public, extensions;
-- Loads the library, so that its settings are known to the function below.
do $$ begin perform '[1]'::vector; end $$;

create or replace function public.match_user_embeddings(
  query_embedding vector(1536), match_threshold double precision, match_count integer, p_user_id uuid, p_model text default null
) returns table (id uuid, kind text, content text, metadata jsonb, model text, similarity double precision, created_at timestamptz)
language plpgsql stable security invoker
set search_path = public, extensions
set hnsw.iterative_scan = relaxed_order
set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    with nearest as materialized (
      select e.id, e.kind, e.content, e.metadata, e.model, e.created_at, e.embedding <=> query_embedding as distance
      from public.user_embeddings e
      where e.user_id = p_user_id and (p_model is null or e.model = p_model)
      order by e.embedding <=> query_embedding
      limit least(greatest(match_count, 0), 100)
    )
    select n.id, n.kind, n.content, n.metadata, n.model, 1 - n.distance, n.created_at::timestamptz
    from nearest n
    where 1 - n.distance >= match_threshold
    order by n.distance, n.id;
end
$$;
reset search_path;
