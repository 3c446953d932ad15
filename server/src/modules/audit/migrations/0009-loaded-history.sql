-- Owner: audit. What happened before this log began, or elsewhere, and was brought in: era 0, told apart for ever.

-- The only way to write an event with times of its own. Nobody is told of what is loaded, and it is not sealed: it proves
-- nothing. The program loads it, in the name of nobody (actor 1).
create function audit.load_history(events jsonb) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare loaded bigint;
begin
  insert into audit.event (era, recorded_at, happened_at, request_id, actor_id, unit_id, type, subject_kind, subject_id,
    dossier_id, data)
  select 0, happened_at, happened_at, request_id, 1, unit_id, type, 'dossier', dossier_id, dossier_id, data
  from jsonb_to_recordset(events) as one (happened_at timestamptz, request_id uuid, unit_id bigint, type text,
    dossier_id bigint, data jsonb);
  get diagnostics loaded = row_count;
  return loaded;
end $$;
revoke execute on function audit.load_history from public;
grant execute on function audit.load_history to motcua_app;
