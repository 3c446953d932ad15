-- Owner: integration. What an old message that came said goes, too; that it came, with its hash, and what came of it stays.

alter table integration.message_in add column thinned_at timestamptz;
-- The number of a supplement at the national portal may stay: by it packages of one supplement are known as such.
alter table integration.message_in add constraint message_in_thinned
  check (thinned_at is null or state in ('done', 'refused') and body - 'row' = '{}');
-- What is still to be thinned out, the oldest first.
create index message_in_whole on integration.message_in (done_at)
  where thinned_at is null and state in ('done', 'refused');
grant update (thinned_at) on integration.message_in to motcua_app;
grant select (thinned_at) on integration.message_in to motcua_report;
