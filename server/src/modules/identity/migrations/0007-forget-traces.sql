-- Owner: identity. Who tried what and who was signed in is kept for a year, and not for good.

-- Not a grant to delete, but this: not even a bug takes away what is younger than a year before the newest of its kind.
-- The year is that of logs (12 months); what a sign-in did stands in the events.
create function identity.forget_traces(most integer) returns integer
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with tries as (
    delete from identity.attempt
    where id in (select id from identity.attempt order by id limit most)
      and at < (select at from identity.attempt order by id desc limit 1) - interval '366 days'
    returning 1
  ), sessions as (
    delete from identity.session
    where id in (select id from identity.session order by id limit most)
      and ends_at < (select created_at from identity.session order by id desc limit 1) - interval '366 days'
    returning 1
  )
  select greatest((select count(*) from tries), (select count(*) from sessions))::integer
$$;
revoke execute on function identity.forget_traces(integer) from public;
grant execute on function identity.forget_traces(integer) to motcua_app;
